import type { IndexId } from '../domain/indices.ts';
import { MAX_FUTURES } from '../domain/limits.ts';
import type { Range } from '../domain/ranges.ts';
import { doubtOf } from '../kernel/doubt.ts';
import { indexValue } from '../model/derived.ts';
import type { Model } from '../model/model.ts';
import { luckOf, rootKey } from '../random/luck.ts';
import { takeLuck } from './clocks.ts';
import { refreshRates } from './rates.ts';
import { startWorld } from './start.ts';
import { type SeatDecisions, step } from './step.ts';
import type { World } from './world.ts';
import { chosenDoubt } from './worlds/engine-choice.ts';
import { inWorld } from './worlds/in-world.ts';

const makeSeen = (model: Model, world: World) => {
  const { now, scratch, happened } = world;
  return {
    future: 0,
    /** The turn that has ended; 0: the start. */
    get turn() {
      return world.turn;
    },
    /** By state. */
    rung: now.rung,
    get recogniserCount() {
      return now.recogniserCount;
    },
    /** The moves of this turn in the order in which they were made: the first `moveCount` entries of each table. */
    get moveCount() {
      return world.turn === 0 ? 0 : scratch.movedCount;
    },
    movedState: scratch.movedState,
    movedFrom: scratch.movedFrom,
    movedTo: scratch.movedTo,
    /** Positions in MOVE_CAUSES. */
    movedCause: scratch.movedCause,
    /** The occasions of this turn by position: the first `occasionCount` entries. */
    get occasionCount() {
      return world.turn === 0 ? 0 : scratch.occasionCount;
    },
    occasions: scratch.occasions,
    /** By occasion: how often it has happened so far. */
    happened,
    index: (id: IndexId) => indexValue(model, now, id),
    /** The rule that it plays, by position in the model's rules. */
    rule: 0,
    /** The values in force, by source: see Situation. */
    sources: now.sources,
    /** What this future has drawn: weights by state and weight, base rates by step. */
    drawn: { weights: now.weights, up: now.up, down: now.down },
    /** By state: the rates of the next turn, 0 where a clock is held. Up to date in `decide` alone. */
    rates: { up: world.up.rate, down: world.down.rate },
    /** The terms of a state's log rate in the next turn. Up to date in `decide` alone. */
    termsOf: world.rates.termsOf,
  };
};

/** What stays the same through a future is set at its start. */
type Played = ReturnType<typeof makeSeen>;

/**
 * What a watcher sees of the future that is being played, at the end of a turn. There is one object for all futures,
 * and every turn changes it. Copy what you keep, and write to none of its tables.
 */
export type Seen = Readonly<Played>;

/** By world: what watchers see of it. */
const seenIn = new WeakMap<World, Played>();

/** Looks at a future at its start and after every turn, and says whether it needs the rest of it. */
type Watch = (seen: Seen) => 'go on' | 'enough';

/** A past that futures share: the first turns of one future of the seed, with the parameters of that future. */
export interface Past {
  readonly future: number;
  /** The last turn that they share. */
  readonly turn: number;
}

/** Which futures to play: some of a seed. */
export interface Futures {
  /** Any text; the same text gives the same luck. */
  readonly seed: string;
  /** Futures `from` up to but not including `to`. */
  readonly futures: Range;
  /** Each future has this past, and luck of its own after it; default: its own luck from the start. */
  readonly past?: Past | undefined;
}

interface PlayOptions extends Pick<Futures, 'seed' | 'past'> {
  /** How many turns each future has. */
  readonly turns: number;
  /**
   * What people decide in the next turn, by position of the state: asked when the rates of that turn are known and
   * nothing has moved. Default: what the scenario says.
   */
  readonly decide?: ((seen: Seen) => SeatDecisions) | undefined;
}

/**
 * Binds a watcher to a model. The result plays one future from its start. `parameters` names the future whose unsure
 * parameters are drawn, if it is another one. Futures with a past have the parameters of the past. `dispositions` names
 * the future whose dispositions are drawn.
 */
export const futurePlayer = (
  model: Model,
  { seed, turns, decide, past }: PlayOptions,
  watch: Watch,
): ((future: number, parameters?: number, dispositions?: number) => void) => {
  const key = rootKey(seed);
  // The decisions of people may depend on rates, so the rates are exact.
  const doubt = decide || model.decisions.size > 0 ? 0 : (chosenDoubt() ?? doubtOf(model, turns));
  const decided = (world: World, seen: Seen): SeatDecisions | undefined => {
    if (!decide) return undefined;
    refreshRates(model, world, world.turn + 1);
    return decide(seen);
  };
  /** Plays the next turn. Returns false if near rates do not decide it. */
  const next = (world: World, seen: Seen): boolean => {
    if (past && world.turn === past.turn) takeLuck(model, world, luckOf(key, seen.future, past.future, true));
    return step(model, world, decided(world, seen));
  };
  return (future, parameters = future, dispositions = future) => {
    const luck = past ? luckOf(key, past.future) : luckOf(key, future, parameters, false, dispositions);
    inWorld(model, luck, (world) => {
      const seen = seenIn.get(world) ?? makeSeen(model, world);
      seenIn.set(world, seen);
      seen.future = future;
      world.passes?.takeDoubt(doubt);
      startWorld(model, world, luck);
      seen.rule = model.rules.indexOf(world.rule);
      while (watch(seen) === 'go on' && world.turn < turns) {
        const { turn } = world;
        if (next(world, seen)) continue;
        world.passes?.takeDoubt(0);
        startWorld(model, world, luck);
        while (world.turn <= turn) next(world, seen);
      }
    });
  };
};

/** Throws RangeError for futures outside 0 to MAX_FUTURES. */
export const refuseFutures = ({ from, to }: Range): void => {
  if (!(from >= 0 && from <= to && to <= MAX_FUTURES))
    throw new RangeError(`futures must lie within 0 to ${MAX_FUTURES}`);
};

/**
 * Plays some futures of a model, one after another, each from its start until it has had its turns or the watcher has
 * seen enough. A future does not depend on the other futures that are played. Throws RangeError for futures outside 0
 * to MAX_FUTURES.
 */
export const playFutures = (
  model: Model,
  { futures, ...options }: PlayOptions & Futures,
  watch: Watch,
): void => {
  refuseFutures(futures);
  const play = futurePlayer(model, options, watch);
  for (let future = futures.from; future < futures.to; future++) play(future);
};
