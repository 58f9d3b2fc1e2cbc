import { setOfEdit } from '../../domain/edit.ts';
import type { Model } from '../../model/model.ts';
import { type LiveOddsView, liveOddsView, type OddsQuestion } from '../../report/live-odds-view.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { wilson } from '../../study/intervals.ts';
import { fanOf, type Standing } from '../../study/standing.ts';
import type { StudyPool } from '../study/pool.ts';
import { editedModel, type HandedModel } from './edited-model.ts';
import { type Counts, common, makeCounts, take } from './live-counts.ts';
import { AIM, isNews, liveWork, newest, PIECE } from './live-work.ts';

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
  const size = { states: model.states.count, turns };
  let seed: string | undefined;
  let kept = newest<Series>();
  return ({ seed: asked, edits, more }: OddsQuestion): Series => {
    if (asked !== seed) kept = newest<Series>();
    seed = asked;
    const name = [...edits.map(setOfEdit).toSorted(), ...(more ? [more.key] : [])].join(' ');
    return kept(name, () => ({
      counts: makeCounts(size),
      handed: editedModel({ scenario, model, edits, more, name }),
    }));
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

/**
 * Plays the futures of whatever was asked last in threads, piece by piece, until there are enough. What was asked before
 * is not started any more, and what of it still comes in is kept for when it is asked again. Never waits for a thread.
 */
export const liveOdds = (options: LiveOddsOptions): LiveOdds => {
  const seriesOf = seriesMemory(options);
  const view = viewer(options);
  const play = player(options.turns);
  let wanted: Wanted | undefined;
  const answer = (): void => {
    if (!wanted || work.isOver()) return;
    const found = view(wanted, undefined);
    if (!isNews(found.futures, wanted.told)) return;
    wanted.told = found.futures;
    options.tell(found);
  };
  const work = liveWork({
    open: options.open,
    next: () => {
      const piece = wanted && nextPiece(wanted);
      return (
        piece &&
        (async (pool) => {
          const { counts } = piece.series;
          counts.begun.add(piece.number);
          take(counts, piece.number, await play(pool, piece));
          answer();
        })
      );
    },
    fail: (trouble) => {
      if (wanted) options.tell(view(wanted, trouble));
    },
  });
  const wantedBy = (question: OddsQuestion): Wanted => ({
    question,
    base: seriesOf({ seed: question.seed, edits: [] }),
    edited: question.edits.length > 0 || question.more ? seriesOf(question) : undefined,
    told: 0,
  });
  return {
    nothing: (question) => view(wantedBy(question), undefined),
    ask: (question) => {
      if (work.isOver()) return;
      wanted = wantedBy(question);
      answer();
      work.go();
    },
    rest: () => {
      wanted = undefined;
    },
    close: async () => {
      work.stop();
      const pool = await work.threads();
      await pool?.close();
    },
  };
};
