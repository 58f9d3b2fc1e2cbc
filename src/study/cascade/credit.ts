import { drawnOrder } from '../../random/luck.ts';

/** Credit is counted in these units, so that shares of up to eight, and of 24 orders, are whole and sums are exact. */
export const CREDIT = 840;

/** Up to this many candidates all orders are tried. With more, some orders are tried, each forwards and backwards. */
const ALL_ORDERS = 4;
const DRAWN_ORDERS = 12;

/** The part of each candidate in a step, by position. */
interface StepCredit {
  /** In units of CREDIT. Their sum is CREDIT. */
  readonly credit: readonly number[];
  /** Whether the step is not made if only this candidate is missing. */
  readonly needed: readonly boolean[];
}

const ordersOf = (count: number): readonly (readonly number[])[] =>
  count === 0
    ? [[]]
    : ordersOf(count - 1).flatMap((order) =>
        Array.from({ length: count }, (_, at) => [...order.slice(0, at), count - 1, ...order.slice(at)]),
      );

const ordersFor = (count: number, next: () => number): readonly (readonly number[])[] => {
  if (count <= ALL_ORDERS) return ordersOf(count);
  const drawn = Array.from({ length: DRAWN_ORDERS }, () => drawnOrder(count, next));
  return drawn.flatMap((order) => [order, order.toReversed()]);
};

/** The candidate of an order that tips: the step is made with the candidates up to it, but not without it. */
const pivotOf = (order: readonly number[], isMade: (taken: readonly number[]) => boolean): number => {
  let [without, having] = [0, order.length];
  while (having - without > 1) {
    const middle = Math.floor((without + having) / 2);
    if (isMade(order.slice(0, middle))) having = middle;
    else without = middle;
  }
  return order[having - 1] as number;
};

/**
 * Shares the credit for a step among earlier steps of others, the candidates: the chance of each to be the one that tips when
 * all are taken in a random order (the index of Shapley & Shubik 1954). `isMade` says whether the step is made with some of
 * them; with none of them it must not be, with all it must. Where the step needs some of them and these are enough, they share
 * equally, which is the same index without trying orders. `next` draws orders.
 */
export const shareCredit = (
  count: number,
  isMade: (taken: readonly number[]) => boolean,
  next: () => number,
): StepCredit => {
  const known = new Map<string, boolean>();
  const tried = (taken: readonly number[]): boolean => {
    if (taken.length === 0 || taken.length === count) return taken.length > 0;
    const sorted = taken.toSorted((a, b) => a - b);
    const found = known.get(sorted.join()) ?? isMade(sorted);
    known.set(sorted.join(), found);
    return found;
  };
  const all = Array.from({ length: count }, (_, i) => i);
  const needed = all.map((i) => !tried(all.filter((each) => each !== i)));
  const veto = all.filter((i) => needed[i]);
  if (veto.length > 0 && CREDIT % veto.length === 0 && tried(veto))
    return { credit: needed.map((is) => (is ? CREDIT / veto.length : 0)), needed };
  const credit = all.map(() => 0);
  const orders = ordersFor(count, next);
  for (const order of orders) {
    const tips = pivotOf(order, tried);
    credit[tips] = (credit[tips] as number) + CREDIT / orders.length;
  }
  return { credit, needed };
};
