import { InvalidArgumentError } from 'commander';
import type { CommandSpec } from '../command.ts';
import { JSON_FLAG, option, output, seedFlag, wholeNumber } from '../options.ts';

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
  args: [
    [
      '[wave...]',
      'folders with scenario.yaml and observed.csv, scenario files in such folders, or names (default: all waves of two rungs that come with demarche)',
    ],
  ],
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
