/** Futures from `from` up to but not including `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Ranges in order, with those that touch joined; ranges must not overlap. */
export const joinRanges = (ranges: readonly Range[]): readonly Range[] => {
  const joined: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    if (range.from >= range.to) continue;
    const last = joined.at(-1);
    if (last && last.to === range.from) joined[joined.length - 1] = { from: last.from, to: range.to };
    else joined.push(range);
  }
  return joined;
};

/**
 * Whether ranges lie within 0 to `to`, are in order, and do not touch each other. `joinRanges` gives ranges like these.
 */
export const areJoined = (ranges: readonly Range[], to = Number.POSITIVE_INFINITY): boolean =>
  ranges.every(
    (range, i) => range.from < range.to && range.to <= to && range.from > (ranges[i - 1]?.to ?? -1),
  );

/** The futures that two lists of ranges have in common. */
export const overlapOf = (a: readonly Range[], b: readonly Range[]): readonly Range[] =>
  joinRanges(
    a.flatMap((x) =>
      b
        .map((y) => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) }))
        .filter((range) => range.from < range.to),
    ),
  );

/** The futures from 0 to `to` that are not in a list of joined ranges. */
export const gapsIn = (ranges: readonly Range[], to: number): readonly Range[] => {
  const gaps: Range[] = [];
  let at = 0;
  for (const range of ranges) {
    if (range.from > at) gaps.push({ from: at, to: Math.min(range.from, to) });
    at = Math.max(at, range.to);
  }
  if (at < to) gaps.push({ from: at, to });
  return gaps.filter((gap) => gap.from < gap.to);
};

export const sizeOf = (ranges: readonly Range[]): number =>
  ranges.reduce((sum, range) => sum + range.to - range.from, 0);

/** The k-th of m equal parts of n futures (k from 1), as even as whole numbers allow. */
export const shardOf = (n: number, k: number, m: number): Range => ({
  from: Math.floor((n / m) * (k - 1)),
  to: k === m ? n : Math.floor((n / m) * k),
});

/** A range in pieces of at most `size`. */
export const piecesOf = ({ from, to }: Range, size: number): readonly Range[] =>
  Array.from({ length: Math.ceil((to - from) / size) }, (_, i) => ({
    from: from + i * size,
    to: Math.min(to, from + (i + 1) * size),
  }));
