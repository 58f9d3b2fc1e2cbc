import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import {
  type CompareQuestion,
  type CompareSide,
  type LiveCompareView,
  liveCompareView,
} from '../../report/live-compare-view.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { applyWhatIf, isNoChange } from '../../scenario/what-if.ts';
import { comparisonOf } from '../../study/compare.ts';
import { addPairTally, emptyPairTally, type PairTally } from '../../study/pair-tally.ts';
import { pairShape } from '../../study/pairs.ts';
import type { StudyPool } from '../study/pool.ts';
import { AIM, isNews, liveWork, newest, PIECE } from './live-work.ts';

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

/** Has pieces played; models go along where a thread does not know them. */
const player = ({ scenario, model, turns }: LiveCompareOptions) => {
  const models = newest<Handed>();
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

/**
 * Plays the same futures on both sides of whatever comparison was asked for last, piece by piece, until there are enough.
 * What was asked before is not started any more, and what of it still comes in is kept. Never waits for a thread.
 */
export const liveCompare = (options: LiveCompareOptions): LiveCompare => {
  const { scenario, turns, open, tell } = options;
  const counts = newest<Count>();
  const play = player(options);
  let wanted: Count | undefined;
  const countOf = (question: CompareQuestion): Count =>
    counts(keyOf(question), () => ({ question, sum: undefined, futures: 0, begun: 0, told: 0 }));
  const viewOf = ({ question, sum }: Count, trouble?: string): LiveCompareView =>
    liveCompareView({ scenario, turns, question, aim: AIM, comparison: sum && comparisonOf(sum), trouble });
  const answer = (): void => {
    if (!wanted || work.isOver() || !isNews(wanted.futures, wanted.told)) return;
    wanted.told = wanted.futures;
    tell(viewOf(wanted));
  };
  const work = liveWork({
    open,
    next: () => {
      const count = wanted;
      if (!count || count.begun * PIECE >= AIM) return undefined;
      return async (pool) => {
        await play(pool, count, count.begun++);
        answer();
      };
    },
    fail: (trouble) => {
      if (wanted) tell(viewOf(wanted, trouble));
    },
  });
  return {
    nothing: (question) => viewOf(countOf(question)),
    ask: (question) => {
      if (work.isOver()) return;
      wanted = question && countOf(question);
      if (!wanted) return;
      // Whoever asks again sees at once what is known.
      wanted.told = 0;
      answer();
      work.go();
    },
    close: work.stop,
  };
};
