import { shareOf } from '../../domain/intervals.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { sha256 } from '../../domain/sha256.ts';
import { VERSION } from '../../domain/version.ts';
import { debriefOf } from '../../exercise/debrief.ts';
import type { Game } from '../../exercise/game.ts';
import { usualOf } from '../../exercise/usual.ts';
import { compile } from '../../model/compile.ts';
import {
  answersCsv,
  decisionsCsv,
  movesCsv,
  partingsCsv,
  predictionsCsv,
  rubricCsv,
} from '../../report/debrief-csv.ts';
import { briefPage, debriefPage, rubricBlocks } from '../../report/debrief-page.ts';
import type { DebriefReport } from '../../report/debrief-report.ts';
import { FORMAT, manifestOf } from '../../report/manifest.ts';
import { htmlPage, markdownPage } from '../../report/page.ts';
import { dataHashes } from '../../scenario/canonical.ts';
import { reachedIn } from '../../study/crossing.ts';
import { frameOf } from '../../study/frame.ts';
import type { Counted } from '../../study/pool.ts';
import { emptyTally, shapeOf } from '../../study/tally.ts';
import { UserError } from '../errors.ts';
import { workThrough } from '../study/pieces.ts';
import { runEnsemble } from '../study/run-ensemble.ts';
import { type OnThreads, onThreads } from '../study-command.ts';
import type { Desk } from './desk.ts';

/** A file of the pack, by name. */
export type PackFiles = ReadonlyMap<string, string>;

export interface PackOptions {
  /** How many futures to count. */
  readonly runs: number;
  readonly date: string | undefined;
  readonly threads: number | undefined;
  /** Shows no progress: the screen is another's. */
  readonly quiet?: boolean;
}

/** Futures of the scenario by itself, counted over its turns and by the predictions that come about. */
const countFutures = async (desk: Desk, runs: number, { pool, signal, show }: OnThreads) => {
  const { seed } = desk;
  const { exercise, scenario } = desk.loaded;
  const model = compile(scenario);
  const turns = desk.game().table.played.length * exercise.pace;
  const todo = [{ from: 0, to: runs }];
  const counted = emptyTally(shapeOf(model, turns, false));
  const onTally = (sum: typeof counted): void => show(sizeOf(sum.futures), runs);
  const tally = await runEnsemble(pool, { model, seed, counted, todo, signal, onTally });
  const goals = exercise.predictions.map((each) => ({ ...each, by: each.turn }));
  const counts = goals.map(() => 0);
  if (goals.length > 0)
    await workThrough({
      threads: pool.threads,
      todo,
      play: (futures) => pool.count({ model, seed, goals, futures }, signal),
      onPart: ({ outcomes }: Counted) =>
        outcomes.forEach((each, g) => {
          counts[g] = (counts[g] ?? 0) + reachedIn(each);
        }),
      signal,
    });
  const odds = new Map(exercise.predictions.map(({ id }, g) => [id, shareOf(counts[g] ?? 0, runs)]));
  return { tally, frame: frameOf(scenario, model), odds };
};

const played = ({ table }: Game): boolean => table.played.length > 0;

const reportOf = async (desk: Desk, { runs, date, threads, quiet }: PackOptions): Promise<DebriefReport> => {
  const { result, interrupted } = await onThreads({ threads, quiet }, (on) => countFutures(desk, runs, on));
  if (interrupted) throw new UserError('stopped before all futures were counted: no pack was written.', 130);
  const { tally, frame, odds } = result;
  const game = desk.game();
  const debrief = debriefOf(game, desk.world(), desk.alone, odds);
  const usual = usualOf(game, debrief, tally, frame);
  return { game, debrief, usual, seed: desk.seed, sha256: desk.loaded.hash, engine: VERSION, date };
};

const manifestText = (desk: Desk, { engine, seed, usual, game, date }: DebriefReport): string => {
  const { name, hash, exercise, scenario } = desk.loaded;
  const manifest = manifestOf(
    {
      engine,
      answer: 'exercise',
      scenario: { id: exercise.id, name, title: exercise.title, sha256: hash },
      data: dataHashes(scenario, sha256),
      seed,
      futures: usual.futures,
      asked: usual.futures,
      turns: game.table.played.length,
      options: date === undefined ? {} : { date },
    },
    'pack',
  );
  return `${JSON.stringify({ demarche_pack: FORMAT, manifest }, null, 2)}\n`;
};

/**
 * Everything that is handed out after an exercise. The same exercise, seed and actions (and date, where one is given)
 * make the same bytes. Throws UserError before a turn was played, or where a person stops it.
 */
export const packOf = async (desk: Desk, options: PackOptions): Promise<PackFiles> => {
  if (!played(desk.game())) throw new UserError('no turn was played yet: there is nothing to debrief.');
  const report = await reportOf(desk, options);
  const page = debriefPage(report);
  const rubric = { title: `Rubric: ${report.game.exercise.title}`, blocks: rubricBlocks(report) };
  const briefs = report.game.exercise.seats.flatMap(({ id }) => {
    const brief = briefPage(report, id);
    return [
      [`briefs/${id}.html`, htmlPage(brief)] as const,
      [`briefs/${id}.md`, markdownPage(brief)] as const,
    ];
  });
  return new Map([
    ['debrief.html', htmlPage(page)],
    ['debrief.md', markdownPage(page)],
    ['rubric.md', markdownPage(rubric)],
    ['decisions.csv', decisionsCsv(report)],
    ['moves.csv', movesCsv(report)],
    ['partings.csv', partingsCsv(report)],
    ['predictions.csv', predictionsCsv(report)],
    ['answers.csv', answersCsv(report)],
    ['rubric.csv', rubricCsv(report)],
    ['game.jsonl', desk.text()],
    ['pack.json', manifestText(desk, report)],
    ...briefs,
  ]);
};
