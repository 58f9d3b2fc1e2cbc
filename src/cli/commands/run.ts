import type { Command } from 'commander';
import type { RunFlags } from '../actions/run.ts';
import {
  exclusive,
  type Finish,
  withExamples,
  withFuture,
  withMoves,
  withSeed,
  withSets,
  withTurns,
} from '../options.ts';

const EXAMPLES = [
  'run scenarios/russia-precedent --seed moscow',
  'run scenarios/russia-precedent --seed moscow --set weights.rights=2 --json -o run.json',
] as const;

/** `run`: plays one future and prints it. */
export const addRun = (program: Command, finish: Finish): void => {
  const command = program
    .command('run')
    .summary('play one future and print or save it')
    .description('Play one future: every move with its reasons, and where all states are at the end.')
    .argument('<scenario>', 'a scenario file, its folder, or the name of a scenario that comes with demarche')
    .addOption(exclusive('--plain', 'a turn-by-turn account in plain text (the default)', ['json', 'csv']))
    .addOption(exclusive('--json', 'machine-readable: manifest, start, turns', ['plain', 'csv']))
    .addOption(exclusive('--csv', 'a table: one row per turn and state', ['plain', 'json']))
    .option('--explain', 'every factor (plain), every clock with its terms (JSON), every chance (CSV)')
    .option('-o, --output <file>', 'write to a file, completely or not at all');
  withSeed(command, 'without it one is drawn and printed');
  withMoves(withFuture(withSets(withTurns(command))));
  withExamples(command, EXAMPLES).action(async (scenario: string, flags: RunFlags) => {
    const { runAction } = await import('../actions/run.ts');
    finish(await runAction(scenario, flags));
  });
};
