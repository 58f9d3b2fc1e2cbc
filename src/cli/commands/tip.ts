import { TIP_RUNS } from '../../domain/limits.ts';
import type { CommandSpec } from '../command.ts';
import {
  option,
  PART_FLAGS,
  PLAY_FLAGS,
  QUEUE_FLAGS,
  RULE_FLAG,
  runs,
  SET_FLAG,
  scenarioArgument,
  seedFlag,
  tableOutput,
  wholeNumber,
} from '../options.ts';

/** `tip`: finds the smallest single change that gives the odds that a person names. */
export const TIP: CommandSpec = {
  name: 'tip',
  summary: 'find the smallest change that gives the odds that you name',
  about:
    'The smallest single change (a weight, a trait, the start of a track or a state) with which a state, or a number of states, recognises with the odds that you name.',
  args: [scenarioArgument()],
  options: [
    option('--state <state>', 'this state recognises, by id or by name', { excludes: ['count'] }),
    option('--count <n>', 'at least this many states recognise at once', {
      excludes: ['state'],
      parse: wholeNumber(1, 100_000),
    }),
    option(
      '--by <when>',
      'by the end of a turn: 2026-03, 2026-03-15 or a turn number (default: the last turn)',
    ),
    option('--odds <percent>', 'the odds, such as 50% (default: 50%)'),
    option('--lever <path>', 'a value to change, as --set names it; may be repeated (default: many)', {
      many: true,
    }),
    ...tableOutput('one row per lever'),
    seedFlag(),
    SET_FLAG,
    RULE_FLAG,
    runs(TIP_RUNS, 100),
    ...PART_FLAGS,
    ...PLAY_FLAGS,
    ...QUEUE_FLAGS,
  ],
  examples: [
    'tip two-states --state Betaland --by 2026-07 --odds 80% --runs 500',
    'tip scenarios/russia-precedent --count 4 --by 2028-07 --odds 50% --lever weights.rights --runs 100',
  ],
  load: async () => (await import('../actions/tip.ts')).tipAction,
};
