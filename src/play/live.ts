import { LIVE_RUNS } from '../domain/limits.ts';
import type { LiveQuestion } from '../report/compare/live-question.ts';
import type { LiveOddsView } from '../report/odds/live-view.ts';
import type { StudyPool } from '../study/futures/pool.ts';
import {
  type Answer,
  type Asked,
  answerOf,
  countCommon,
  type Pairing,
  type Played,
  pairMemory,
  type Series,
  takePiece,
} from './pairing.ts';

/** Many futures that are counted while a person looks at one. */
export interface Live {
  /** The odds before any future was played. */
  readonly nothing: (question: LiveQuestion) => LiveOddsView | undefined;
  /** Works only on this question from now on. Undefined: on no question. Answers come as futures are counted. */
  readonly ask: (asked: Asked | undefined) => void;
  /** Stops all threads. */
  readonly close: () => Promise<void>;
}

interface LiveOptions extends Played {
  /** Opens the threads, when they are first needed. */
  readonly open: () => Promise<StudyPool>;
  /** Futures in the first answer. The default is the futures of one piece. */
  readonly least?: number | undefined;
  readonly tell: (answer: Answer) => void;
}

/** Futures that a thread plays at a time. They are few, because a new question waits until the piece ends. */
export const PIECE = 50;

/** An answer follows another once it rests on this many times its futures. */
const GROWTH = 1.25;

/** Whether an answer over some futures adds enough to the newest answer. */
const isNews = (futures: number, newest: number, least: number): boolean =>
  futures > newest && (futures >= Math.max(least, GROWTH * newest) || futures >= LIVE_RUNS);

interface Wanted {
  readonly asked: Asked;
  readonly pairing: Pairing;
  /** Futures in the newest answer. */
  answered: number;
}

interface Piece {
  readonly series: Series;
  readonly number: number;
}

/** The next piece to play. Both sides advance together, so that the same futures are compared. */
const nextPiece = ({ pairing: { base, variant } }: Wanted): Piece | undefined => {
  for (let number = 0; number * PIECE < LIVE_RUNS; number++)
    for (const series of [base, variant]) if (!series.begun.has(number)) return { series, number };
  return undefined;
};

const playPiece = async (
  threads: StudyPool,
  { series, number }: Piece,
  { seed, past }: LiveQuestion,
  turns: number,
): Promise<void> => {
  series.begun.add(number);
  const futures = { from: number * PIECE, to: (number + 1) * PIECE };
  const { courses } = await threads.count({ model: series.model(), seed, past, futures, courses: turns });
  if (courses) takePiece(series, number, courses);
};

/**
 * Plays the futures of the last question in threads, piece by piece, until there are enough. No new piece is begun for
 * an earlier question. Pieces that are still played for it are kept in case it is asked again. Never waits for a thread
 * and never throws. The first failure is reported in an answer, and ends the work.
 */
export const openLive = ({ open, least = 1, tell, ...played }: LiveOptions): Live => {
  const pairingOf = pairMemory(played);
  let wanted: Wanted | undefined;
  let pool: StudyPool | undefined;
  let opening: Promise<void> | undefined;
  let busyThreads = 0;
  let isOver = false;

  const answer = (trouble?: string): void => {
    if (wanted) tell(answerOf(played, wanted.asked, wanted.pairing, LIVE_RUNS, trouble));
  };
  const answerNews = (): void => {
    if (!wanted || isOver) return;
    const futures = countCommon(wanted.pairing);
    if (!isNews(futures, wanted.answered, least)) return;
    wanted.answered = futures;
    answer();
  };
  const fail = (error: unknown): void => {
    if (isOver) return;
    isOver = true;
    answer(`No more futures are played: ${error instanceof Error ? error.message : String(error)}`);
  };
  const next = (): Piece | undefined => (wanted && !isOver ? nextPiece(wanted) : undefined);
  const work = async (threads: StudyPool): Promise<void> => {
    for (let piece = next(); piece && wanted; piece = next()) {
      await playPiece(threads, piece, wanted.asked.question, played.turns);
      answerNews();
    }
  };
  /** Gives every idle thread something to do. */
  const wake = (): void => {
    while (pool && busyThreads < pool.threads && next()) {
      busyThreads++;
      work(pool)
        .catch(fail)
        .finally(() => {
          busyThreads--;
        });
    }
  };
  const begin = async (): Promise<void> => {
    pool = await open();
    wake();
  };
  return {
    nothing: (question) => {
      const asked = { kind: 'odds', question } as const;
      const found = answerOf(played, asked, pairingOf(question), LIVE_RUNS);
      return found.kind === 'odds' ? found.odds : undefined;
    },
    ask: (asked) => {
      wanted = asked && !isOver ? { asked, pairing: pairingOf(asked.question), answered: 0 } : undefined;
      if (!wanted) return;
      // A question that comes back is answered at once.
      answerNews();
      opening ??= begin().catch(fail);
      wake();
    },
    close: async () => {
      isOver = true;
      await opening;
      await pool?.close();
    },
  };
};
