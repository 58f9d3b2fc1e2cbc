import { joinRanges } from '../../domain/ranges.ts';
import { type Futures, futurePlayer, refuseFutures, type Seen } from '../../engine/futures.ts';
import { countingPlayer } from '../../engine/worlds/counting.ts';
import type { Model } from '../../model/model.ts';
import { tallyCounter } from './count-future.ts';
import { emptyTally, shapeOf, type Tally } from './tally.ts';
import { TWIN_EVERY, TWIN_OFFSET, twinCounter } from './twins.ts';

/** Which futures to play, and how. */
export interface EnsembleOptions extends Futures {
  /** How many turns. Default: as many as the scenario says. */
  readonly turns?: number | undefined;
  /** Whether to play twins as well where parameters are unsure, and differ from future to future. Default: no. */
  readonly twins?: boolean | undefined;
}

/** The model of one future, if each future has its own. All have the same states, rungs and occasions. */
export type ModelOf = (future: number) => Model;

/** Other things to look for in the counted futures. */
interface Beside {
  /** The last turn that it needs. */
  readonly turns: number;
  readonly watch: (seen: Seen) => void;
}

/** Counts futures from their starts in the kernel. Returns false if the kernel cannot play them. */
const countOnKernel = (tally: Tally, model: Model, { seed, futures }: Futures): boolean => {
  const { turns, twins } = tally.shape;
  const { recognisers: recognisersAt, moves: movesMade, occasions: happenings, tracks: tracksMoved } = tally;
  const into = { ...tally, recognisersAt, movesMade, happenings, tracksMoved };
  const player = countingPlayer(model, { seed, turns, into });
  if (!player) return false;
  const pair = twinCounter(tally);
  for (let future = futures.from; future < futures.to; future++) {
    const played = player.play(future);
    if (!twins || future % TWIN_EVERY !== 0) continue;
    pair.take(future, played);
    const twin = TWIN_OFFSET + future;
    pair.take(twin, player.play(twin, future));
    pair.count();
  }
  player.finish();
  return true;
};

/** Plays futures of a model and adds them to the tables of a tally of its shape; its ranges stay. */
export const countInto = (
  tally: Tally,
  model: Model,
  { futures, modelOf, ...options }: Futures & { readonly modelOf?: ModelOf | undefined },
  beside?: Beside | undefined,
): void => {
  refuseFutures(futures);
  const isPlain = !beside && !modelOf && !options.past;
  if (isPlain && countOnKernel(tally, model, { ...options, futures })) return;
  const { turns, twins } = tally.shape;
  const count = tallyCounter(model, tally);
  const pair = twinCounter(tally);
  const most = Math.max(turns, beside?.turns ?? 0);
  const see: Parameters<typeof futurePlayer>[2] = (seen) => {
    const { turn, future } = seen;
    if (twins && turn <= turns && future % TWIN_EVERY === 0) pair.see(seen);
    if (future >= TWIN_OFFSET) return turn < turns ? 'go on' : 'enough';
    if (turn <= turns) count(seen);
    beside?.watch(seen);
    return 'go on';
  };
  const shared = futurePlayer(model, { ...options, turns: most }, see);
  for (let future = futures.from; future < futures.to; future++) {
    // Futures with a past have the figures of the past.
    const own = modelOf?.(options.past?.future ?? future);
    const play = own ? futurePlayer(own, { ...options, turns: most }, see) : shared;
    play(future);
    if (!twins || future % TWIN_EVERY !== 0) continue;
    play(TWIN_OFFSET + future, future);
    pair.count();
  }
};

/**
 * Plays futures of a model and counts them. Future r does not depend on the other futures that are played, so tallies
 * of parts add up to the tally of the whole, bit for bit. Throws RangeError for futures outside 0 to MAX_FUTURES.
 */
export const ensemble = (model: Model, options: EnsembleOptions): Tally => {
  const { futures, turns = model.turns, twins = false, past } = options;
  refuseFutures(futures);
  const tally = emptyTally(shapeOf(model, turns, twins && past === undefined));
  countInto(tally, model, options);
  return { ...tally, futures: joinRanges([futures]) };
};
