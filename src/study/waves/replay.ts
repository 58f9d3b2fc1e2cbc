import type { Decision } from '../../domain/run.ts';
import { playFutures, type Seen } from '../../engine/futures.ts';
import type { Model } from '../../model/model.ts';
import { centralScenario, certain } from '../../scenario/central.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** A move as it was made in a known history. */
export interface ObservedMove {
  /** Position of the state. */
  readonly state: number;
  /** The turn in which it falls. */
  readonly turn: number;
  /** The new rung. */
  readonly to: number;
}

/** ln of a rate at which a track never steps. */
const NEVER = certain(-40);

/**
 * A scenario in which nothing is left to luck, so that a history can be replayed in it: events of chance never happen,
 * tracks stay where they start, weights and rates are at their means, and no state has a disposition by luck. What is dated or
 * follows from conditions happens as always.
 */
export const withoutLuck = (scenario: Scenario): Scenario => ({
  ...centralScenario(scenario),
  events: scenario.events.map((event) =>
    event.timing.kind === 'chance' ? { ...event, timing: { kind: 'chance', chance: 0 } } : event,
  ),
  target: {
    ...scenario.target,
    tracks: scenario.target.tracks.map((track) => ({ ...track, up: NEVER, down: NEVER })),
  },
  decisions: [],
});

const movesByTurn = (moves: readonly ObservedMove[]): ReadonlyMap<number, readonly ObservedMove[]> => {
  const byTurn = new Map<number, ObservedMove[]>();
  for (const move of moves) byTurn.set(move.turn, [...(byTurn.get(move.turn) ?? []), move]);
  return byTurn;
};

/**
 * Plays a known history: every state does, turn by turn, what it did. `look` is called in each turn when the rates of the
 * turn are known and nothing has moved; `seen.rates` are those that the engine would play with. The model has to be one of
 * a scenario `withoutLuck`.
 */
export const replay = (
  model: Model,
  moves: readonly ObservedMove[],
  turns: number,
  look: (seen: Seen, turn: number, now: readonly ObservedMove[]) => void,
): void => {
  const byTurn = movesByTurn(moves);
  const still = new Map<number, Decision>(model.ids.states.map((_, i) => [i, 'hold']));
  const decide = (seen: Seen): ReadonlyMap<number, Decision> => {
    const turn = seen.turn + 1;
    const now = byTurn.get(turn) ?? [];
    look(seen, turn, now);
    if (now.length === 0) return still;
    return new Map([...still, ...now.map(({ state, to }): [number, Decision] => [state, { to }])]);
  };
  playFutures(model, { seed: 'replay', futures: { from: 0, to: 1 }, turns, decide }, () => 'go on');
};
