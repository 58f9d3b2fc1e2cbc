import { setOfEdit } from '../domain/edit.ts';
import type { Model } from '../model/model.ts';
import { type LiveOddsView, liveOddsView, type OddsQuestion } from '../report/live-odds-view.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { wilson } from '../study/intervals.ts';
import { fanOf, type Standing } from '../study/standing.ts';
import { editedModel, type HandedModel } from './edited-model.ts';
import { type Counts, common, makeCounts, take } from './live-counts.ts';
import type { StudyPool } from './study/pool.ts';

/** Odds that are worked out while somebody watches. */
export interface LiveOdds {
  /** The answer before any future was played. */
  readonly nothing: (question: OddsQuestion) => LiveOddsView;
  /** Works on this question from now on, and on no other. Answers come as futures are counted. */
  readonly ask: (question: OddsQuestion) => void;
  /** Works on nothing until the next question. */
  readonly rest: () => void;
  /** Stops all threads. */
  readonly close: () => Promise<void>;
}

export interface LiveOddsOptions {
  readonly scenario: Scenario;
  /** The scenario, compiled. */
  readonly model: Model;
  readonly turns: number;
  readonly open: () => Promise<StudyPool>;
  readonly tell: (view: LiveOddsView) => void;
}

/** Futures that a thread plays in one go: short, since whoever asks anew waits for it to end. */
export const PIECE = 50;

/** So many futures in the end, if nobody asks anything else. */
export const AIM = 10_000;

/** An answer follows another once it rests on so many times the futures. */
const GROWTH = 1.25;

/** Questions answered lately that are kept: a slider that comes back is answered at once. */
const KEPT = 6;

/** One scenario's futures: what they are played with, and what has been counted of them. */
interface Series {
  readonly counts: Counts;
  readonly handed: () => HandedModel;
}

interface Wanted {
  readonly question: OddsQuestion;
  readonly base: Series;
  /** Undefined where nothing is edited. */
  readonly edited: Series | undefined;
  /** Futures in the newest answer. */
  told: number;
}

interface Piece {
  readonly series: Series;
  readonly seed: string;
  readonly number: number;
}

const PIECES = AIM / PIECE;

