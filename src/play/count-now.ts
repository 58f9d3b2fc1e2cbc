import { countFutures } from '../study/futures/pool.ts';
import { type Answer, type Asked, answerOf, type Played, pairMemory, takePiece } from './pairing.ts';

/** Counts at once, for a screen in words, what the threads of `openLive` count while a person looks on. */
export const countNow = (played: Played, asked: Asked, runs: number): Answer => {
  const { seed, past } = asked.question;
  const pairing = pairMemory(played)(asked.question);
  for (const series of new Set([pairing.base, pairing.variant])) {
    const futures = { from: 0, to: runs };
    const { courses } = countFutures({ model: series.model(), seed, past, futures, courses: played.turns });
    if (courses) takePiece(series, 0, courses);
  }
  return answerOf(played, asked, pairing, runs);
};
