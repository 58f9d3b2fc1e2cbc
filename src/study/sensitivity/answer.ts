import type { Estimate } from '../../domain/intervals.ts';
import { isAlone, type PointPlan, planSize, pointsOf, rowSize, swingSize } from './design.ts';
import { type PairIndex, type VarianceIndex, varianceIndices } from './indices.ts';
import { hasEnds, type UncertainInput } from './inputs.ts';
import { type ElementaryEffect, effectsOf, elementaryEffects, trajectoryOf } from './morris.ts';
import { pawn } from './pawn.ts';
import { changeAt, countedIn, meanAt, POINT_COLUMNS, type PointTable, pointAt } from './points.ts';
import { resampled } from './resample.ts';

/** The outcome with one input at its low end and at its high end, all else as the scenario has it. */
interface Swing {
  /** NaN where no future counts. */
  readonly low: number;
  readonly high: number;
  /** High less low over the same futures, with its 95 % interval. The difference has no luck in it. */
  readonly change: Estimate;
}

/** The effect of one input on the outcome. */
export interface InputAnswer {
  readonly input: UncertainInput;
  /** Undefined if the input has no ends. */
  readonly swing: Swing | undefined;
  readonly variance: (VarianceIndex & { readonly pawn: Estimate }) | undefined;
  readonly effect: ElementaryEffect | undefined;
}

/** How far inputs and luck each make futures differ: shares of the variance of the outcome over futures. */
interface LuckParts {
  readonly variance: number;
  readonly inputs: Estimate;
  readonly luck: number;
}

/** Why no more rows were played: the order of inputs no longer changes, no rows were left, or a person stopped it. */
type Ended = 'ranks' | 'budget' | 'stopped';

/** The results of a plan. */
export interface SensitivityAnswer {
  readonly plan: PointPlan;
  /** Futures that count at the scenario as it is, and the mean of the outcome over them. */
  readonly own: { readonly futures: number; readonly mean: number };
  /** Futures in all, and those that count. */
  readonly played: number;
  readonly counted: number;
  readonly rows: number;
  readonly ended: Ended;
  /** Undefined if inputs are only varied one at a time. */
  readonly parts: LuckParts | undefined;
  /** The lowest and the highest mean of a point. */
  readonly range: readonly [number, number];
  /** The input with the largest effect comes first. */
  readonly inputs: readonly InputAnswer[];
  readonly pairs: readonly PairIndex[];
}

const swingOf = (table: PointTable, i: number): Swing => {
  const [low, high] = [1 + 2 * i, 2 + 2 * i];
  return { low: meanAt(table, low), high: meanAt(table, high), change: changeAt(table, high) };
};

/** The means of one column of Saltelli's tables, by row. */
const columnOf = (plan: PointPlan, table: PointTable, rows: number, column: number): Float64Array =>
  Float64Array.from({ length: rows }, (_, row) =>
    meanAt(table, swingSize(plan) + row * rowSize(plan) + column),
  );

const saltelliValues = (plan: PointPlan, table: PointTable, rows: number) => {
  const column = (c: number): Float64Array => columnOf(plan, table, rows, c);
  const d = plan.inputs.length;
  return {
    a: column(0),
    b: column(1),
    ab: plan.inputs.map((_, i) => column(2 + i)),
    ba: plan.pairs ? plan.inputs.map((_, i) => column(2 + d + i)) : undefined,
  };
};

/**
 * The variance of the outcome over futures in two parts: within points, which is luck, and between them, which is inputs. The
 * latter is the covariance of the means over futures with even numbers and over those with odd ones, which share no luck.
 */
