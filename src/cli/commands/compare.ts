import type { Command } from 'commander';
import type { CompareFlags } from '../actions/compare.ts';
import {
  collect,
  exclusive,
  type Finish,
  futureOption,
  withExamples,
  withRuns,
  withSeed,
  withTurns,
} from '../options.ts';

const EXAMPLES = [
  'compare scenarios/russia-precedent china-recognises-2026 western-norm-push --runs 200',
  'compare two-states --set weights.gain=3 --set A.rung=recognition --by 2026-07 --future 1 --runs 1000',
] as const;

/** `compare`: compares what-ifs with their base, with the same luck. */
export const addCompare = (program: Command, finish: Finish): void => {
  const command = program
    .command('compare')
    .summary('compare what-ifs with a base, with the same luck')
    .description(
      'Play the same futures in a base and in up to 8 what-ifs: who recognises more often, who earlier, and whether that is more than noise.',
    )
    .argument('<base>', 'a scenario file, its folder, or the name of a scenario that comes with demarche')
    .argument('[whatif...]', 'what-ifs: files, folders or names')
    .option('--set <path=value>', 'a what-if that makes this change in the base; may be repeated', collect)
    .option('--together', 'the changes of all --set make one what-if')
    .option('--by <when>', 'a turn: 2026-03, 2026-03-15 or a number; may be repeated', collect)
    .option('--state <state>', 'only this state, by id or by name; may be repeated', collect)
    .addOption(exclusive('--json', 'machine-readable', ['csv']))
    .addOption(exclusive('--csv', 'a table: one row per what-if, turn asked for and state', ['json']))
    .option('-o, --output <file>', 'write to a file, completely or not at all');
  command.addOption(futureOption('show where base and what-if first differ in this future, from 0'));
  withRuns(withTurns(withSeed(command, 'without it one is drawn and printed')));
  withExamples(command, EXAMPLES).action(
    async (base: string, whatIfs: readonly string[], flags: CompareFlags) => {
      const { compareAction } = await import('../actions/compare.ts');
      finish(await compareAction(base, whatIfs, flags));
    },
  );
};
