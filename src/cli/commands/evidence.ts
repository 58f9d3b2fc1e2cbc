import type { CommandSpec } from '../command.ts';
import { option, pointsFlags, RULE_FLAG, runs, SET_FLAG, scenarioArgument, seedFlag } from '../options.ts';

/** `evidence`: which source to check next. */
export const EVIDENCE: CommandSpec = {
  name: 'evidence',
  summary: 'find which source to check next: how much of an answer hangs on each figure',
  about:
    'Which source to check next. The confidence of each figure (high, medium, low, judgement) says how far off it may be; figures are ranked by how much of the variance of the outcome would be gone if they were known. Both ends of a figure have the same luck.',
  args: [scenarioArgument()],
  options: [
    option(
      '--outcome <text>',
      'what is measured: count (default), an index, "CHN recognises by 2028-07", "count >= 5", "date of count >= 5"',
    ),
    option('--when <condition>', 'only futures in which this holds: "count >= 3 by 2027-07"'),
    option('--input <id>', 'only this figure, such as CHN.economy; may be repeated (default: all)', {
      many: true,
    }),
    runs(1000, 2),
    seedFlag(),
    SET_FLAG,
    RULE_FLAG,
    ...pointsFlags('one row per figure'),
  ],
  examples: [
    'evidence two-states --outcome "B recognises by 2026-07"',
    'evidence scenarios/russia-precedent --input CHN.economy --input CHN.rights --outcome "CHN recognises by 2028-07" --runs 50',
  ],
  load: async () => (await import('../actions/evidence.ts')).evidenceAction,
};
