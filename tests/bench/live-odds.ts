import type { StudyPool } from '../../src/cli/study/pool.ts';
import { compile } from '../../src/model/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { shardOf } from '../../src/study/ranges.ts';
import { addTally, type Tally } from '../../src/study/tally.ts';
import { drawOdds } from './draw-odds.ts';
import { flagship } from './flagship.ts';
import { median } from './measure.ts';
import { openBenchPool } from './pool.ts';
import { ms, type Row, share } from './table.ts';

const THREADS = 2;

/** Milliseconds from an edit to the new bars, and what went by meanwhile. */
interface Answer {
  readonly total: number;
  readonly compiling: number;
  readonly running: number;
  readonly waiting: number;
  readonly drawing: number;
}

const ranOf = (part: Tally): number =>
  'ran' in part && typeof part.ran === 'number' ? part.ran : Number.NaN;

/** The flagship with another weight of the human-rights cost, as a slider would set it. */
const edited = (scenario: Scenario, weight: number): Scenario => ({
  ...scenario,
  weights: { ...scenario.weights, rights: { mean: weight, sd: 0 } },
});

const answer = async (
  pool: StudyPool,
  scenario: Scenario,
  weight: number,
  futures: number,
): Promise<Answer> => {
  const start = performance.now();
  const model = compile(edited(scenario, weight));
  const compiled = performance.now();
  const parts = await Promise.all(
    Array.from({ length: pool.threads }, (_, t) =>
      pool.run('tally', { model, seed: 'bench', futures: shardOf(futures, t + 1, pool.threads) }),
    ),
  );
  const odds = parts.reduce(addTally);
  const counted = performance.now();
  drawOdds(scenario, model, odds);
  const drawn = performance.now();
  const running = Math.max(...parts.map(ranOf));
  return {
    total: drawn - start,
    compiling: compiled - start,
    running,
    waiting: counted - compiled - running,
    drawing: drawn - counted,
  };
};

const medianAnswer = (answers: readonly Answer[]): Answer => {
  const of = (part: keyof Answer): number => median(answers.map((each) => each[part]));
  return {
    total: of('total'),
    compiling: of('compiling'),
    running: of('running'),
    waiting: of('waiting'),
    drawing: of('drawing'),
  };
};

/** From an edit of a weight to new odds of every state, on warm threads: another model each time, the same luck. */
export const liveOdds = async (): Promise<readonly Row[]> => {
  const scenario = flagship();
  const pool = openBenchPool(THREADS, 'dist/bench/worker.js');
  const rows: Row[] = [];
  for (let edit = 0; edit < 4; edit++) await answer(pool, scenario, 3 + edit / 10, 500);
  const aims: readonly (readonly [futures: number, edits: number, aim: number])[] = [
    [500, 11, 60],
    [2000, 5, 250],
  ];
  for (const [futures, edits, aim] of aims) {
    const answers: Answer[] = [];
    for (let edit = 0; edit < edits; edit++)
      answers.push(await answer(pool, scenario, 2 + (4 * edit) / edits, futures));
    const { total, compiling, running, waiting, drawing } = medianAnswer(answers);
    rows.push({
      what: `from an edit to new odds of ${futures} futures: against the aim of ${aim} ms`,
      ratio: `${(total / aim).toFixed(1)} x`,
      note: `median ${ms(total)}: compiling ${share(compiling, total)}, waiting ${share(waiting, total)}, running ${share(running, total)}, drawing ${share(drawing, total)}`,
    });
  }
  await pool.close();
  return rows;
};
