import type { CommandSpec } from '../command.ts';
import {
  option,
  output,
  PART_FLAGS,
  PLAY_FLAGS,
  RULE_FLAG,
  runs,
  SET_FLAG,
  scenarioArgument,
  seedFlag,
} from '../options.ts';

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
    SET_FLAG,
    RULE_FLAG,
    ...PART_FLAGS,
    ...PLAY_FLAGS,
    option('--json', 'machine-readable', { excludes: ['csv', 'parquet', 'dot'] }),
    option('--csv', 'a table: one row per pair of states', { excludes: ['json', 'parquet', 'dot'] }),
    option('--parquet', 'the same table for pandas, R or DuckDB', { excludes: ['json', 'csv', 'dot'] }),
    option('--dot', 'the graph, for Graphviz', { excludes: ['json', 'csv', 'parquet'] }),
    output('; the ending .json, .csv, .parquet, .dot or .tally gives the format'),
  ],
  examples: [
    'cascade scenarios/russia-precedent --seed moscow --runs 200',
    'cascade scenarios/two-states.yaml --seed one --dot -o tipped.dot',
  ],
  load: async () => (await import('../actions/cascade.ts')).cascadeAction,
};
