import { addStandings, emptyStanding, type Standing } from '../../study/standing.ts';

/** What is kept of a piece of futures, so that two scenarios can be compared over the same ones. */
interface CountedPiece {
  readonly futures: number;
  readonly recognised: Uint32Array;
  /** Recognisers in the last turn, summed over the futures. */
  readonly last: number;
}

/** Futures of one scenario, counted piece by piece. */
export interface Counts {
  /** Pieces that somebody plays or has played. */
  readonly begun: Set<number>;
  readonly pieces: Map<number, CountedPiece>;
  total: Standing;
}

export const makeCounts = ({
  states,
  turns,
}: {
  readonly states: number;
  readonly turns: number;
}): Counts => ({
  begun: new Set(),
  pieces: new Map(),
  total: emptyStanding(states, turns),
});

/** Takes a piece in. */
export const take = (counts: Counts, number: number, piece: Standing): void => {
  const width = piece.recognised.length + 1;
  const last = piece.counts.subarray(-width).reduce((sum, futures, count) => sum + futures * count, 0);
  counts.pieces.set(number, { futures: piece.futures, recognised: piece.recognised, last });
  counts.total = addStandings(counts.total, piece);
};

export interface Side {
  /** By state: futures in which it has recognised. */
  readonly recognised: readonly number[];
  /** Mean count of recognisers in the last turn. */
  readonly mean: number;
}

export interface Common {
  readonly futures: number;
  readonly sides: readonly Side[];
}

/** What has been counted in the futures that all of some scenarios have in common. */
export const common = (all: readonly Counts[], states: number): Common => {
  const [first, ...others] = all;
  const numbers = [...(first?.pieces.keys() ?? [])].filter((number) =>
    others.every(({ pieces }) => pieces.has(number)),
  );
  const sides = all.map(({ pieces }) => {
    const recognised = new Array<number>(states).fill(0);
    let last = 0;
    for (const number of numbers) {
      const piece = pieces.get(number);
      last += piece?.last ?? 0;
      piece?.recognised.forEach((futures, i) => {
        recognised[i] = (recognised[i] ?? 0) + futures;
      });
    }
    return { recognised, last };
  });
  const futures = numbers.reduce((sum, number) => sum + (first?.pieces.get(number)?.futures ?? 0), 0);
  return {
    futures,
    sides: sides.map(({ recognised, last }) => ({ recognised, mean: futures > 0 ? last / futures : 0 })),
  };
};
