import type { Command } from 'commander';
import type { BacktestFlags } from '../actions/backtest.ts';
import { type Finish, withExamples, withRuns, withSeed, withThreads } from '../options.ts';

/** Enough futures for shares that are right to about a hundredth. */
const BACKTEST_RUNS = 2000;

const EXAMPLES = [
  'backtest libya-2011 --runs 100',
  'backtest scenarios/history/taliban-1996 --runs 100 --json -o taliban.json',
] as const;

/** `backtest`: plays past waves from their first day, and scores them. */
export const addBacktest = (program: Command, finish: Finish): void => {
  const command = program
    .command('backtest')
    .summary('score the model on past waves of recognition')
    .description(
      'Play past waves of recognition from their first day and score the futures against what happened: who was earlier, how good the chances were, how often the bands held.',
    )
    .argument(
      '[wave...]',
      'folders with scenario.yaml and observed.csv, scenario files in such folders, or names (default: all waves that come with demarche)',
    )
    .option(
      '--weights <path>',
      'a file of weights and rates to lay over each wave, a folder with one for each held-out wave (without-ID.yaml), or none (default: those that come with demarche, fitted on the other waves)',
    )
    .option(
      '--write [file]',
      'write the skill on held-out waves to a small JSON file that odds quote (default: its own)',
    )
    .option('--json', 'machine-readable')
    .option('-o, --output <file>', 'write to a file, completely or not at all');
  withThreads(withRuns(withSeed(command, 'backtest unless given'), BACKTEST_RUNS));
  withExamples(command, EXAMPLES).action(async (waves: readonly string[], flags: BacktestFlags) => {
    const { backtestAction } = await import('../actions/backtest.ts');
    finish(await backtestAction(waves, flags));
  });
};
