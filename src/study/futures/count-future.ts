import { MOVE_CAUSES } from '../../domain/run.ts';
import type { Seen } from '../../engine/futures.ts';
import { trackSource } from '../../model/derived.ts';
import type { Model } from '../../model/model.ts';
import { INDEX_BINS, INDEX_UNIT, RULE_COUNT, TALLIED_INDICES, type Tally, WAY } from './tally.ts';

// Each kind of table has its own function. V8 is slow if one function meets several kinds.

const count = (table: Uint32Array, at: number): void => {
  table[at] = (table[at] as number) + 1;
};

const add = (table: Float64Array, at: number, amount: number): void => {
  table[at] = (table[at] as number) + amount;
};

const flow = (table: Int32Array, at: number, amount: number): void => {
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
      count(tracks, (turn * all + t) * WAY.size + (gained > 0 ? WAY.up : WAY.down));
    }
  };
};

const countIndices = ({ turn, index }: Seen, { indexSums, indexBins }: Tally): void => {
  for (let x = 0; x < TALLIED_INDICES.length; x++) {
    const value = index(TALLIED_INDICES[x] as (typeof TALLIED_INDICES)[number]);
    const at = turn * TALLIED_INDICES.length + x;
    add(indexSums, at, Math.round(value * INDEX_UNIT));
    count(indexBins, at * INDEX_BINS + Math.round(value * 2));
  }
};

/**
 * Gives a function that adds futures of a model to a tally. Call it at the start of a future and after every turn. A future may
 * have its own start. If this start differs from the model's start, it counts as if it had come about in turn 0.
 */
export const tallyCounter = (model: Model, tally: Tally): ((seen: Seen) => void) => {
  const states = model.states.count;
  const { rungs } = model;
  const { flows, firsts, recognisers, moves, occasions, tracks } = tally;
  const { ruleFutures, ruleFirsts, ruleCounts } = tally;
  const rows = tally.shape.turns + 1;
  /** The highest rung so far, by state. */
  const highest = new Uint8Array(states);

  const starts = model.states.rung;
  const countTracks = trackCounter(model, tracks);

  const countStart = ({ rung }: Seen): void => {
    for (let i = 0; i < states; i++) {
      const [from, to] = [starts[i] as number, rung[i] as number];
      highest[i] = Math.max(from, to);
      if (from === to) continue;
      flow(flows, i * rungs + from, -1);
      flow(flows, i * rungs + to, 1);
      for (let r = from + 1; r <= to; r++) count(firsts, i * rungs + r);
    }
  };

  const countMoves = (seen: Seen): void => {
    const { turn, rule, moveCount, movedState, movedFrom, movedTo, movedCause } = seen;
    for (let m = 0; m < moveCount; m++) {
      const i = movedState[m] as number;
      const to = movedTo[m] as number;
      const from = movedFrom[m] as number;
      const row = (turn * states + i) * rungs;
      flow(flows, row + from, -1);
      flow(flows, row + to, 1);
      for (let r = (highest[i] as number) + 1; r <= to; r++) {
        count(firsts, row + r);
        highest[i] = r;
        if (r === rungs - 1) count(ruleFirsts, (rule * rows + turn) * states + i);
      }
      const cause = turn * MOVE_CAUSES.length + (movedCause[m] as number);
      add(moves, cause * WAY.size + (to > from ? WAY.up : WAY.down), 1);
    }
  };

  const countOccasions = ({ turn, occasionCount, occasions: now, happened }: Seen): void => {
    for (let n = 0; n < occasionCount; n++) {
      const o = now[n] as number;
      if (happened[o] === 1) count(occasions, turn * model.occasions.length + o);
    }
  };

  return (seen) => {
    const { turn, rule, recogniserCount } = seen;
    if (turn === 0) {
      countStart(seen);
      count(ruleFutures, rule);
    } else {
      countMoves(seen);
      countOccasions(seen);
    }
    count(recognisers, turn * (states + 1) + recogniserCount);
    const row = (rule * rows + turn) * RULE_COUNT.size;
    add(ruleCounts, row + RULE_COUNT.sum, recogniserCount);
    add(ruleCounts, row + RULE_COUNT.squares, recogniserCount * recogniserCount);
    countIndices(seen, tally);
    countTracks(seen);
  };
};
