import { type Command, Option } from 'commander';
import type { ReportFlags } from '../actions/report.ts';
import {
  collect,
  type Finish,
  withExamples,
  withRuns,
  withSeed,
  withSets,
  withThreads,
  withTurns,
} from '../options.ts';

const EXAMPLES = [
  'report scenarios/russia-precedent china-recognises-2026 --runs 2000 --seed moscow -o briefing.html',
  'report two-states --runs 500 --seed moscow --state Betaland --format md',
] as const;

/** `report`: a briefing to hand out, as one page or as Markdown. */
export const addReport = (program: Command, finish: Finish): void => {
  const command = program
    .command('report')
    .summary('write a briefing to hand out: odds, charts, reasons, what-ifs')
    .description(
      'Play many futures and write one page that needs no network: odds with intervals, charts with their tables, why, what-ifs against the base, method and limits.',
    )
    .argument('<scenario>', 'a scenario file, its folder, or the name of a scenario that comes with demarche')
    .argument('[whatif...]', 'what-ifs to set against it: files, folders or names')
    .option(
      '--state <state>',
      'explain this state, by id or by name; may be repeated (default: the likeliest)',
      collect,
    )
    .addOption(
      new Option('--format <format>', 'html or md (default: as the ending of -o says, else html)').choices([
        'html',
        'md',
      ]),
    )
    .option('-o, --output <file>', 'write to a file, completely or not at all');
  withSeed(command, 'without it one is drawn and printed');
  withSets(withTurns(withThreads(withRuns(command))));
  withExamples(command, EXAMPLES).action(
    async (scenario: string, whatIfs: readonly string[], flags: ReportFlags) => {
      const { reportAction } = await import('../actions/report.ts');
      finish(await reportAction(scenario, whatIfs, flags));
    },
  );
};
