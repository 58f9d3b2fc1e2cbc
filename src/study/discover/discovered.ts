import { type Share, shareOf } from '../../domain/intervals.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { type PointPlan, pointsOf } from '../sensitivity/design.ts';
import type { UncertainInput } from '../sensitivity/inputs.ts';
import { type PointTable, pointAt } from '../sensitivity/points.ts';
import { valueAt } from '../sensitivity/settings.ts';
import { chanceOfAtLeast } from './binomial.ts';
import { type Box, type BoxLimit, heldAt, pointsIn, restrictedIn, type Sample, withLimit } from './box.ts';
import { type CartRule, cartRules } from './cart.ts';
import { type ColumnScale, columnFor, scaleOf } from './columns.ts';
import { type PrimSearch, type PrimStep, primSearch } from './prim.ts';

/** One end of a restriction: where it is, and the chance that a box without it would have this density by luck. */
export interface BoxEnd {
  /** As a quantile of the input. */
  readonly at: number;
  /** In the unit of the scenario. Undefined if several things move together. */
  readonly value: number | undefined;
  /** The quasi-p value, by a binomial test. */
  readonly quasiP: number;
}

/** The restriction of a box on an input. */
export type Restriction = { readonly input: UncertainInput } & (
  | { readonly kind: 'amount'; readonly above: BoxEnd | undefined; readonly below: BoxEnd | undefined }
  | { readonly kind: 'choice'; readonly names: readonly string[]; readonly quasiP: number }
);

/** A box: the futures in it. */
export interface FoundBox {
  /** The share of the futures with the condition that lie in the box. */
  readonly coverage: Share;
  /** The share of the futures in the box in which the condition holds. */
  readonly density: Share;
  /** The share of all points that lie in the box. */
  readonly mass: number;
  /** The restriction that decides most comes first, by quasi-p values. */
  readonly restrictions: readonly Restriction[];
}

/** A step of the peeling trajectory. */
interface TrajectoryStep {
  readonly coverage: number;
  readonly density: number;
  readonly mass: number;
  readonly restricted: number;
}

/** A search for boxes among the points that earlier ones left. */
export interface FoundSearch {
  readonly trajectory: readonly TrajectoryStep[];
  /** Boxes of the trajectory, each within the one before: with most of the futures in which the condition holds, with half of them, the last. */
  readonly boxes: readonly FoundBox[];
}

/** A branch of the tree of CART in which the condition holds more often than elsewhere. */
export interface FoundRule {
  readonly coverage: Share;
  readonly density: Share;
  readonly restrictions: readonly Restriction[];
}

/** Under which conditions something happens. */
export interface DiscoverAnswer {
  readonly plan: PointPlan;
  readonly points: number;
  /** In how many of all futures the condition held. */
  readonly held: Share;
  /** Each search uses the points that the earlier searches left. */
  readonly searches: readonly FoundSearch[];
  readonly rules: readonly FoundRule[];
  /** Of the futures with the condition in the last box of the first search, the share in a branch of the tree. */
  readonly agreement: Share | undefined;
}

/** Boxes of a trajectory that are shown: the last one that still has this share of the futures in which the condition holds. */
const COVERAGES = [0.75, 0.5, 0];

const MOST_SEARCHES = 3;

interface Frame {
  readonly plan: PointPlan;
  readonly scales: readonly ColumnScale[];
  readonly sample: Sample;
  /** In how many futures the condition held, over all points. */
  readonly held: number;
}

/** The points that earlier boxes left, and the box of all these points. */
interface Among {
  readonly all: Box;
  readonly left: Int32Array;
}

const restrictionOf = (
  { plan, scales, sample }: Frame,
  { box, points }: PrimStep,
  { all, left }: Among,
  c: number,
): readonly Restriction[] => {
  const [input, limit, free, scale] = [plan.inputs[c], box[c], all[c], scales[c]];
  if (!input || !limit || !free || !scale) return [];
  const [hits, trials] = [heldAt(sample.held, points), points.length * plan.futures];
  const quasiP = (freed: BoxLimit): number => {
    const without = withLimit(box, c, freed);
    const looked = restrictedIn(without, all);
    const more = pointsIn(without, sample.columns, left, looked);
    return chanceOfAtLeast(hits, trials, heldAt(sample.held, more) / (more.length * plan.futures));
  };
  if (limit.kind === 'choice') {
    const names = scale.kind === 'choice' ? limit.chosen.flatMap((at) => scale.names[at] ?? []) : [];
    return [{ input, kind: 'choice', names, quasiP: quasiP(free) }];
  }
  if (free.kind === 'choice') return [];
  const spread = scale.kind === 'amount' ? scale.spread : undefined;
  const end = (at: number, freed: BoxLimit): BoxEnd => ({
    at,
    value: spread && Number(valueAt(spread, at)),
    quasiP: quasiP(freed),
  });
  return [
    {
      input,
      kind: 'amount',
      above: limit.low === free.low ? undefined : end(limit.low, { ...limit, low: free.low }),
      below: limit.high === free.high ? undefined : end(limit.high, { ...limit, high: free.high }),
    },
  ];
};

