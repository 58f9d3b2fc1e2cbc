import type { CommandSpec } from '../command.ts';
import {
  futureFlag,
  option,
  PART_FLAGS,
  PLAY_FLAGS,
  QUEUE_FLAGS,
  RULE_FLAG,
  runs,
  scenarioArgument,
  seedFlag,
  TURNS_FLAG,
  tableOutput,
  wholeNumber,
} from '../options.ts';

/** `compare`: compares what-ifs with their base, with the same luck. */
export const COMPARE: CommandSpec = {
  name: 'compare',
  summary: 'compare what-ifs with a base, with the same luck',
  about:
    'Play the same futures in a base and in up to 8 what-ifs: who recognises more often, who earlier, and whether that is more than noise.',
  args: [scenarioArgument('<base>'), ['[whatif...]', 'what-ifs: files, folders or names']],
  options: [
    option('--set <path=value>', 'a what-if that makes this change in the base; may be repeated', {
      many: true,
    }),
    RULE_FLAG,
    option('--together', 'the changes of all --set make one what-if'),
    option('--by <when>', 'a turn: 2026-03, 2026-03-15 or a number; may be repeated', { many: true }),
    option('--state <state>', 'only this state, by id or by name; may be repeated', { many: true }),
    option('--count <n>', 'how often at least this many states recognise at once', {
      parse: wholeNumber(1, 100_000),
    }),
    ...tableOutput('one row per what-if, turn asked for and state'),
    futureFlag('show where base and what-if first differ in this future, from 0'),
    seedFlag(),
    TURNS_FLAG,
    runs(),
    ...PART_FLAGS,
    ...PLAY_FLAGS,
    ...QUEUE_FLAGS,
  ],
  examples: [
    'compare scenarios/russia-precedent china-recognises-2026 western-norm-push --runs 200',
    'compare two-states --set weights.gain=3 --set A.rung=recognition --by 2026-07 --future 1 --runs 1000',
  ],
  load: async () => (await import('../actions/compare.ts')).compareAction,
};
