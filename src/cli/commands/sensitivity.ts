import type { CommandSpec } from '../command.ts';
import {
  option,
  pointsFlags,
  QUEUE_FLAGS,
  RULE_FLAG,
  runs,
  SET_FLAG,
  scenarioArgument,
  seedFlag,
  wholeNumber,
} from '../options.ts';

/** `sensitivity`: what matters for an outcome, and how much. */
export const SENSITIVITY: CommandSpec = {
  name: 'sensitivity',
  summary: 'find what matters: which uncertain inputs move an outcome, and how much',
  about:
    'Which uncertain inputs matter for an outcome: all that the scenario gives a spread, what its block uncertain names, its rival rules, the dispositions of its states, and a choice among what-ifs. Every point has the same luck.',
  args: [scenarioArgument(), ['[what-ifs...]', 'what-ifs: which of them is played is one more input']],
  options: [
    option(
      '--outcome <text>',
      'what is measured: count (default), an index, "CHN recognises by 2028-07", "count >= 5", "date of count >= 5"',
    ),
    option('--when <condition>', 'only futures in which this holds: "count >= 5 by 2028-07"'),
    option(
      '--method <name>',
      'sobol (default): shares of the variance; morris: a screen; swing: one at a time',
      {
        choices: ['sobol', 'morris', 'swing'],
      },
    ),
    option('--input <id>', 'vary only this input; may be repeated (default: all)', { many: true }),
    option(
      '--rows <n>',
      'the budget: rows of points (sobol: a power of two, default 512) or trajectories (40)',
      {
        parse: wholeNumber(1, 100_000),
      },
    ),
    option('--evidence', 'the figures of which evidence leaves something open are inputs too'),
    option('--pairs', 'also which pairs of inputs act together'),
    runs(100),
    seedFlag(),
    SET_FLAG,
    RULE_FLAG,
    ...QUEUE_FLAGS,
    ...pointsFlags('one row per input'),
  ],
  examples: [
    'sensitivity scenarios/russia-precedent --seed moscow --method morris --rows 10 --runs 20',
    'sensitivity scenarios/russia-precedent --outcome "CHN recognises by 2028-07" --when "count >= 3" --input rule --input weight.precedent --rows 64',
  ],
  load: async () => (await import('../actions/sensitivity.ts')).sensitivityAction,
};
