import { InvalidArgumentError } from 'commander';
import type { CommandSpec } from '../command.ts';
import {
  type ArgumentText,
  EDIT_FLAGS,
  JSON_FLAG,
  option,
  output,
  PART_FLAGS,
  PLAY_FLAGS,
  RULE_FLAG,
  runs,
  scenarioArgument,
  seedFlag,
  TURNS_FLAG,
  wholeNumber,
} from '../options.ts';

/** The waves of a command. */
const WAVES: ArgumentText = [
  '[wave...]',
  'folders with scenario.yaml and observed.csv, scenario files in such folders, or names (default: all waves of two rungs that come with demarche)',
];

/** `forecast`: writes odds as a dated forecast that can be scored later. */
export const FORECAST: CommandSpec = {
  name: 'forecast',
  summary: 'write a dated forecast, to be scored later',
  about:
    'Write the chance of each rung, for each state and year, in Markdown, with the day of writing, what its writers knew by then, and the command that scores it.',
  args: [scenarioArgument()],
  options: [
    option('--knew <text>', 'what its writers knew when they wrote it'),
    option('--written <date>', 'the day of writing (default: today)'),
    seedFlag('forecast unless given'),
    runs(),
    ...PLAY_FLAGS,
    TURNS_FLAG,
    ...EDIT_FLAGS,
    output(),
  ],
  examples: [
    'forecast scenarios/russia-precedent --runs 200 --knew "Nothing after 8 July 2025." -o forecast.md',
    'forecast two-states --runs 200 --written 2026-11-29 --knew "A made-up case."',
  ],
  load: async () => (await import('../actions/forecast.ts')).forecastAction,
};

/** `score`: compares a forecast with the events that happened. */
export const SCORE: CommandSpec = {
  name: 'score',
  summary: 'score a forecast against what happened',
  about:
    'Hold a forecast of rungs against a table of what happened: log score, Brier score, ranked probability score, who moved, how many.',
  args: [
    ['<forecast>', 'the JSON of odds, or a dated forecast (.md)'],
    ['<outcome>', 'a table of what happened: state,rung,source, and from,looked where they are known'],
    ['[other...]', 'other forecasts of the same day, to hold beside it'],
  ],
  options: [
    option('--at <date>', 'which day of a dated forecast (default: its first)'),
    option(
      '--record <wave>',
      'a wave of the past: status quo and rates are counted in it, up to the forecast',
    ),
    JSON_FLAG,
    output(),
  ],
  examples: [
    'score docs/forecasts/2025-07-03.md docs/forecasts/outcomes/2026-07-03-as-coded.csv',
    'score docs/forecasts/2025-07-03.md docs/forecasts/outcomes/2026-07-03-strict.csv --json -o score.json',
  ],
  load: async () => (await import('../actions/score.ts')).scoreAction,
};

/** The number of futures that gives shares with an error of one or two hundredths. */
const BACKTEST_RUNS = 1000;

/** `backtest`: plays past waves from their first day, and scores them. */
export const BACKTEST: CommandSpec = {
  name: 'backtest',
  summary: 'score the model on past waves of recognition',
  about:
    'Play past waves of recognition from their first day and score the futures against what happened: who was earlier, how good the chances were, how often the bands held.',
  args: [WAVES],
  options: [
    option(
      '--weights <path>',
      'a file of weights and rates to lay over each wave, a folder with one for each held-out wave (without-ID.yaml), or none for those of its own file (default: those that come with demarche, fitted on the other waves, or on all of them for a wave that is new)',
    ),
    RULE_FLAG,
    option(
      '--write [file]',
      'write the skill on held-out waves to a small JSON file that odds quote (default: its own)',
    ),
    option(
      '--hold-out <turns>',
      'fit each wave without its last turns, play these, and score the rungs of its states',
      { excludes: ['json', 'weights', 'write', 'shard', 'checkpoint'], parse: wholeNumber(1, 1200) },
    ),
    JSON_FLAG,
    output(),
    seedFlag('backtest unless given'),
    runs(BACKTEST_RUNS),
    ...PART_FLAGS,
  ],
  examples: [
    'backtest libya-2011 --runs 100',
    'backtest taliban-2021 --hold-out 12',
    'backtest scenarios/history/taliban-1996 --runs 100 --json -o taliban.json',
  ],
  load: async () => (await import('../actions/backtest.ts')).backtestAction,
};

const spread = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value <= 10))
    throw new InvalidArgumentError('Expected a number above 0, at most 10, such as 1.');
  return value;
};

const MOST_MADE_UP = 100_000;

/** `fit`: estimates weights from past waves. */
export const FIT: CommandSpec = {
  name: 'fit',
  summary: 'fit weights and base rates to past waves of recognition',
  about:
    'Fit weights and base rates to past waves, by maximum likelihood with a prior at the defaults: estimates, errors, what is weakly informed, and what the waves say of another one.',
  args: [WAVES],
  options: [
    option('--leave-out <wave>', 'fit the other waves only; the weights are then for this one', {
      excludes: ['eachOut'],
    }),
    option(
      '--each-out <folder>',
      'leave out each wave in turn, and write its without-ID.yaml into the folder',
    ),
    option('--prior-sd <n>', 'sd of the prior of a weight that has none (default: 1)', { parse: spread }),
    option(
      '--uncertainty',
      'leave the weights of what others did free, and print them under several spreads of dispositions',
      { excludes: ['json', 'eachOut', 'leaveOut', 'recover'] },
    ),
    option('--no-frailty', "ignore the spread of the states' dispositions"),
    option('--start <file>', 'start at the estimates of a fit written as JSON'),
    option(
      '--recover <n>',
      'make up this many waves like the (one) wave, fit each, and show bias and coverage',
      {
        excludes: ['leaveOut', 'eachOut', 'start'],
        parse: wholeNumber(1, MOST_MADE_UP),
      },
    ),
    JSON_FLAG,
    output(': .yaml has the weights, .json all, .txt or no ending the tables'),
    seedFlag('with --recover; recover unless given'),
  ],
  examples: [
    'fit libya-2011 -o libya-weights.yaml',
    'fit libya-2011 taliban-1996 --leave-out taliban-1996 --json',
  ],
  load: async () => (await import('../actions/fit.ts')).fitAction,
};
