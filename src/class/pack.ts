import type { Share } from '../domain/intervals.ts';
import { scoredDebrief } from '../exercise/debrief/debrief.ts';
import { isRecordOpen, recordedOf } from '../exercise/debrief/record.ts';
import { usualOf } from '../exercise/debrief/usual.ts';
import type { SeatId } from '../exercise/exercise.ts';
import { classFileOf } from '../exercise/gather/class-file.ts';
import { journalText } from '../exercise/journal.ts';
import {
  answersCsv,
  branchesCsv,
  chancesCsv,
  decisionsCsv,
  movesCsv,
  partingsCsv,
  predictionsCsv,
  rubricCsv,
  worthCsv,
} from '../report/debrief/csv.ts';
import { classPlayed, type DebriefReport } from '../report/debrief/debrief-report.ts';
import { correctionsCsv, evidenceOddsCsv, judgementsCsv, rowsCsv } from '../report/debrief/evidence/csv.ts';
import { briefPage, debriefPage, languageOf, rubricBlocks } from '../report/debrief/pages.ts';
import { shortDebriefPage } from '../report/debrief/short-page.ts';
import { teamHandOut } from '../report/debrief/team/page.ts';
import type { HandOut } from '../report/page/blocks.ts';
import type { WorldGrid } from '../report/page/draw/outlines.ts';
import { regionMapOf } from '../report/page/draw/region-map.ts';
import { htmlPage, markdownPage } from '../report/page/hand-out.ts';
import { recordCsv } from '../report/waves/record-part.ts';
import { FORMAT, manifestOf } from '../report/words/manifest.ts';
import { dataHashes } from '../scenario/canonical.ts';
import type { StudyFrame } from '../study/futures/frame.ts';
import type { Tally } from '../study/futures/tally.ts';
import type { Desk } from './desk.ts';

/** The files of a debrief pack, by name. */
export type PackFiles = ReadonlyMap<string, string>;

/** The scenario's own futures over the turns that the class played, and how often each prediction comes about in them. */
export interface CountedFutures {
  readonly tally: Tally;
  readonly frame: StudyFrame;
  readonly odds: ReadonlyMap<string, Share>;
}

/** What made a pack: the version of the program, the date on its pages, what commands call the exercise, and the map of the world. */
export interface PackMark extends Pick<DebriefReport, 'engine' | 'date'> {
  readonly name: string;
  /** Without this map of the world the debrief has no maps. */
  readonly world?: WorldGrid | undefined;
}

const packJson = ({ engine, game, sha256, seed, usual, date }: DebriefReport, name: string) => {
  const { exercise, scenario, table } = game;
  const manifest = manifestOf(
    {
      engine,
      answer: 'exercise',
      scenario: { id: exercise.id, name, title: exercise.title, sha256 },
      data: dataHashes(scenario),
      seed,
      futures: usual.futures,
      asked: usual.futures,
      turns: table.played.length,
      options: date === undefined ? {} : { date },
    },
    'pack',
  );
  return `${JSON.stringify({ demarche_pack: FORMAT, manifest }, null, 2)}\n`;
};

const classJson = (
  { game, debrief, usual, sha256, engine, date }: DebriefReport,
  { journal }: Desk,
): string => {
  const { exercise, table } = game;
  const file = classFileOf({
    exercise,
    hash: sha256,
    engine,
    date,
    sum: journal.sum,
    played: table.played.length,
    futures: usual.futures,
    debrief,
  });
  return `${JSON.stringify(file, null, 1)}\n`;
};

/** The contents of a pack: the debrief of a game, with all parts that need counted futures. */
const packReport = (
  desk: Desk,
  { tally, frame, odds }: CountedFutures,
  { engine, date, world }: PackMark,
): DebriefReport => {
  const { game, seed, sha256 } = desk;
  const debrief = scoredDebrief(game, desk.debrief(), odds);
  const usual = usualOf(game, debrief, tally, frame);
  const recorded = isRecordOpen(game) ? recordedOf(game, debrief) : undefined;
  const tried = desk.tried();
  const map = world && regionMapOf(game.scenario, world);
  return { ...classPlayed(game, debrief, map), usual, recorded, tried, seed, sha256, engine, date };
};

/**
 * A team's page of the debrief, as HTML without scripts. The first call works out what was played, which takes seconds.
 * Without counted futures the page has no scores.
 */
export const teamPage = (desk: Desk, seat: SeatId, counted?: CountedFutures): string => {
  const scored = counted && packReport(desk, counted, { engine: '', name: '', date: undefined });
  return htmlPage(teamHandOut(scored ?? classPlayed(desk.game, desk.debrief()), seat, scored));
};

/** A page as a web page and as Markdown. */
const inBoth = (name: string, page: HandOut): readonly (readonly [string, string])[] => [
  [`${name}.html`, htmlPage(page)],
  [`${name}.md`, markdownPage(page)],
];

/** The files to hand out after an exercise. The same desk, futures, date and map give the same bytes. */
export const packFiles = (desk: Desk, counted: CountedFutures, mark: PackMark): PackFiles => {
  const report = packReport(desk, counted, mark);
  const { game, debrief, recorded } = report;
  const isShort = game.exercise.debrief === 'short';
  const full = debriefPage(report);
  const page = isShort ? shortDebriefPage(report) : full;
  const rubric = {
    ...languageOf(game),
    title: report.say('Rubric: {title}', { title: game.exercise.title }),
    blocks: rubricBlocks(report),
  };
  return new Map([
    ...inBoth('debrief', page),
    ...(isShort ? inBoth('debrief-full', full) : []),
    ['rubric.md', markdownPage(rubric)],
    ...game.exercise.seats.map(
      ({ id }) => [`teams/${id}.html`, htmlPage(teamHandOut(report, id, report))] as const,
    ),
    ['decisions.csv', decisionsCsv(report)],
    ['moves.csv', movesCsv(report)],
    ['chances.csv', chancesCsv(report)],
    ['partings.csv', partingsCsv(report)],
    ['worth.csv', worthCsv(report)],
    ...(debrief.branches ? [['branches.csv', branchesCsv(report)] as const] : []),
    ...(debrief.evidence
      ? [
          ['odds.csv', evidenceOddsCsv(report)] as const,
          ['rows.csv', rowsCsv(report)] as const,
          ['judgements.csv', judgementsCsv(report)] as const,
          ['corrections.csv', correctionsCsv(report)] as const,
        ]
      : []),
    ['predictions.csv', predictionsCsv(report)],
    ...(game.exercise.predictions.length > 0 ? [['class.json', classJson(report, desk)] as const] : []),
    ...(recorded ? [['record.csv', recordCsv({ game, recorded })] as const] : []),
    ['answers.csv', answersCsv(report)],
    ['rubric.csv', rubricCsv(report)],
    ['game.jsonl', journalText(desk.journal)],
    ['pack.json', packJson(report, mark.name)],
    ...game.exercise.seats.flatMap(({ id }) => inBoth(`briefs/${id}`, briefPage(report, id))),
  ]);
};