const partsOf = (plan: PointPlan, table: PointTable, rows: number): LuckParts => {
  const width = rowSize(plan);
  const columns = plan.method === 'sobol' ? 2 : 1;
  const points = Array.from({ length: rows * columns }, (_, k) => {
    const point = swingSize(plan) + Math.floor(k / columns) * width + (k % columns);
    const n = pointAt(table, point, 'futures');
    return {
      within:
        (pointAt(table, point, 'squares') - pointAt(table, point, 'sum') * meanAt(table, point)) / (n - 1),
      even: pointAt(table, point, 'evenSum') / pointAt(table, point, 'evenFutures'),
      odd: pointAt(table, point, 'oddSum') / pointAt(table, point, 'oddFutures'),
    };
  }).filter(({ within, even, odd }) => Number.isFinite(within + even + odd));
  const parts = (chosen: Int32Array) => {
    const used = [...chosen].flatMap((k) => points[k] ?? []);
    const mean = (of: (point: (typeof points)[number]) => number): number =>
      used.reduce((sum, point) => sum + of(point), 0) / used.length;
    const [even, odd] = [mean((p) => p.even), mean((p) => p.odd)];
    const between = Math.max(
      0,
      mean((p) => (p.even - even) * (p.odd - odd)),
    );
    return { between, within: mean((p) => p.within) };
  };
  const { between, within } = parts(Int32Array.from(points.keys()));
  const [inputs = { value: Number.NaN, low: Number.NaN, high: Number.NaN }] = resampled(
    points.length,
    plan.seed,
    (chosen) => {
      const part = parts(chosen);
      return [part.between / (part.between + part.within)];
    },
  );
  return { variance: between + within, inputs, luck: 1 - inputs.value };
};

const effectsIn = (plan: PointPlan, table: PointTable, rows: number): readonly ElementaryEffect[] => {
  const { inputs, seed } = plan;
  const walks = Array.from({ length: rows }, (_, row) => trajectoryOf(inputs.length, seed, row));
  const value = (row: number, point: number): number =>
    meanAt(table, swingSize(plan) + row * rowSize(plan) + point);
  return elementaryEffects(effectsOf(walks, value), inputs.length, seed);
};

const pawnOf = (plan: PointPlan, rows: number, { a, b }: { a: Float64Array; b: Float64Array }) => {
  const designAt = pointsOf(plan);
  const columns = plan.inputs.map(() => new Float64Array(2 * rows));
  const values = new Float64Array(2 * rows);
  for (let row = 0; row < rows; row++)
    for (const half of [0, 1]) {
      values[2 * row + half] = (half === 0 ? a : b)[row] as number;
      designAt(swingSize(plan) + row * rowSize(plan) + half).at.forEach((u, i) => {
        (columns[i] as Float64Array)[2 * row + half] = u;
      });
    }
  return pawn(columns, values, plan.seed);
};

/** The measure that ranks inputs: total index, mean size of effects, or size of the swing. NaN counts as 0. */
const weightOf = ({ variance, effect, swing }: InputAnswer): number =>
  variance?.total.value ?? effect?.size.value ?? Math.abs(swing?.change.value ?? 0);

const ranked = (inputs: readonly InputAnswer[]): readonly InputAnswer[] =>
  inputs.toSorted((a, b) => (weightOf(b) || 0) - (weightOf(a) || 0));

interface Rows {
  readonly rows: number;
  readonly ended: Ended;
}

/** The results of a table after some rows. */
const answerAfter = (plan: PointPlan, table: PointTable, { rows, ended }: Rows): SensitivityAnswer => {
  const isSobol = plan.method === 'sobol' && rows > 0;
  const values = saltelliValues(plan, table, isSobol ? rows : 0);
  const indices = isSobol ? varianceIndices(values, plan.seed) : undefined;
  const skewed = isSobol ? pawnOf(plan, rows, values) : [];
  const effects = plan.method === 'morris' ? effectsIn(plan, table, rows) : [];
  const size = planSize(plan, rows);
  const means = Array.from({ length: size }, (_, point) => meanAt(table, point)).filter(
    (mean) => !Number.isNaN(mean),
  );
  const found = plan.inputs.map((input, i): InputAnswer => {
    const [index, distance] = [indices?.inputs[i], skewed[i]];
    return {
      input,
      swing: plan.method !== 'steps' && hasEnds(input) ? swingOf(table, i) : undefined,
      variance: index && distance && { ...index, pawn: distance },
      effect: effects[i],
    };
  });
  return {
    plan,
    ...countedIn(table, size),
    played: size * plan.futures,
    rows,
    ended,
    parts: isAlone(plan.method) ? undefined : partsOf(plan, table, rows),
    range: [
      means.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      means.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
    ],
    inputs: ranked(found),
    pairs: indices?.pairs ?? [],
  };
};

