import { hasEnds, type UncertainInput } from './inputs.ts';
import { trajectoryOf } from './morris.ts';
import type { AskedOfPoints } from './outcome.ts';
import { MOST_DIMENSIONS, sobolSequence } from './sobol-sequence.ts';

/** How inputs are varied. `swing`: one at a time alone, which the others have too. */
export const METHODS = ['sobol', 'morris', 'swing'] as const;
export type Method = (typeof METHODS)[number];

/** How points are laid. `scatter`: over the whole space, each with futures of its own, to find conditions in. */
export const LAYOUTS = [...METHODS, 'scatter'] as const;
type Layout = (typeof LAYOUTS)[number];

/** What is played: points, each with the same futures. */
export interface PointPlan {
  readonly seed: string;
  /** Futures of each point: 0 up to this. */
  readonly futures: number;
  readonly inputs: readonly UncertainInput[];
  readonly method: Layout;
  /** Rows of Saltelli's tables, trajectories or scattered points, at most. */
  readonly rows: number;
  /** Whether pairs of inputs are asked for too. */
  readonly pairs: boolean;
  readonly asked: AskedOfPoints;
}

/** The most inputs that a Sobol' sequence has dimensions for. */
export const MOST_INPUTS = Math.floor(MOST_DIMENSIONS / 2);

/** The most rows of Saltelli's tables. */
export const MOST_ROWS = 65_536;

/** The ends of an input, as quantiles: where it is tried alone, and how far a trajectory goes. */
export const ENDS = [0.05, 0.95] as const;

/** The points of one at a time: the scenario as it is, then for each input its low end and its high end. */
export const swingSize = ({ inputs, method }: Pick<PointPlan, 'inputs' | 'method'>): number =>
  method === 'scatter' ? 0 : 1 + 2 * inputs.length;

/** The first future of a point: each scattered point has its own, all others share theirs. */
export const firstFuture = ({ method, futures }: PointPlan, point: number): number =>
  method === 'scatter' ? point * futures : 0;

/** How many points a row has. */
export const rowSize = ({ method, inputs, pairs }: PointPlan): number => {
  const d = inputs.length;
  if (method === 'swing') return 0;
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

const swingPoint = ({ inputs }: PointPlan, point: number): DesignPoint => {
  const as = (input: number, value: number): Float64Array =>
    new Float64Array(inputs.length).fill(Number.NaN).fill(value, input, input + 1);
  if (point === 0) return { at: as(0, Number.NaN), pairedWith: undefined };
  const input = Math.floor((point - 1) / 2);
  const own = inputs[input];
  const [low, high] = own && hasEnds(own) ? ENDS : [Number.NaN, Number.NaN];
  if ((point - 1) % 2 === 0) return { at: as(input, low), pairedWith: undefined };
  return { at: as(input, high), pairedWith: as(input, low) };
};

/**
 * The points of a plan by number. Points of earlier rows do not depend on how many rows follow, so a plan can be played until
 * it is enough.
 */
export const pointsOf = (plan: PointPlan): ((point: number) => DesignPoint) => {
  const { inputs, method, seed } = plan;
  const d = inputs.length;
  const dimensions = { sobol: 2 * d, scatter: d, morris: 0, swing: 0 }[method];
  const draw = sobolSequence(dimensions, seed);
  const both = new Float64Array(dimensions);
  const [first, width] = [swingSize(plan), rowSize(plan)];
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
    if (point < first) return swingPoint(plan, point);
    const [row, column] = [Math.floor((point - first) / width), (point - first) % width];
    if (method === 'scatter') {
      draw(row, both);
      return { at: both.slice(), pairedWith: undefined };
    }
    return { at: (method === 'sobol' ? sobolAt : morrisAt)(row, column), pairedWith: undefined };
  };
};
