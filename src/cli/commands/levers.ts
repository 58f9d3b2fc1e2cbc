import type { CommandSpec } from '../command.ts';
import { option, pointsFlags, RULE_FLAG, runs, SET_FLAG, scenarioArgument, seedFlag } from '../options.ts';

/** `levers`: which single changes move a goal most for their effort. */
export const LEVERS: CommandSpec = {
  name: 'levers',
  summary: 'rank single changes by what they do for a goal, per unit of effort',
  about:
    'Which single changes move a goal most for their effort, with intervals: those that the block levers of the scenario writes, with its bounds and costs, or else the weights, traits, tracks and rungs that may help. Each change is played with the same luck as the scenario as it is.',
  args: [scenarioArgument()],
  options: [
    option(
      '--goal <text>',
      'what is to come about: "CHN recognises by 2028-07", "count >= 5", or a number that is to rise: count',
    ),
    option('--odds <percent>', 'also where each lever brings the goal to these odds, such as 50%'),
    option('--when <condition>', 'only futures in which this holds: "count >= 3 by 2027-07"'),
    option('--lever <path>', 'a change to try, as --set names it or by its id; may be repeated', {
      many: true,
    }),
    runs(500, 2),
    seedFlag(),
    SET_FLAG,
    RULE_FLAG,
    ...pointsFlags('one row per lever'),
  ],
  examples: [
    'levers two-states --goal "B recognises by 2026-07" --odds 80%',
    'levers scenarios/russia-precedent --goal "count >= 4 by 2028-07" --lever weights.rights --runs 100',
  ],
  load: async () => (await import('../actions/levers.ts')).leversAction,
};
