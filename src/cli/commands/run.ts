import type { CommandSpec } from '../command.ts';
import {
  futureFlag,
  MOVE_FLAG,
  option,
  output,
  RULE_FLAG,
  SET_FLAG,
  scenarioArgument,
  seedFlag,
  TURNS_FLAG,
} from '../options.ts';

/** `run`: plays one future and prints it. */
export const RUN: CommandSpec = {
  name: 'run',
  summary: 'play one future and print or save it',
  about: 'Play one future: every move with its reasons, and where all states are at the end.',
  args: [scenarioArgument()],
  options: [
    option('--plain', 'a turn-by-turn account in plain text (the default)', { excludes: ['json', 'csv'] }),
    option('--json', 'machine-readable: manifest, start, turns', { excludes: ['plain', 'csv'] }),
    option('--csv', 'a table: one row per turn and state', { excludes: ['plain', 'json'] }),
    option('--explain', 'every factor (plain), every clock with its terms (JSON), every chance (CSV)'),
    output(),
    seedFlag(),
    TURNS_FLAG,
    SET_FLAG,
    RULE_FLAG,
    futureFlag(),
    MOVE_FLAG,
  ],
  examples: [
    'run scenarios/russia-precedent --seed moscow',
    'run scenarios/russia-precedent --seed moscow --set weights.rights=2 --json -o run.json',
  ],
  load: async () => (await import('../actions/run.ts')).runAction,
};
