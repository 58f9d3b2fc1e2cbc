import { LIVE_RUNS } from '../../src/domain/limits.ts';
import { compile } from '../../src/model/compile.ts';
import type { Model } from '../../src/model/model.ts';
import { answerOf, pairMemory, takePiece } from '../../src/play/pairing.ts';
import type { LiveQuestion } from '../../src/report/compare/live-question.ts';
import type { LiveOddsView } from '../../src/report/odds/live-view.ts';
import type { Courses } from '../../src/study/futures/courses.ts';
import type { StudyPool } from '../../src/study/futures/pool.ts';
import { flagship, TURNS } from './flagship.ts';
import { median } from './measure.ts';
import { openBenchPool } from './pool.ts';
import { EDITS, SEED, weighing } from './question.ts';
import { type Row, times } from './table.ts';

const STEP = 25;
const PIECES = LIVE_RUNS / STEP;
/** A piece of 250 futures begins at each step. */
const STEPS = 10;

const NUMBERS = [...Array(PIECES).keys()];

/** The courses of all futures, step by step. */
const coursesOf = async (pool: StudyPool, model: Model): Promise<readonly Courses[]> => {
  const counted = await Promise.all(
    NUMBERS.map((k) => {
      const futures = { from: k * STEP, to: (k + 1) * STEP };
      return pool.count({ model, seed: SEED, futures, courses: TURNS });
    }),
  );
  return counted.flatMap(({ courses }) => courses ?? []);
};

/** Odds that are neither nearly never nor nearly always. */
const isOpen = (share: number): boolean => share >= 0.03 && share <= 0.97;

/** What is left of a half interval without the doubt that the whole study has too. */
const without = (piece: number, whole: number): number =>
  Math.sqrt(Math.max(0, piece * piece - whole * whole));

/** How often the interval of 400 pieces contains the answer of the whole, and what the pieces are worth by their errors. */
const judge = (pieces: readonly LiveOddsView[], whole: LiveOddsView) => {
  let [inside, close, of, errors, alone] = [0, 0, 0, 0, 0];
  for (const { states } of pieces)
    for (const [i, { now }] of states.entries()) {
      const all = whole.states[i]?.now;
      if (!all || !isOpen(all.share)) continue;
      const { share } = all;
      const low = without(now.share - now.low, share - all.low);
      const high = without(now.high - now.share, all.high - share);
      if (now.share - low <= share && share <= now.share + high) close++;
      of++;
      if (now.low <= share && share <= now.high) inside++;
      errors += (now.share - share) ** 2;
      alone += share * (1 - share);
    }
  return { inside: inside / of, close: close / of, worth: alone / (errors + alone / LIVE_RUNS) };
};

/** Of some edits of the flagship, 400 pieces of 250 futures each, against the answer of all 10,000. */
export const coverage = async (): Promise<readonly Row[]> => {
  const pool = openBenchPool(2);
  const scenario = flagship();
  const model = compile(scenario);
  const memory = pairMemory({ scenario, model, turns: TURNS });
  const before = await coursesOf(pool, model);
  const { base } = memory(weighing(undefined));
  for (const [k, courses] of before.entries()) takePiece(base, k, courses);
  const rows: Row[] = [];
  for (const { from, to } of EDITS) {
    const question = weighing(to);
    const after = await coursesOf(pool, memory(question).variant.model());
    /** The answer from some steps, as if nothing else had been asked before. */
    const answer = (name: string, steps: readonly number[]): LiveOddsView => {
      const own: LiveQuestion = { ...question, b: { ...question.b, key: name } };
      const pairing = memory(own);
      for (const k of steps) {
        const courses = after[k];
        if (courses) takePiece(pairing.variant, k, courses);
      }
      const found = answerOf(
        { scenario, model, turns: TURNS },
        { kind: 'odds', question: own },
        pairing,
        LIVE_RUNS,
      );
      if (found.kind !== 'odds') throw new Error('no odds');
      return found.odds;
    };
    const whole = answer(`${to} whole`, NUMBERS);
    const pieces = NUMBERS.map((k) =>
      answer(
        `${to} ${k}`,
        Array.from({ length: STEPS }, (_, step) => (k + step) % PIECES),
      ),
    );
    const { inside, close, worth } = judge(pieces, whole);
    const told = median(pieces.map((piece) => piece.worth));
    rows.push({
      what: `${from} to ${to}: intervals of ${PIECES} pieces of ${STEP * STEPS} hold the answer of ${LIVE_RUNS}`,
      ratio: `${(100 * inside).toFixed(1)} %`,
      note: `${(100 * close).toFixed(1)} % without the doubt of the ${LIVE_RUNS} themselves (95 % are meant); worth ${worth.toFixed(0)} futures by their errors, ${told.toFixed(0)} as they say: ${times(worth / (STEP * STEPS))} their number`,
    });
  }
  await pool.close();
  return rows;
};
