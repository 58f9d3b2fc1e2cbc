import { compile } from '../model/compile.ts';
import type { Model } from '../model/model.ts';
import {
  type CompareQuestion,
  type CompareSide,
  type LiveCompareView,
  liveCompareView,
} from '../report/live-compare-view.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { applyWhatIf, isNoChange } from '../scenario/what-if.ts';
import { comparisonOf } from '../study/compare.ts';
import { addPairTally, emptyPairTally, type PairTally } from '../study/pair-tally.ts';
import { pairShape } from '../study/pairs.ts';
import type { StudyPool } from './study/pool.ts';

/** A comparison that is worked out while somebody watches. */
export interface LiveCompare {
  /** The answer before any future was played. */
  readonly nothing: (question: CompareQuestion) => LiveCompareView;
  /** Works on this question from now on, and on no other; undefined: on none. Answers come as futures are counted. */
  readonly ask: (question: CompareQuestion | undefined) => void;
  /** Starts nothing more. */
  readonly close: () => void;
}

export interface LiveCompareOptions {
  readonly scenario: Scenario;
  /** The scenario, compiled. */
  readonly model: Model;
  readonly turns: number;
  readonly open: () => Promise<StudyPool>;
  readonly tell: (view: LiveCompareView) => void;
}

/** Futures that a thread plays in one go: short, since whoever asks anew waits for it to end. */
const PIECE = 50;
/** So many futures in the end, if nobody asks anything else. */
const AIM = 10_000;
/** An answer follows another once it rests on so many times the futures. */
const GROWTH = 1.25;
/** Questions answered lately that are kept. */
const KEPT = 6;

interface Handed {
  readonly name: string;
  readonly model: Model;
}

/** A question, and what has been counted for it. */
interface Count {
  readonly question: CompareQuestion;
  sum: PairTally | undefined;
  futures: number;
  /** Pieces that somebody plays or has played. */
  begun: number;
  /** Futures in the newest answer. */
  told: number;
}

const keyOf = ({ seed, a, b }: CompareQuestion): string => JSON.stringify([seed, a.key, b.key]);

/** Keeps the newest few of something made once for each key. */
const memory = <Made>() => {
  const kept = new Map<string, Made>();
  return (key: string, make: () => Made): Made => {
    const made = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, made);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return made;
  };
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Has pieces played; models go along where a thread does not know them. */
const player = ({ scenario, model, turns }: LiveCompareOptions) => {
  const models = memory<Handed>();
  const handed = (side: CompareSide): Handed =>
    models(side.key, () => {
      const fresh = isNoChange(side) ? model : compile(applyWhatIf(scenario, side));
      return { name: `side ${side.key}`, model: fresh };
    });
  return async (pool: StudyPool, count: Count, piece: number): Promise<void> => {
    const { seed, a, b } = count.question;
    const [first, second] = [handed(a), handed(b)];
    const options = { seed, turns, futures: { from: piece * PIECE, to: (piece + 1) * PIECE } };
    const known = { ...options, a: { name: first.name }, b: { name: second.name } };
    const played =
      (await pool.run('sides', known)) ?? (await pool.run('sides', { ...options, a: first, b: second }));
    if (!played) throw new Error('a thread has lost its models');
    count.sum ??= emptyPairTally(pairShape(first.model, second.model, { turns }));
    count.sum = addPairTally(count.sum, played);
    count.futures += PIECE;
  };
};

interface Work {
  readonly options: LiveCompareOptions;
  readonly play: ReturnType<typeof player>;
  pool: StudyPool | undefined;
  wanted: Count | undefined;
  /** Threads that have something to do. */
  busy: number;
  isOver: boolean;
}

const viewOf = ({ options }: Work, { question, sum }: Count, trouble?: string): LiveCompareView =>
  liveCompareView({
    scenario: options.scenario,
    turns: options.turns,
    question,
    aim: AIM,
    comparison: sum && comparisonOf(sum),
    trouble,
  });

const answer = (work: Work, count: Count): void => {
  if (count !== work.wanted || work.isOver || count.futures === 0) return;
  const isNews = count.futures > count.told && (count.futures >= GROWTH * count.told || count.futures >= AIM);
  if (!isNews) return;
  count.told = count.futures;
  work.options.tell(viewOf(work, count));
};

const fail = (work: Work, error: unknown): void => {
  if (work.isOver) return;
  work.isOver = true;
  if (work.wanted)
    work.options.tell(viewOf(work, work.wanted, `No more futures are played: ${messageOf(error)}`));
};

const isDone = (count: Count): boolean => count.begun * PIECE >= AIM;

const keepPlaying = async (work: Work, pool: StudyPool): Promise<void> => {
  for (let count = work.wanted; count && !work.isOver && !isDone(count); count = work.wanted) {
    await work.play(pool, count, count.begun++);
    answer(work, count);
  }
};

/** Gives every idle thread something to do, if there is anything. */
const wake = (work: Work): void => {
  const { pool, wanted } = work;
  while (pool && wanted && !work.isOver && work.busy < pool.threads && !isDone(wanted)) {
    work.busy++;
    keepPlaying(work, pool)
      .catch((error: unknown) => fail(work, error))
      .finally(() => work.busy--);
  }
};

/**
 * Plays the same futures on both sides of whatever comparison was asked for last, piece by piece, until there are enough.
 * What was asked before is not started any more, and what of it still comes in is kept. Never waits for a thread.
 */
export const liveCompare = (options: LiveCompareOptions): LiveCompare => {
  const counts = memory<Count>();
  const play = player(options);
  const work: Work = { options, play, pool: undefined, wanted: undefined, busy: 0, isOver: false };
  const countOf = (question: CompareQuestion): Count =>
    counts(keyOf(question), () => ({ question, sum: undefined, futures: 0, begun: 0, told: 0 }));
  let isOpening = false;
  const begin = async (): Promise<void> => {
    work.pool = await options.open();
    wake(work);
  };
  return {
    nothing: (question) => viewOf(work, countOf(question)),
    ask: (question) => {
      if (work.isOver) return;
      work.wanted = question && countOf(question);
      if (!work.wanted) return;
      // Whoever asks again sees at once what is known.
      work.wanted.told = 0;
      answer(work, work.wanted);
      if (!isOpening) begin().catch((error: unknown) => fail(work, error));
      isOpening = true;
      wake(work);
    },
    close: () => {
      work.isOver = true;
    },
  };
};
