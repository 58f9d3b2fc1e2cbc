import type { CommandSpec } from '../command.ts';
import {
  futureFlag,
  JSON_FLAG,
  MOVE_FLAG,
  option,
  output,
  RULE_FLAG,
  SET_FLAG,
  scenarioArgument,
  seedFlag,
} from '../options.ts';

/** `why`: explains one state's chances in one turn. */
export const WHY: CommandSpec = {
  name: 'why',
  summary: 'explain the chance of a state to move',
  about:
    'Explain the chance of a state to move: the factors, its peers, the evidence, and what would change it.',
  args: [scenarioArgument(), ['<state>', 'a state, by id or by name']],
  options: [
    option('--at <when>', 'a turn: 2026-03, 2026-03-15 or a turn number (default: the first turn)'),
    option('--no-tip', 'leave out what it takes for even odds, which needs a second or two'),
    JSON_FLAG,
    output(),
    seedFlag('default: demarche'),
    SET_FLAG,
    RULE_FLAG,
    futureFlag(),
    MOVE_FLAG,
  ],
  examples: [
    'why scenarios/russia-precedent CHN',
    'why scenarios/russia-precedent China --at 2026-03 --seed moscow --set weights.rights=2',
  ],
  load: async () => (await import('../actions/why.ts')).whyAction,
};
