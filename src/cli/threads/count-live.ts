import {
  type Answer,
  type Asked,
  answerOf,
  type Pairing,
  type Played,
  takePiece,
} from '../../play/pairing.ts';
import type { LiveQuestion } from '../../report/compare/live-question.ts';
import type { Counted, StudyPool } from '../../study/futures/pool.ts';

/** Futures that a thread plays at a time. */
const PIECE = 250;

/** Counts on threads at once what the screens count bit by bit. Rejects with an AbortError when `signal` aborts. */
export const countLive = async (
  pool: StudyPool,
  played: Played,
  asked: Asked,
  pairingOf: (question: LiveQuestion) => Pairing,
  runs: number,
  signal?: AbortSignal,
): Promise<Answer> => {
  const { seed, past } = asked.question;
  const pairing = pairingOf(asked.question);
  const numbers = Array.from({ length: Math.ceil(runs / PIECE) }, (_, number) => number);
  for (const series of new Set([pairing.base, pairing.variant])) {
    const model = series.model();
    const todo = numbers.filter((number) => !series.begun.has(number));
    const pieces: Counted[] = [];
    const left = todo.entries();
    const work = async (): Promise<void> => {
      for (const [i, number] of left) {
        const futures = { from: number * PIECE, to: Math.min(runs, (number + 1) * PIECE) };
        pieces[i] = await pool.count({ model, seed, past, futures, courses: played.turns }, signal);
      }
    };
    await Promise.all(Array.from({ length: pool.threads }, work));
    pieces.forEach(({ courses }, i) => {
      const number = todo[i] ?? 0;
      series.begun.add(number);
      if (courses) takePiece(series, number, courses);
    });
  }
  return answerOf(played, asked, pairing, runs);
};
