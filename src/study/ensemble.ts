import { startWorld } from '../engine/start.ts';
import { step } from '../engine/step.ts';
import { makeWorld, type World } from '../engine/world.ts';
import type { Model } from '../model/model.ts';
import { luckOf, rootKey } from '../random/luck.ts';
import { makeCounter } from './count-future.ts';
import { joinRanges, type Range } from './ranges.ts';
import { emptyTally, MAX_FUTURES, shapeOf, type Tally, TWIN_EVERY } from './tally.ts';

/** Which futures to play. */
export interface EnsembleOptions {
  /** Any text; the same text gives the same luck. */
  readonly seed: string;
  /** Futures `from` up to but not including `to`. */
  readonly futures: Range;
  /** How many turns; default: as many as the scenario says. */
  readonly turns?: number | undefined;
  /** Whether to play twins as well where parameters are unsure; default: no. */
  readonly twins?: boolean | undefined;
}

/** A twin has luck that no future of its own number can have. */
const TWIN_OFFSET = 2 * MAX_FUTURES;

const countTwins = (world: World, tally: Tally, first: Uint8Array, firstCount: number, top: number): void => {
  const { rung, recogniserCount } = world.now;
  const { twinOne, twinBoth, twinCounts } = tally;
  for (let i = 0; i < rung.length; i++) {
    const sum = (first[i] === top ? 1 : 0) + (rung[i] === top ? 1 : 0);
    if (sum === 1) twinOne[i] = (twinOne[i] as number) + 1;
    if (sum === 2) twinBoth[i] = (twinBoth[i] as number) + 1;
  }
  const squares = firstCount * firstCount + recogniserCount * recogniserCount;
  const parts = [1, firstCount + recogniserCount, squares, firstCount * recogniserCount];
  parts.forEach((part, at) => {
    twinCounts[at] = (twinCounts[at] as number) + part;
  });
};

const refuseRange = ({ from, to }: Range): void => {
  if (!(from >= 0 && from <= to && to <= MAX_FUTURES))
    throw new RangeError(`futures must lie within 0 to ${MAX_FUTURES}`);
};

/** A world in which an ensemble's futures can be played, one after another. */
export const ensembleWorld = (model: Model): World => makeWorld(model, luckOf(rootKey(''), 0));

/** Plays futures in a world of their model and adds them to the tables of a tally of its shape; its ranges stay. */
export const countInto = (
  tally: Tally,
  model: Model,
  world: World,
  { seed, futures }: Pick<EnsembleOptions, 'seed' | 'futures'>,
): void => {
  refuseRange(futures);
  const key = rootKey(seed);
  const { turns, twins } = tally.shape;
  const { begin, countTurn } = makeCounter(model, world, tally);
  const first = new Uint8Array(model.states.count);
  for (let future = futures.from; future < futures.to; future++) {
    startWorld(model, world, luckOf(key, future));
    begin();
    for (let turn = 1; turn <= turns; turn++) {
      step(model, world);
      countTurn();
    }
    if (!twins || future % TWIN_EVERY !== 0) continue;
    first.set(world.now.rung);
    const firstCount = world.now.recogniserCount;
    startWorld(model, world, luckOf(key, TWIN_OFFSET + future, future));
    for (let turn = 1; turn <= turns; turn++) step(model, world);
    countTwins(world, tally, first, firstCount, model.top);
  }
};

/**
 * Plays futures of a model and counts them. Future r is the same whether it is played alone or among a million, so tallies
 * of parts add up to the tally of the whole, bit for bit. Throws RangeError for futures outside 0 to MAX_FUTURES.
 */
export const ensemble = (model: Model, options: EnsembleOptions): Tally => {
  const { futures, turns = model.turns, twins = false } = options;
  refuseRange(futures);
  const tally = emptyTally(shapeOf(model, turns, twins));
  countInto(tally, model, ensembleWorld(model), options);
  return { ...tally, futures: joinRanges([futures]) };
};
