import { TIP_RUNS } from '../../domain/limits.ts';
import type { LiveReportFlags } from '../actions/live-report.ts';
import type { ReportFlags } from '../actions/report.ts';
import type { CommandSpec } from '../command.ts';
import {
  EDIT_FLAGS,
  futureFlag,
  MOVE_FLAG,
  ODDS_FLAGS,
  option,
  output,
  PART_FLAGS,
  PLAY_FLAGS,
  percentage,
  QUEUE_FLAGS,
  RULE_FLAG,
  runs,
  scenarioArgument,
  seedFlag,
  TURNS_FLAG,
  tableOutput,
  wholeNumber,
} from '../options.ts';

/** `odds`: plays many futures and counts who recognises by when. */
export const ODDS: CommandSpec = {
  name: 'odds',
  summary: 'play many futures: who recognises, by when, how sure',
  about:
    'Play many futures and count: the chance of each state to recognise, with its 95 % interval; dates; rungs; how many.',
  args: [scenarioArgument()],
  options: [
    seedFlag(),
    runs(),
    option('--until <width>', 'play until the widest 95 % interval is below this: 1%', { parse: percentage }),
    ...PART_FLAGS,
    ...QUEUE_FLAGS,
    ...ODDS_FLAGS,
    option('--from <when>', 'the same past up to this turn or date, new luck after it (default: the start)'),
    futureFlag('with --from: whose past, a future of the seed from 0 (default: 0)'),
    TURNS_FLAG,
    option(
      '--evidence',
      'each future also draws the figures that their evidence leaves open, by its confidence (slower)',
    ),
    ...EDIT_FLAGS,
    MOVE_FLAG,
  ],
  examples: [
    'odds scenarios/russia-precedent --runs 2000 --seed moscow',
    'odds scenarios/russia-precedent --until 5% --seed moscow --bloc OIC --by 2026-07 -o odds.csv',
    'odds scenarios/russia-precedent --from 2027-01 --seed moscow --move CHN@2026-03=up',
  ],
  load: async () => (await import('../actions/odds.ts')).oddsAction,
};

/** `merge`: adds up the parts of a study. */
export const MERGE: CommandSpec = {
  name: 'merge',
  summary: 'add up the parts of a study that was split with --shard',
  about:
    'Add up parts (odds … --shard 3/8 -o 3.tally) and print what the whole study would. Says what is missing, and the commands that play it. --by, --at, --state, --bloc, --all and --md are for odds; other parts know what was asked.',
  args: [['<part...>', 'files of parts, each part once, or folders with files NAME.tally']],
  options: ODDS_FLAGS,
  examples: ['merge parts', 'merge 1.tally 2.tally 3.tally', 'merge *.tally --by 2027-07 -o odds.parquet'],
  load: async () => (await import('../actions/merge.ts')).mergeAction,
};

/** `compare`: compares what-ifs with their base. Both have the same luck. */
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
    ...QUEUE_FLAGS,
  ],
  examples: [
    'compare scenarios/russia-precedent china-recognises-2026 western-norm-push --runs 200',
    'compare two-states --set weights.gain=3 --set A.rung=recognition --by 2026-07 --future 1 --runs 1000',
  ],
  load: async () => (await import('../actions/compare.ts')).compareAction,
};

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
    ...EDIT_FLAGS,
    runs(TIP_RUNS, 100),
    ...PART_FLAGS,
    ...QUEUE_FLAGS,
  ],
  examples: [
    'tip two-states --state Betaland --by 2026-07 --odds 80% --runs 500',
    'tip scenarios/russia-precedent --count 4 --by 2028-07 --odds 50% --lever weights.rights --runs 100',
  ],
  load: async () => (await import('../actions/tip.ts')).tipAction,
};

/** `report`: a briefing to hand out, as one page or as Markdown. */
export const REPORT: CommandSpec = {
  name: 'report',
  summary: 'write a briefing to hand out: odds, charts, reasons, what-ifs',
  about:
    'Play many futures and write one page that needs no network: odds with intervals, charts with their tables, reasons, what-ifs compared with the base, method and limits.',
  args: [scenarioArgument(), ['[whatif...]', 'what-ifs to compare with it: files, folders or names']],
  options: [
    option(
      '--state <state>',
      'explain this state, by id or by name; may be repeated (default: the likeliest)',
      {
        many: true,
      },
    ),
    option(
      '--study <tally>',
      'show a study too, as sensitivity, discover, cascade, levers or evidence save it with -o NAME.tally; may be repeated',
      { many: true },
    ),
    option('--format <format>', 'html or md (default: as the ending of -o says, else html)', {
      choices: ['html', 'md'],
    }),
    option(
      '--live',
      'one page with the engine inside: sliders, what-ifs and a map that play in the browser',
      {
        excludes: ['state', 'study', 'format', 'turns', 'set', 'rule'],
      },
    ),
    output(),
    seedFlag(),
    runs(),
    ...PLAY_FLAGS,
    TURNS_FLAG,
    ...EDIT_FLAGS,
  ],
  examples: [
    'report scenarios/russia-precedent china-recognises-2026 --runs 2000 --seed moscow -o briefing.html',
    'report russia-precedent china-recognises-2026 --live --runs 500 --seed moscow -o page.html',
    'report two-states --runs 500 --seed moscow --state Betaland --format md',
  ],
  load: async () => async (given: string, whatIfs: readonly string[], flags: ReportFlags & LiveReportFlags) =>
    flags.live
      ? (await import('../actions/live-report.ts')).liveReportAction(given, whatIfs, flags)
      : (await import('../actions/report.ts')).reportAction(given, whatIfs, flags),
};
