import type { CascadeTally } from '../../study/cascade/cascade-tally.ts';
import type { CascadesTask } from '../../study/cascade/cascades.ts';
import { type Counted, type CountTask, countFutures } from '../../study/futures/pool.ts';
import type { PointsTask } from '../../study/sensitivity/points.ts';

// The tasks of a pool's threads. Code that few commands need is loaded when it is first asked for.

export const countTask = async (task: CountTask): Promise<Counted> => {
  const { drawn, seed, model } = task;
  if (!drawn) return countFutures(task);
  const { drawnModels } = await import('../../study/evidence/draw.ts');
  return countFutures(task, drawnModels(drawn, seed, model));
};

export const pointsTask = async (task: PointsTask): Promise<Float64Array> =>
  (await import('../../study/sensitivity/points.ts')).playPoints(task);

export const cascadesTask = async (task: CascadesTask): Promise<CascadeTally> =>
  (await import('../../study/cascade/cascades.ts')).playCascades(task);
