import { MOVE_CAUSES } from '../../domain/run.ts';
import type { Seen } from '../../engine/futures.ts';
import { trackSource } from '../../model/derived.ts';
import type { Model } from '../../model/model.ts';
import {
  INDEX_BINS,
  INDEX_UNIT,
  RULE_COUNT,
  RULE_COUNTS,
  TALLIED_INDICES,
  type Tally,
  WAY,
  WAYS,
} from './tally.ts';

const add = (table: Int32Array | Uint32Array | Float64Array, at: number, amount: number): void => {
  table[at] = (table[at] as number) + amount;
};

/** Counts the tracks that are higher or lower, by half a hundredth or more, than where the future started. */
const trackCounter = (model: Model, tracks: Tally['tracks']): ((seen: Seen) => void) => {
  const starts = Float64Array.from(model.target.tracks, ({ start }) => start);
  const all = starts.length;
  return ({ turn, sources }) => {
    for (let t = 0; t < all; t++) {
      const now = (sources[trackSource(model, t)] as number) * 100;
      if (turn === 0) starts[t] = Math.round(now);
      const gained = now - (starts[t] as number);
      if (Math.abs(gained) < 0.5) continue;
      add(tracks, (turn * all + t) * WAYS + (gained > 0 ? WAY.up : WAY.down), 1);
    }
  };
};

const countIndices = ({ turn, index }: Seen, { indexSums, indexBins }: Tally): void => {
  for (let x = 0; x < TALLIED_INDICES.length; x++) {
    const value = index(TALLIED_INDICES[x] as (typeof TALLIED_INDICES)[number]);
    const at = turn * TALLIED_INDICES.length + x;
    add(indexSums, at, Math.round(value * INDEX_UNIT));
    add(indexBins, at * INDEX_BINS + Math.round(value * 2), 1);
  }
};

/**
 * Gives a function that adds futures of a model to a tally. Call it at the start of a future and after every turn. A future may
 * have a start of its own: where it differs from that of the model, it is counted as if it had come about in turn 0.
 */
export const tallyCounter = (model: Model, tally: Tally): ((seen: Seen) => void) => {
  const { count } = model.states;
  const { rungs } = model;
  const { flows, firsts, recognisers, moves, occasions, tracks } = tally;
  const { ruleFutures, ruleFirsts, ruleCounts } = tally;
  const rows = tally.shape.turns + 1;
  /** The highest rung so far, by state. */
  const highest = new Uint8Array(count);

  const starts = model.states.rung;
  const countTracks = trackCounter(model, tracks);

  const countStart = ({ rung }: Seen): void => {
    for (let i = 0; i < count; i++) {
      const [from, to] = [starts[i] as number, rung[i] as number];
      highest[i] = Math.max(from, to);
      if (from === to) continue;
      add(flows, i * rungs + from, -1);
      add(flows, i * rungs + to, 1);
      for (let r = from + 1; r <= to; r++) add(firsts, i * rungs + r, 1);
    }
  };

  const countMoves = (seen: Seen): void => {
    const { turn, rule, moveCount, movedState, movedFrom, movedTo, movedCause } = seen;
    for (let m = 0; m < moveCount; m++) {
      const i = movedState[m] as number;
      const to = movedTo[m] as number;
      const from = movedFrom[m] as number;
      const row = (turn * count + i) * rungs;
      add(flows, row + from, -1);
      add(flows, row + to, 1);
      for (let r = (highest[i] as number) + 1; r <= to; r++) {
        add(firsts, row + r, 1);
        highest[i] = r;
        if (r === rungs - 1) add(ruleFirsts, (rule * rows + turn) * count + i, 1);
      }
      const cause = turn * MOVE_CAUSES.length + (movedCause[m] as number);
      add(moves, cause * WAYS + (to > from ? WAY.up : WAY.down), 1);
    }
  };

  const countOccasions = ({ turn, occasionCount, occasions: now, happened }: Seen): void => {
    for (let n = 0; n < occasionCount; n++) {
      const o = now[n] as number;
      if (happened[o] === 1) add(occasions, turn * model.occasions.length + o, 1);
    }
  };

  return (seen) => {
    const { turn, rule, recogniserCount } = seen;
    if (turn === 0) {
      countStart(seen);
      add(ruleFutures, rule, 1);
    } else {
      countMoves(seen);
      countOccasions(seen);
    }
    add(recognisers, turn * (count + 1) + recogniserCount, 1);
    const row = (rule * rows + turn) * RULE_COUNTS;
    add(ruleCounts, row + RULE_COUNT.sum, recogniserCount);
    add(ruleCounts, row + RULE_COUNT.squares, recogniserCount * recogniserCount);
    countIndices(seen, tally);
    countTracks(seen);
  };
};
