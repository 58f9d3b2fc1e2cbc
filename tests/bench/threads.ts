import { runEnsemble } from '../../src/cli/threads/run-ensemble.ts';
import { compile } from '../../src/model/compile.ts';
import type { Model } from '../../src/model/model.ts';
import { emptyTally, shapeOf } from '../../src/study/futures/tally.ts';
import { flagship } from './flagship.ts';
import { timed } from './measure.ts';
import { openBenchPool } from './pool.ts';
import { ms, type Row, times } from './table.ts';

const FUTURES = 4_000;
const WARM_UP = 400;

/** Wall and CPU time of an ensemble on some threads, once they are warm. */
const onThreads = async (model: Model, threads: number) => {
  const pool = openBenchPool(threads);
  const play = (from: number, to: number): Promise<unknown> =>
    runEnsemble(pool, { model, seed: 'bench', counted: emptyTally(shapeOf(model)), todo: [{ from, to }] });
  await play(0, WARM_UP * threads);
  const took = await timed(() => play(0, FUTURES));
  await pool.close();
  return took;
};

/** What a second thread brings. */
export const threads = async (): Promise<readonly Row[]> => {
  const model = compile(flagship());
  const one = await onThreads(model, 1);
  const two = await onThreads(model, 2);
  const pace = (wall: number): string => `${((1000 * FUTURES) / wall).toFixed(0)} futures a second`;
  return [
    {
      what: `${FUTURES} futures of the flagship on 2 threads against 1: speed`,
      ratio: times(one.wall / two.wall, 2),
      note: `${ms(two.wall)} (${pace(two.wall)}) against ${ms(one.wall)} (${pace(one.wall)})`,
    },
    {
      what: 'the same: CPU time',
      ratio: times(two.cpu / one.cpu, 2),
      note: `${ms(two.cpu / FUTURES)} a future against ${ms(one.cpu / FUTURES)}`,
    },
  ];
};
