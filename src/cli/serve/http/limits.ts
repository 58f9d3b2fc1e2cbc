/** Counts the requests of each name in a stretch of time. Names without a request for a whole stretch are forgotten. */
export interface Limit {
  /** Counts once more; false if that is too often. */
  readonly take: (who: string) => boolean;
  /** Whether there is still room, without counting. */
  readonly has: (who: string) => boolean;
}

/** The most names that are counted, so that a flood of made-up names does not fill the memory. */
const MOST_NAMES = 5000;

/** At most `most` times in each stretch of `span` milliseconds. `now` is a clock in milliseconds. */
export const rateLimit = (most: number, span: number, now: () => number): Limit => {
  let begun = now();
  let counts = new Map<string, number>();
  const roll = (): void => {
    if (now() - begun < span && counts.size < MOST_NAMES) return;
    begun = now();
    counts = new Map();
  };
  return {
    take: (who) => {
      roll();
      const count = (counts.get(who) ?? 0) + 1;
      counts.set(who, count);
      return count <= most;
    },
    has: (who) => {
      roll();
      return (counts.get(who) ?? 0) < most;
    },
  };
};
