import type { CommandSpec } from '../command.ts';
import {
  type ArgumentText,
  EDIT_FLAGS,
  formFlags,
  option,
  output,
  PART_FLAGS,
  pointsFlags,
  QUEUE_FLAGS,
  runs,
  scenarioArgument,
  seedFlag,
  wholeNumber,
} from '../options.ts';

/** A scenario and its what-ifs. The choice between the what-ifs is one more input. */
const WITH_WHAT_IFS: readonly ArgumentText[] = [
  scenarioArgument(),
  ['[what-ifs...]', 'what-ifs: which of them is played is one more input'],
];

const OUTCOME_FLAG = option(
  '--outcome <text>',
  'what is measured: count (default), an index, "CHN recognises by 2028-07", "count >= 5", "date of count >= 5"',
);

/** `sensitivity`: finds which inputs matter for an outcome, and how much. */
export const SENSITIVITY: CommandSpec = {
  name: 'sensitivity',
  summary: 'find what matters: which uncertain inputs move an outcome, and how much',
  about:
    'Which uncertain inputs matter for an outcome: all that the scenario gives a spread, what its block uncertain names, its rival rules, the dispositions of its states, and a choice among what-ifs. Every point has the same luck.',
  args: WITH_WHAT_IFS,
  options: [
    OUTCOME_FLAG,
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
    ...EDIT_FLAGS,
    ...QUEUE_FLAGS,
    ...pointsFlags('one row per input'),
  ],
  examples: [
    'sensitivity scenarios/russia-precedent --seed moscow --method morris --rows 10 --runs 20',
    'sensitivity scenarios/russia-precedent --outcome "CHN recognises by 2028-07" --when "count >= 3" --input rule --input weight.precedent --rows 64',
  ],
  load: async () => (await import('../actions/points.ts')).sensitivityAction,
};

/** `discover`: under which conditions something happens. */
export const DISCOVER: CommandSpec = {
  name: 'discover',
  summary: 'find the conditions under which something happens: boxes of the uncertain inputs',
  about:
    'Under which conditions something happens: boxes of the uncertain inputs in which it is frequent (PRIM), each as a sentence, and a tree (CART) as a cross-check.',
  args: WITH_WHAT_IFS,
  options: [
    option('--when <condition>', 'what should happen: "count >= 5 by 2028-07", "CHN recognises by 2027-12"'),
    option('--input <id>', 'look only at this input; may be repeated (default: all)', { many: true }),
    option('--points <n>', 'how many points of the inputs are tried (default: 4096)', {
      parse: wholeNumber(1, 100_000),
    }),
    runs(1),
    seedFlag(),
    ...EDIT_FLAGS,
    ...pointsFlags('one row per box and input'),
  ],
  examples: [
    'discover scenarios/russia-precedent --seed moscow --when "count >= 5 by 2028-07"',
    'discover scenarios/two-states.yaml --seed one --when "B recognises by 2026-07" --set weights.gain.sd=1 --points 1000',
  ],
  load: async () => (await import('../actions/points.ts')).discoverAction,
};

/** `cascade`: who tipped whom. */
export const CASCADE: CommandSpec = {
  name: 'cascade',
  summary: 'find who tipped whom: whose step brought whose, and which first movers matter',
  about:
    'Who tipped whom. Each step of a future is played again without earlier steps of others, on the same luck: which of them did it need? The graph over many futures, how many others a step of each state tips, and which first movers matter.',
  args: [scenarioArgument()],
  options: [
    option(
      '--steps <which>',
      'which steps: top (default), those to the highest rung; all, up and down (of 50 futures by default)',
      {
        choices: ['top', 'all'],
      },
    ),
    runs(1000),
    seedFlag(),
    ...EDIT_FLAGS,
    ...PART_FLAGS,
    ...formFlags({
      json: 'machine-readable',
      csv: 'a table: one row per pair of states',
      parquet: 'the same table for pandas, R or DuckDB',
      dot: 'the graph, for Graphviz',
    }),
    output('; the ending .json, .csv, .parquet, .dot or .tally gives the format'),
  ],
  examples: [
    'cascade scenarios/russia-precedent --seed moscow --runs 200',
    'cascade scenarios/two-states.yaml --seed one --dot -o tipped.dot',
  ],
  load: async () => (await import('../actions/cascade.ts')).cascadeAction,
};

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
    ...EDIT_FLAGS,
    ...pointsFlags('one row per lever'),
  ],
  examples: [
    'levers two-states --goal "B recognises by 2026-07" --odds 80%',
    'levers scenarios/russia-precedent --goal "count >= 4 by 2028-07" --lever weights.rights --runs 100',
  ],
  load: async () => (await import('../actions/points.ts')).leversAction,
};

/** `evidence`: which source to check next. */
export const EVIDENCE: CommandSpec = {
  name: 'evidence',
  summary: 'find which source to check next: how much of an answer hangs on each figure',
  about:
    'Which source to check next. The confidence of each figure (high, medium, low, judgement) says how far off it may be; figures are ranked by how much of the variance of the outcome would be gone if they were known. Both ends of a figure have the same luck.',
  args: [scenarioArgument()],
  options: [
    OUTCOME_FLAG,
    option('--when <condition>', 'only futures in which this holds: "count >= 3 by 2027-07"'),
    option('--input <id>', 'only this figure, such as CHN.economy; may be repeated (default: all)', {
      many: true,
    }),
    runs(1000, 2),
    seedFlag(),
    ...EDIT_FLAGS,
    ...pointsFlags('one row per figure'),
  ],
  examples: [
    'evidence two-states --outcome "B recognises by 2026-07"',
    'evidence scenarios/russia-precedent --input CHN.economy --input CHN.rights --outcome "CHN recognises by 2028-07" --runs 50',
  ],
  load: async () => (await import('../actions/points.ts')).evidenceAction,
};
