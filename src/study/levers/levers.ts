import { compareIds } from '../../domain/ids.ts';
import { type Estimate, type Share, shareOf } from '../../domain/intervals.ts';
import { type PointPlan, planSize, triedAt } from '../sensitivity/design.ts';
import type { InputLever, UncertainInput } from '../sensitivity/inputs.ts';
import { changeAt, countedIn, meanAt, type PointTable, pointAt } from '../sensitivity/points.ts';
import { valueAt } from '../sensitivity/settings.ts';
import { crossingOf } from '../tip/crossing.ts';

/** One change of a lever. Everything else stays as in the scenario. */
export interface LeverMove {
  readonly value: number;
  /** Futures that count with the change, and the mean of the goal over them: its odds, or its number. */
  readonly futures: number;
  readonly mean: number;
  /** By how much the goal rises, over the same futures with the same luck. */
  readonly change: Estimate;
  readonly effort: number;
  /** The change by a unit of effort. */
  readonly gain: Estimate;
}

/** Where a lever first brings the goal to the odds asked for. */
interface Reached {
  readonly value: number;
  readonly effort: number;
  /** The 95 % interval of the value; its far end is undefined where it lies beyond the values that were tried. */
  readonly near: number;
  readonly far: number | undefined;
}

/** The effect of one lever on a goal. */
export interface LeverFound {
  readonly input: UncertainInput;
  readonly lever: InputLever;
  /** By value. */
  readonly moves: readonly LeverMove[];
  /** The move whose unit of effort surely brings most. Undefined if no move raises the goal. */
  readonly best: LeverMove | undefined;
  /** Whether the best move surely raises the goal: its interval is above 0. */
  readonly isSure: boolean;
  /** Undefined if no odds were asked for, or if the lever does not reach them. */
  readonly reached: Reached | undefined;
}

/** The possible changes for a goal. The lever whose unit of effort surely brings most is first. */
export interface LeversAnswer {
  readonly plan: PointPlan;
  /** The scenario as it is. */
  readonly own: { readonly futures: number; readonly mean: number };
  /** The wanted odds. Undefined if no odds were asked for. */
  readonly odds: number | undefined;
  readonly played: number;
  readonly counted: number;
  readonly levers: readonly LeverFound[];
}

const perEffort = ({ value, low, high }: Estimate, effort: number): Estimate => ({
  value: value / effort,
  low: low / effort,
  high: high / effort,
});

const moveOf = (table: PointTable, point: number, value: number, { own, cost }: InputLever): LeverMove => {
  const change = changeAt(table, point);
  const effort = Math.abs(value - own) * cost;
  return {
    value,
    futures: pointAt(table, point, 'futures'),
    mean: meanAt(table, point),
    change,
    effort,
    gain: perEffort(change, effort),
  };
};

/** The move of which a unit of effort surely brings most: by the low end of the interval, so that luck does not choose it. */
const bestOf = (moves: readonly LeverMove[]): LeverMove | undefined => {
  const rising = moves.filter(({ change }) => change.value > 0);
  return rising.toSorted((a, b) => b.gain.low - a.gain.low || a.effort - b.effort)[0];
};

/** Where the odds are first reached from the scenario's own value outward, on the side that costs less. */
const reachedBy = (
  moves: readonly LeverMove[],
  { own, cost, separate }: InputLever,
  now: Share,
  odds: number,
): Reached | undefined => {
  const sides = [
    moves.filter(({ value }) => value > own),
    moves.filter(({ value }) => value < own).toReversed(),
  ];
  const found = sides.flatMap((side): readonly Reached[] => {
    const values = [own, ...side.map(({ value }) => value)];
    const shares = [now, ...side.map(({ mean, futures }) => shareOf(Math.round(mean * futures), futures))];
    const crossing = (of: (share: Share) => number): number | undefined =>
      crossingOf(values, shares.map(of), odds, separate);
    const value = crossing(({ share }) => share);
    if (value === undefined) return [];
    const near = crossing(({ high }) => high) ?? value;
    return [{ value, effort: Math.abs(value - own) * cost, near, far: crossing(({ low }) => low) }];
  });
  return found.toSorted((a, b) => a.effort - b.effort)[0];
};

const rankOf = ({ best, isSure }: LeverFound): number =>
  best === undefined ? Number.NEGATIVE_INFINITY : isSure ? best.gain.low : Math.min(0, best.gain.low);

/** The results of a table of steps. Undefined while points are missing. */
export const rankedLevers = (
  plan: PointPlan,
  table: PointTable,
  odds: number | undefined,
): LeversAnswer | undefined => {
  const [played] = table.points;
  const size = planSize(plan);
  if (played?.from !== 0 || played.to < size) return undefined;
  const { own, counted } = countedIn(table, size);
  const now = shareOf(Math.round(own.mean * own.futures) || 0, own.futures);
  let point = 1;
  const levers = plan.inputs.flatMap((input): readonly LeverFound[] => {
    const { lever, members } = input;
    const first = point;
    const quantiles = triedAt(plan.method, input);
    point += quantiles.length;
    if (!lever) return [];
    const [member] = members;
    const placeAt = (u: number): number => (member?.kind === 'set' ? Number(valueAt(member.spread, u)) : 1);
    const moves = quantiles.map((u, n) => moveOf(table, first + n, placeAt(u), lever));
    const best = bestOf(moves);
    return [
      {
        ...{ input, lever, moves, best },
        isSure: best !== undefined && best.change.low > 0,
        reached: odds === undefined || now.share >= odds ? undefined : reachedBy(moves, lever, now, odds),
      },
    ];
  });
  return {
    ...{ plan, own, odds, counted },
    played: size * plan.futures,
    levers: levers.toSorted((a, b) => rankOf(b) - rankOf(a) || compareIds(a.input.id, b.input.id)),
  };
};