/** The number of rows before the first look at the order of inputs. Each later look comes at twice the rows. */
const FIRST_LOOK = { sobol: 64, morris: 10, swing: 0, steps: 0, scatter: 0 } as const;

/** An input has no rank if its effect is below this share of the variance or, without shares, of the largest effect. */
const MATTERS = 0.05;

/** The looks of a plan: numbers of rows. */
const looksOf = ({ method, rows }: PointPlan): readonly number[] => {
  const looks: number[] = [];
  for (let look: number = FIRST_LOOK[method]; look > 0 && look < rows; look *= 2) looks.push(look);
  return [...looks, isAlone(method) ? 0 : rows];
};

/** The inputs that matter, in order, after some rows. */
const orderAfter = (plan: PointPlan, table: PointTable, rows: number): string => {
  const weights =
    plan.method === 'sobol'
      ? varianceIndices(saltelliValues(plan, table, rows), plan.seed).inputs.map(({ total }) => total.value)
      : effectsIn(plan, table, rows).map(({ size }) => size.value);
  const most = plan.method === 'sobol' ? 1 : Math.max(...weights);
  return [...weights.entries()]
    .filter(([, weight]) => weight >= MATTERS * most)
    .sort(([, a], [, b]) => b - a)
    .map(([i]) => i)
    .join();
};

const playedUpTo = ({ points }: PointTable): number => (points[0]?.from === 0 ? points[0].to : 0);

/**
 * How many rows are enough, of those that are played: the first look at which the inputs that matter have the order that they
 * had at the look before, else all. Undefined if more have to be played; `next` is how many. It depends on the values alone, so
 * a study ends at the same row on every machine.
 */
export const enoughRows = (
  plan: PointPlan,
  table: PointTable,
): { readonly enough: Rows } | { readonly next: number } => {
  let before: string | undefined;
  for (const rows of looksOf(plan)) {
    if (playedUpTo(table) < planSize(plan, rows)) return { next: rows };
    if (rows === plan.rows || isAlone(plan.method)) return { enough: { rows, ended: 'budget' } };
    const order = orderAfter(plan, table, rows);
    if (order === before) return { enough: { rows, ended: 'ranks' } };
    before = order;
  }
  return { enough: { rows: plan.rows, ended: 'budget' } };
};

/** A table without the points that come after those that are enough. */
export const withoutMore = (plan: PointPlan, table: PointTable): PointTable => {
  const found = enoughRows(plan, table);
  if (!('enough' in found)) return table;
  const to = planSize(plan, found.enough.rows);
  const rows = table.rows.slice().fill(0, to * POINT_COLUMNS);
  return { points: [{ from: 0, to }], rows };
};

/**
 * The answer of a table: after as many rows as are enough, or as many as there are if a person stopped it; undefined if not even
 * the first look was reached.
 */
export const sensitivityOf = (plan: PointPlan, table: PointTable): SensitivityAnswer | undefined => {
  const found = enoughRows(plan, table);
  if ('enough' in found) return answerAfter(plan, table, found.enough);
  const looks = looksOf(plan).filter((rows) => playedUpTo(table) >= planSize(plan, rows));
  const rows = looks.at(-1);
  return rows === undefined ? undefined : answerAfter(plan, table, { rows, ended: 'stopped' });
};
