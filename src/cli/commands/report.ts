import type { LiveReportFlags } from '../actions/live-report.ts';
import type { ReportFlags } from '../actions/report.ts';
import type { CommandSpec } from '../command.ts';
import {
  option,
  output,
  PLAY_FLAGS,
  RULE_FLAG,
  runs,
  SET_FLAG,
  scenarioArgument,
  seedFlag,
  TURNS_FLAG,
} from '../options.ts';

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
    SET_FLAG,
    RULE_FLAG,
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
