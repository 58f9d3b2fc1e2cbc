import {
  type Box,
  type BoxLimit,
  boxAround,
  countIn,
  heldAt,
  pointsIn,
  restrictedIn,
  type Sample,
  withLimit,
} from './box.ts';

/** Share of the points of a box that a peel takes away, or a paste gives back. */
const ALPHA = 0.05;

/** The least share of all points that a box may have. */
const LEAST_MASS = 0.05;

/** A box on the way from all points to few of them. */
export interface PrimStep {
  readonly box: Box;
  readonly points: Int32Array;
}

/** How a search went: from all points that were left, by peels and pastes, to the last box. */
export interface PrimSearch {
  /** The box with all points that were left. */
  readonly all: Box;
  readonly steps: readonly PrimStep[];
}

/**
 * The value at a quantile of sorted values as in sdtoolkit and the EMA Workbench: between two neighbours, which move apart while they are equal,
 * so that a peel always takes something away.
 */
const quantileAt = (sorted: Float64Array, q: number): number => {
  const at = (sorted.length - 1) * q;
  let [low, high] = [Math.floor(at), Math.ceil(at)];
  if (q > 0.5) while (sorted[low] === sorted[high] && low > 0) low--;
  else while (sorted[low] === sorted[high] && high < sorted.length - 1) high++;
  return ((sorted[low] as number) + (sorted[high] as number)) / 2;
};

type At = readonly [sample: Sample, box: Box, points: Int32Array];

const sortedAt = (values: Float64Array, points: Int32Array): Float64Array =>
  Float64Array.from(points, (point) => values[point] as number).sort();

/** Boxes that take a little away: at either end of an amount, or one of several choices. */
const peelsOf = (...[{ columns }, box, points]: At): readonly Box[] =>
  box.flatMap((limit, c): readonly Box[] => {
    const { values } = columns[c] as Sample['columns'][number];
    if (limit.kind === 'choice')
      return limit.chosen.length < 2
        ? []
        : limit.chosen.map((gone) =>
            withLimit(box, c, { kind: 'choice', chosen: limit.chosen.filter((each) => each !== gone) }),
          );
    const here = sortedAt(values, points);
    return [
      withLimit(box, c, { ...limit, high: quantileAt(here, 1 - ALPHA) }),
      withLimit(box, c, { ...limit, low: quantileAt(here, ALPHA) }),
    ];
  });

/** Boxes that give a little back where a box is restricted; `left`: all points that may come back. */
const pastesOf = ({ columns }: Sample, box: Box, all: Box, left: Int32Array): readonly Box[] => {
  const restricted = restrictedIn(box, all);
  return restricted.flatMap((c): readonly Box[] => {
    const [limit, free] = [box[c] as BoxLimit, all[c] as BoxLimit];
    const { values } = columns[c] as Sample['columns'][number];
    if (limit.kind === 'choice' || free.kind === 'choice') {
      if (limit.kind !== 'choice' || free.kind !== 'choice') return [];
      return free.chosen
        .filter((each) => !limit.chosen.includes(each))
        .map((back) =>
          withLimit(box, c, { kind: 'choice', chosen: [...limit.chosen, back].sort((a, b) => a - b) }),
        );
    }
    const beside = (low: number, high: number): Float64Array =>
      sortedAt(values, pointsIn(withLimit(box, c, { kind: 'amount', low, high }), columns, left, restricted));
    const [below, above] = [beside(free.low, limit.low), beside(limit.high, free.high)];
    return [
      withLimit(box, c, { ...limit, low: below.length > 0 ? quantileAt(below, 1 - ALPHA) : free.low }),
      withLimit(box, c, { ...limit, high: above.length > 0 ? quantileAt(above, ALPHA) : free.high }),
    ];
  });
};

/**
 * The best of some boxes by the lenient objective: the gain in density for each point that comes or goes. Of equal ones that
 * with fewer restrictions, then the first. Undefined if none is better than the box before.
 */
const bestOf = (
  sample: Sample,
  before: PrimStep,
  boxes: readonly Box[],
  all: Box,
  from: Int32Array,
): PrimStep | undefined => {
  // All points of a peel lie in the box before, which differs in one column.
  const lookedIn = (box: Box): readonly number[] =>
    from === before.points
      ? box.flatMap((limit, c) => (limit === before.box[c] ? [] : [c]))
      : restrictedIn(box, all);
  const old = heldAt(sample.held, before.points) / before.points.length;
  let [best, score, restrictions]: [Box | undefined, number, number] = [undefined, 0, 0];
  for (const box of boxes) {
    const { count, hits } = countIn(box, sample, from, lookedIn(box));
    const moved = Math.abs(count - before.points.length);
    const gain = moved === 0 ? 0 : ((count === 0 ? 0 : hits / count) - old) / moved;
    if (gain < score || gain <= 0) continue;
    const restricted = restrictedIn(box, all).length;
    if (gain === score && restricted >= restrictions) continue;
    [best, score, restrictions] = [box, gain, restricted];
  }
  return best && { box: best, points: pointsIn(best, sample.columns, from, lookedIn(best)) };
};

/**
 * The patient rule induction method (Friedman & Fisher 1999) for finding conditions (Bryant & Lempert 2010), as the EMA Workbench
 * has it: peels of .05 of the points of a box with the lenient objective, down to .05 of all points, then pastes. `left`: the
 * points in which no earlier box lies.
 */
export const primSearch = (sample: Sample, left: Int32Array): PrimSearch => {
  const { columns, held } = sample;
  const least = LEAST_MASS * held.length;
  const all = boxAround(columns, left);
  const steps: PrimStep[] = [{ box: all, points: left }];
  const go = (boxesOf: (at: PrimStep) => readonly Box[], from: (at: PrimStep) => Int32Array): void => {
    for (let now = steps.at(-1); now; ) {
      const next: PrimStep | undefined = bestOf(sample, now, boxesOf(now), all, from(now));
      if (!next || next.points.length < least) return;
      steps.push(next);
      now = next;
    }
  };
  go(
    ({ box, points }) => peelsOf(sample, box, points),
    ({ points }) => points,
  );
  go(
    ({ box }) => pastesOf(sample, box, all, left),
    () => left,
  );
  return { all, steps };
};
