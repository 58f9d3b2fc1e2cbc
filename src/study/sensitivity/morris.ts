import type { Estimate } from '../../domain/intervals.ts';
import { drawnOrder, streamOf } from '../../random/luck.ts';
import { resampled } from './resample.ts';

/** Levels of the grid, and the length of a step: with an even number of levels each is as likely (Morris 1991). */
const LEVELS = 4;
const STEP = LEVELS / (2 * (LEVELS - 1));

/** One walk over the grid: `points[0]` is its start, and each later point has one input moved by a step. */
interface Trajectory {
  readonly points: readonly Float64Array[];
  /** By step: the input that moves, and by how much. */
  readonly moved: readonly { readonly input: number; readonly by: number }[];
}

/** The k-th trajectory of a seed over the unit cube (Morris 1991). */
export const trajectoryOf = (inputs: number, seed: string, k: number): Trajectory => {
  const next = streamOf(`${seed} Morris ${k}`);
  const start = Float64Array.from({ length: inputs }, () => Math.floor(next() * LEVELS) / (LEVELS - 1));
  const points = [start];
  const moved = drawnOrder(inputs, next).map((input) => {
    const point = Float64Array.from(points[points.length - 1] as Float64Array);
    const by = (point[input] as number) < 0.5 ? STEP : -STEP;
    point[input] = (point[input] as number) + by;
    points.push(point);
    return { input, by };
  });
  return { points, moved };
};

/** Elementary effects of one input: their mean size (Campolongo et al. 2007), their mean, and their spread. */
export interface ElementaryEffect {
  /** μ*: the size of its effect. */
  readonly size: Estimate;
  /** μ: the direction of its effect. */
  readonly mean: Estimate;
  /** σ: how much it depends on the others, or bends. */
  readonly spread: Estimate;
}

/** By trajectory, then by input: the change of the outcome for a step, over the length of the step. NaN where it has no value. */
export const effectsOf = (
  trajectories: readonly Trajectory[],
  valueAt: (trajectory: number, point: number) => number,
): readonly Float64Array[] =>
  trajectories.map(({ moved }, t) => {
    const effects = new Float64Array(moved.length);
    moved.forEach(({ input, by }, s) => {
      effects[input] = (valueAt(t, s + 1) - valueAt(t, s)) / by;
    });
    return effects;
  });

/** Sums up the effects of each input over trajectories, with bootstrap intervals. */
export const elementaryEffects = (
  effects: readonly Float64Array[],
  inputs: number,
  seed: string,
): readonly ElementaryEffect[] => {
  const estimates = resampled(effects.length, seed, (rows) =>
    Array.from({ length: inputs }, (_, i) => {
      let [n, sum, size, squares] = [0, 0, 0, 0];
      for (const row of rows) {
        const effect = effects[row]?.[i] ?? Number.NaN;
        if (Number.isNaN(effect)) continue;
        n++;
        sum += effect;
        size += Math.abs(effect);
        squares += effect * effect;
      }
      const variance = n > 1 ? Math.max(0, (squares - (sum * sum) / n) / (n - 1)) : 0;
      return [size / n, sum / n, Math.sqrt(variance)];
    }).flat(),
  );
  const at = (k: number): Estimate => estimates[k] as Estimate;
  return Array.from({ length: inputs }, (_, i) => ({
    size: at(3 * i),
    mean: at(3 * i + 1),
    spread: at(3 * i + 2),
  }));
};