/** What to play next: both sides of a comparison keep step, so that what is compared are the same futures. */
const nextPiece = ({ question, base, edited }: Wanted): Piece | undefined => {
  const sides = edited ? [base, edited] : [base];
  for (let number = 0; number < PIECES; number++)
    for (const series of sides)
      if (!series.counts.begun.has(number)) return { series, seed: question.seed, number };
  return undefined;
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const viewer = ({ scenario, turns }: LiveOddsOptions) => {
  const states = scenario.states.length;
  const counted = (
    counts: Counts,
    side: { readonly recognised: readonly number[]; readonly mean: number },
  ) => ({
    recognised: side.recognised,
    count: {
      futures: counts.total.futures,
      fan: fanOf(counts.total),
      passages: counts.total.passages,
      mean: side.mean,
    },
  });
  return ({ question, base, edited }: Wanted, trouble: string | undefined): LiveOddsView => {
    const now = edited ?? base;
    const { futures, sides } = common(edited ? [now.counts, base.counts] : [now.counts], states);
    const [first, second] = sides;
    const nobody = { recognised: [], mean: 0 };
    return liveOddsView({
      scenario,
      turns,
      question,
      futures,
      aim: AIM,
      now: counted(now.counts, first ?? nobody),
      before: edited && counted(base.counts, second ?? nobody),
      interval: wilson,
      trouble,
    });
  };
};

/** The series of every question asked lately, for one seed at a time. */
const seriesMemory = ({ scenario, model, turns }: LiveOddsOptions) => {
  let seed: string | undefined;
  const kept = new Map<string, Series>();
  const size = { states: model.states.count, turns };
  return ({ seed: asked, edits, more }: OddsQuestion): Series => {
    if (asked !== seed) kept.clear();
    seed = asked;
    const key = [...edits.map(setOfEdit).toSorted(), ...(more ? [more.key] : [])].join(' ');
    const known = kept.get(key);
    const handed = editedModel({ scenario, model, edits, more, name: key });
    const series = known ?? { counts: makeCounts(size), handed };
    kept.delete(key);
    kept.set(key, series);
    const oldest = [...kept.keys()].find((other) => other !== '');
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return series;
  };
};

/** Has a piece played; the model goes along where the thread is not known to have it. */
const player = (turns: number) => {
  const handedOut = new Map<string, number>();
  return async (pool: StudyPool, { series, seed, number }: Piece): Promise<Standing> => {
    const { name, model, parts, variant } = series.handed();
    const futures = { from: number * PIECE, to: (number + 1) * PIECE };
    const times = handedOut.get(name) ?? 0;
    handedOut.set(name, times + 1);
    const task = { name, parts, variant, seed, turns, futures };
    const played = await pool.run('standing', times < pool.threads ? { ...task, model } : task);
    const again = played ?? (await pool.run('standing', { ...task, model }));
    if (again === undefined) throw new Error('a thread has lost its model');
    return again;
  };
};

/** What is under way. */
interface Work {
  readonly view: ReturnType<typeof viewer>;
  readonly play: ReturnType<typeof player>;
  readonly tell: (view: LiveOddsView) => void;
  pool: StudyPool | undefined;
  wanted: Wanted | undefined;
  /** Threads that have something to do. */
  busy: number;
  isOver: boolean;
}

const answer = (work: Work, trouble?: string): void => {
  const { wanted } = work;
  if (!wanted || work.isOver) return;
  const view = work.view(wanted, trouble);
  const isNews = view.futures > wanted.told && (view.futures >= GROWTH * wanted.told || view.futures === AIM);
  if (!isNews && trouble === undefined) return;
  wanted.told = view.futures;
  work.tell(view);
};

const fail = (work: Work, error: unknown): void => {
  answer(work, `No more futures are played: ${messageOf(error)}`);
  work.isOver = true;
};

const keepPlaying = async (work: Work, pool: StudyPool): Promise<void> => {
  const next = (): Piece | undefined => (work.wanted && !work.isOver ? nextPiece(work.wanted) : undefined);
  for (let piece = next(); piece; piece = next()) {
    const { counts } = piece.series;
    counts.begun.add(piece.number);
    take(counts, piece.number, await work.play(pool, piece));
    answer(work);
  }
};

/** Gives every idle thread something to do, if there is anything. */
const wake = (work: Work): void => {
  const { pool } = work;
  while (pool && work.wanted && !work.isOver && work.busy < pool.threads && nextPiece(work.wanted)) {
    work.busy++;
    keepPlaying(work, pool)
      .catch((error: unknown) => fail(work, error))
      .finally(() => work.busy--);
  }
};

/**
 * Plays the futures of whatever was asked last in threads, piece by piece, until there are enough. What was asked before
 * is not started any more, and what of it still comes in is kept for when it is asked again. Never waits for a thread.
 */
export const liveOdds = (options: LiveOddsOptions): LiveOdds => {
  const seriesOf = seriesMemory(options);
  const work: Work = {
    view: viewer(options),
    play: player(options.turns),
    tell: options.tell,
    pool: undefined,
    wanted: undefined,
    busy: 0,
    isOver: false,
  };
  let opening: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    work.pool = await options.open();
    wake(work);
  };
  const wantedBy = (question: OddsQuestion): Wanted => ({
    question,
    base: seriesOf({ seed: question.seed, edits: [] }),
    edited: question.edits.length > 0 || question.more ? seriesOf(question) : undefined,
    told: 0,
  });
  return {
    nothing: (question) => work.view(wantedBy(question), undefined),
    ask: (question) => {
      if (work.isOver) return;
      work.wanted = wantedBy(question);
      answer(work);
      opening ??= begin().catch((error: unknown) => fail(work, error));
      wake(work);
    },
    rest: () => {
      work.wanted = undefined;
    },
    close: async () => {
      work.isOver = true;
      await opening;
      await work.pool?.close();
    },
  };
};
