import { MOVE_CAUSES } from '../domain/run.ts';
import type { World } from '../engine/world.ts';
import { indexValue } from '../model/derived.ts';
import type { Model } from '../model/model.ts';
import { INDEX_BINS, INDEX_UNIT, TALLIED_INDICES, type Tally } from './tally.ts';

/** Writes one future after another into a tally, turn by turn, as the engine plays them. */
export interface Counter {
  /** To be called once a future stands at turn 0. */
  readonly begin: () => void;
  /** To be called after every turn. */
  readonly countTurn: () => void;
}

/** Binds a counter to the world that plays and the tally that is written to. */
export const makeCounter = (model: Model, world: World, tally: Tally): Counter => {
  const { count } = model.states;
  const { rungs } = model;
  const { flows, firsts, recognisers, indexSums, indexBins, moves, occasions } = tally;
  const { movedState, movedFrom, movedTo, movedCause, occasions: happening } = world.scratch;
  /** The highest rung so far, by state. */
  const highest = new Uint8Array(count);

  const countMoves = (turn: number): void => {
    for (let m = 0; m < world.scratch.movedCount; m++) {
      const i = movedState[m] as number;
      const to = movedTo[m] as number;
      const from = movedFrom[m] as number;
      const row = (turn * count + i) * rungs;
      flows[row + from] = (flows[row + from] as number) - 1;
      flows[row + to] = (flows[row + to] as number) + 1;
      for (let r = (highest[i] as number) + 1; r <= to; r++) {
        firsts[row + r] = (firsts[row + r] as number) + 1;
        highest[i] = r;
      }
      const cause = (turn * MOVE_CAUSES.length + (movedCause[m] as number)) * 2 + (to > from ? 1 : 0);
      moves[cause] = (moves[cause] as number) + 1;
    }
  };

  const countIndices = (turn: number): void => {
    for (let x = 0; x < TALLIED_INDICES.length; x++) {
      const value = indexValue(model, world.now, TALLIED_INDICES[x] as (typeof TALLIED_INDICES)[number]);
      const at = turn * TALLIED_INDICES.length + x;
      indexSums[at] = (indexSums[at] as number) + Math.round(value * INDEX_UNIT);
      const bin = at * INDEX_BINS + Math.round(value * 2);
      indexBins[bin] = (indexBins[bin] as number) + 1;
    }
  };

  const countOccasions = (turn: number): void => {
    for (let n = 0; n < world.scratch.occasionCount; n++) {
      const o = happening[n] as number;
      if (world.happened[o] !== 1) continue;
      const at = turn * model.occasions.length + o;
      occasions[at] = (occasions[at] as number) + 1;
    }
  };

  const countStanding = (turn: number): void => {
    const at = turn * (count + 1) + world.now.recogniserCount;
    recognisers[at] = (recognisers[at] as number) + 1;
    countIndices(turn);
  };

  return {
    begin: () => {
      highest.set(world.now.rung);
      countStanding(0);
    },
    countTurn: () => {
      const { turn } = world;
      countMoves(turn);
      countOccasions(turn);
      countStanding(turn);
    },
  };
};
