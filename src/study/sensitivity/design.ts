import { hasEnds, type UncertainInput } from './inputs.ts';
import { trajectoryOf } from './morris.ts';
import type { AskedOfPoints } from './outcome.ts';
import { MOST_DIMENSIONS, sobolSequence } from './sobol-sequence.ts';

/**
 * How inputs are varied. `swing`: only one at a time, as in most other methods too; `steps`: so at all values of each;
 * `scatter`: points all over the space, each with futures of its own, to find conditions in.
 */
export const METHODS = ['sobol', 'morris', 'swing', 'steps', 'scatter'] as const;
export type Method = (typeof METHODS)[number];

/** The points to play. The same futures are played at each point. */
export interface PointPlan {
  readonly seed: string;
  /** Futures of each point: 0 up to this. */
  readonly futures: number;
  readonly inputs: readonly UncertainInput[];
  readonly method: Method;
  /** Rows of Saltelli's tables, trajectories or scattered points, at most. */
  readonly rows: number;
  /** Whether the plan also covers pairs of inputs. */
  readonly pairs: boolean;
  readonly asked: AskedOfPoints;
}

/** The most inputs that a Sobol' sequence has dimensions for. */
export const MOST_INPUTS = Math.floor(MOST_DIMENSIONS / 2);

/** The most rows of Saltelli's tables. */
export const MOST_ROWS = 65_536;

/** The ends of an input, as quantiles: where it is tried alone, and how far a trajectory goes. */
export const ENDS = [0.05, 0.95] as const;

/** Whether a method tries one input at a time and nothing else. */
export const isAlone = (method: Method): boolean => method === 'swing' || method === 'steps';

/** The quantile at which an event does not happen: its chance is below 1. */
const OFF = 0;

/** The quantiles at which an input is tried alone: its ends or, in steps, each of its values. */
export const triedAt = (method: Method, { members }: UncertainInput): readonly number[] => {
  const [first] = members;
  if (method !== 'steps' || !first) return ENDS;
  if (first.kind !== 'set' || first.spread.kind !== 'one of') return [OFF];
  const { length } = first.spread.values;
  return first.spread.values.map((_, n) => (n + 0.5) / length);
};

/** The points of one at a time: the scenario as it is, then for each input those at which it is tried. */
export const swingSize = ({ method, inputs }: Pick<PointPlan, 'method' | 'inputs'>): number => {
  if (method === 'scatter') return 0;
  return method === 'steps'
    ? inputs.reduce((sum, input) => sum + triedAt(method, input).length, 1)
    : 1 + 2 * inputs.length;
};

/** The first future of a point. Each scattered point has its own futures. All other points share their futures. */
export const firstFuture = ({ method, futures }: PointPlan, point: number): number =>
  method === 'scatter' ? point * futures : 0;

/** How many points a row has. */
export const rowSize = ({ method, inputs, pairs }: PointPlan): number => {
  const d = inputs.length;
  if (isAlone(method)) return 0;
  if (method === 'scatter') return 1;
  return method === 'morris' ? d + 1 : 2 + (pairs ? 2 : 1) * d;
};

/** All points of a plan. */
export const planSize = (plan: PointPlan, rows: number = plan.rows): number =>
  swingSize(plan) + rows * rowSize(plan);

/** One point: the quantile of each input, NaN where it is as the scenario has it. */
interface DesignPoint {
  readonly at: Float64Array;
  /** The point that it is compared with, future by future. */
  readonly pairedWith: Float64Array | undefined;
}

/** The points of one at a time, by number: an end is compared with the other one, a step with the scenario as it is. */
const swingPoints = ({ method, inputs }: PointPlan): ((point: number) => DesignPoint) => {
  const as = (input: number, value: number): Float64Array =>
    new Float64Array(inputs.length).fill(Number.NaN).fill(value, input, input + 1);
  const own = as(0, Number.NaN);
  if (method === 'steps') {
    const tried = inputs.flatMap((input, i) => triedAt(method, input).map((u) => [i, u] as const));
    return (point) => {
      const step = tried[point - 1];
      return step ? { at: as(...step), pairedWith: own } : { at: own, pairedWith: undefined };
    };
  }
  return (point) => {
    if (point === 0) return { at: own, pairedWith: undefined };
    const i = Math.floor((point - 1) / 2);
    const input = inputs[i];
    const [low, high] = input && hasEnds(input) ? ENDS : [Number.NaN, Number.NaN];
    if ((point - 1) % 2 === 0) return { at: as(i, low), pairedWith: undefined };
    return { at: as(i, high), pairedWith: as(i, low) };
  };
};

/**
 * The points of a plan by number. Points of earlier rows do not depend on how many rows follow, so a plan can be played until
 * it is enough.
 */
export const pointsOf = (plan: PointPlan): ((point: number) => DesignPoint) => {
  const { inputs, method, seed } = plan;
  const d = inputs.length;
  const dimensions = { sobol: 2 * d, scatter: d, morris: 0, swing: 0, steps: 0 }[method];
  const draw = sobolSequence(dimensions, seed);
  const both = new Float64Array(dimensions);
  const [first, width] = [swingSize(plan), rowSize(plan)];
  const swingAt = swingPoints(plan);
  const sobolAt = (row: number, column: number): Float64Array => {
    draw(row, both);
    const [a, b] = [both.slice(0, d), both.slice(d)];
    if (column < 2) return column === 0 ? a : b;
    const input = (column - 2) % d;
    const [own, other] = column - 2 < d ? [a, b] : [b, a];
    own[input] = other[input] as number;
    return own;
  };
  const morrisAt = (row: number, column: number): Float64Array =>
    (trajectoryOf(d, seed, row).points[column] ?? both).map((x) => ENDS[0] + (ENDS[1] - ENDS[0]) * x);
  return (point) => {
    if (point < first) return swingAt(point);
    const [row, column] = [Math.floor((point - first) / width), (point - first) % width];
    if (method === 'scatter') {
      draw(row, both);
      return { at: both.slice(), pairedWith: undefined };
    }
    return { at: (method === 'sobol' ? sobolAt : morrisAt)(row, column), pairedWith: undefined };
  };
};