/** The least quasi-p value of a restriction. */
const quasiPOf = (of: Restriction): number =>
  of.kind === 'choice' ? of.quasiP : Math.min(of.above?.quasiP ?? 1, of.below?.quasiP ?? 1);

/** The restrictions of a box on the inputs. The one that decides most comes first. */
const restrictionsOf = (frame: Frame, step: PrimStep, among: Among): readonly Restriction[] =>
  restrictedIn(step.box, among.all)
    .flatMap((c) => restrictionOf(frame, step, among, c))
    .toSorted((a, b) => quasiPOf(a) - quasiPOf(b));

const sharesOf = ({ plan, sample, held }: Frame, points: Int32Array) => {
  const hits = heldAt(sample.held, points);
  return { coverage: shareOf(hits, held), density: shareOf(hits, points.length * plan.futures) };
};

const boxOf = (frame: Frame, step: PrimStep, { all, steps }: PrimSearch): FoundBox => {
  const left = steps[0]?.points ?? step.points;
  return {
    ...sharesOf(frame, step.points),
    mass: step.points.length / frame.sample.held.length,
    restrictions: restrictionsOf(frame, step, { all, left }),
  };
};

const searchOf = (frame: Frame, search: PrimSearch): FoundSearch => {
  const trajectory = search.steps.map(({ box, points }) => {
    const { coverage, density } = sharesOf(frame, points);
    const restricted = restrictedIn(box, search.all).length;
    return {
      coverage: coverage.share,
      density: density.share,
      mass: points.length / frame.sample.held.length,
      restricted,
    };
  });
  const most = trajectory[0]?.coverage ?? 0;
  const shown = COVERAGES.map((least) =>
    trajectory.findLastIndex(({ coverage }) => coverage >= least * most),
  );
  const boxes = [...new Set(shown)].flatMap((at) => {
    const step = search.steps[at];
    return step && at > 0 ? [boxOf(frame, step, search)] : [];
  });
  return { trajectory, boxes };
};

/** Searches one after another, each on the points that the last boxes of those before left, as long as a box is denser than all points are. */
const searchesOf = (frame: Frame, points: Int32Array): readonly PrimSearch[] => {
  const { sample, held } = frame;
  const base = held / points.length;
  const found: PrimSearch[] = [];
  let left = points;
  while (found.length < MOST_SEARCHES) {
    const search = primSearch(sample, left);
    const last = search.steps.at(-1);
    if (search.steps.length < 2 || !last || heldAt(sample.held, last.points) <= base * last.points.length)
      return found;
    found.push(search);
    const gone = new Set(last.points);
    left = left.filter((point) => !gone.has(point));
    if (heldAt(sample.held, left) === 0) return found;
  }
  return found;
};

const ruleOf = (frame: Frame, { box, points }: CartRule, left: Int32Array, all: Box): FoundRule => ({
  ...sharesOf(frame, points),
  restrictions: restrictionsOf(frame, { box, points }, { all, left }),
});

/** The points of a table that were played, as columns for PRIM. */
const frameFrom = (plan: PointPlan, table: PointTable): Frame => {
  const { points } = table;
  const designAt = pointsOf(plan);
  const size = sizeOf(points);
  const quantiles = plan.inputs.map(() => new Float64Array(size));
  const held = new Float64Array(size);
  let at = 0;
  for (const { from, to } of points)
    for (let point = from; point < to; point++, at++) {
      held[at] = pointAt(table, point, 'sum');
      designAt(point).at.forEach((u, c) => {
        (quantiles[c] as Float64Array)[at] = u;
      });
    }
  const scales = plan.inputs.map(scaleOf);
  const columns = scales.map((scale, c) => columnFor(scale, quantiles[c] as Float64Array));
  return {
    ...{ plan, scales },
    sample: { columns, futures: plan.futures, held },
    held: held.reduce((a, b) => a + b, 0),
  };
};

/** Under which conditions what was asked happens: boxes of the inputs by PRIM, and the branches of a tree by CART. */
export const discoveredIn = (plan: PointPlan, table: PointTable): DiscoverAnswer => {
  const frame = frameFrom(plan, table);
  const { sample, held } = frame;
  const size = sample.held.length;
  const points = Int32Array.from({ length: size }, (_, i) => i);
  const isMixed = held > 0 && held < size * plan.futures;
  const searches = isMixed ? searchesOf(frame, points) : [];
  const rules = isMixed ? cartRules(sample, points) : [];
  const [first] = searches;
  const last = first?.steps.at(-1);
  const inRules = new Set(rules.flatMap((rule) => [...rule.points]));
  const both = last?.points.filter((point) => inRules.has(point));
  return {
    plan,
    points: size,
    held: shareOf(held, size * plan.futures),
    searches: searches.map((search) => searchOf(frame, search)),
    rules: rules.map((rule) => ruleOf(frame, rule, points, first?.all ?? rule.box)),
    agreement: last && both && shareOf(heldAt(sample.held, both), heldAt(sample.held, last.points)),
  };
};
