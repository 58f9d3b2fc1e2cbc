import { MAX_FUTURES } from '../../domain/limits.ts';
import { joinRanges } from '../../domain/ranges.ts';
import { type Futures, futurePlayer, refuseFutures, type Seen } from '../../engine/futures.ts';
import type { Model } from '../../model/model.ts';
import { tallyCounter } from './count-future.ts';
import { emptyTally, shapeOf, type Tally, TWIN } from './tally.ts';

/** Which futures to play, and how. */
export interface EnsembleOptions extends Futures {
  /** How many turns; default: as many as the scenario says. */
  readonly turns?: number | undefined;
  /** Whether to play twins as well where parameters are unsure, and differ from future to future; default: no. */
  readonly twins?: boolean | undefined;
}

/** One future in eight has a twin: the same parameters, other luck. */
const TWIN_EVERY = 8;

/** A twin has luck that no future of its own number can have. */
const TWIN_OFFSET = 2 * MAX_FUTURES;

/** Adds a pair of twins, by their counts of recognisers in the last turn. */
const countTwins = ({ twinCounts }: Tally, first: number, second: number): void => {
  const add = (column: number, amount: number): void => {
    twinCounts[column] = (twinCounts[column] as number) + amount;
  };
  add(TWIN.pairs, 1);
  add(TWIN.sum, first + second);
  add(TWIN.squares, first * first + second * second);
  add(TWIN.products, first * second);
};

/** What else is looked for in the futures that are counted. */
interface Beside {
  /** The last turn that it needs. */
  readonly turns: number;
  readonly watch: (seen: Seen) => void;
}

/** Plays futures of a model and adds them to the tables of a tally of its shape; its ranges stay. */
export const countInto = (
  tally: Tally,
  model: Model,
  { futures, ...options }: Futures,
  beside?: Beside | undefined,
): void => {
  refuseFutures(futures);
  const { turns, twins } = tally.shape;
  const count = tallyCounter(model, tally);
  let last = 0;
  const most = Math.max(turns, beside?.turns ?? 0);
  const play = futurePlayer(model, { ...options, turns: most }, (seen) => {
    if (seen.turn <= turns) last = seen.recogniserCount;
    if (seen.future >= TWIN_OFFSET) return seen.turn < turns ? 'go on' : 'enough';
    if (seen.turn <= turns) count(seen);
    beside?.watch(seen);
    return 'go on';
  });
  for (let future = futures.from; future < futures.to; future++) {
    play(future);
    if (!twins || future % TWIN_EVERY !== 0) continue;
    const first = last;
    play(TWIN_OFFSET + future, future);
    countTwins(tally, first, last);
  }
};

/**
 * Plays futures of a model and counts them. Future r is the same whether it is played alone or among a million, so tallies
 * of parts add up to the tally of the whole, bit for bit. Throws RangeError for futures outside 0 to MAX_FUTURES.
 */
export const ensemble = (model: Model, options: EnsembleOptions): Tally => {
  const { futures, turns = model.turns, twins = false, past } = options;
  refuseFutures(futures);
  const tally = emptyTally(shapeOf(model, turns, twins && past === undefined));
  countInto(tally, model, options);
  return { ...tally, futures: joinRanges([futures]) };
};
