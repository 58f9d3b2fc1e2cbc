import type { Decision } from '../domain/run.ts';
import { refreshRates } from '../engine/rates.ts';
import { startWorld } from '../engine/start.ts';
import { step } from '../engine/step.ts';
import { makeWorld, type World } from '../engine/world.ts';
import type { Model } from '../model/model.ts';
import { luckOf, rootKey } from '../random/luck.ts';
import { centralScenario } from '../scenario/central.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** A move as it was made in a known history. */
export interface ObservedMove {
  /** Position of the state. */
  readonly state: number;
  /** The turn in which it falls. */
  readonly turn: number;
  /** The rung moved to. */
  readonly to: number;
}

/** So small a rate that a track never steps: exp(−40). */
const NEVER = -40;

/**
 * A scenario in which nothing is left to luck, so that a history can be replayed in it: events of chance never happen,
 * tracks stay where they start, weights and rates stand at their means and no state has a disposition of its own luck. What is
 * dated or follows from conditions happens as ever.
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
 * Plays a known history: every state does, turn by turn, what it did. `look` is called in each turn when all rates of the
 * turn are taken and nothing has moved yet; the rates in `world` are those that the engine would play with. The model has
 * to be one of a scenario `withoutLuck`.
 */
export const replay = (
  model: Model,
  moves: readonly ObservedMove[],
  turns: number,
  look: (world: World, turn: number, now: readonly ObservedMove[]) => void,
): void => {
  const luck = luckOf(rootKey('replay'), 0);
  const world = makeWorld(model, luck);
  startWorld(model, world, luck);
  const byTurn = movesByTurn(moves);
  const still = new Map<number, Decision>(model.ids.states.map((_, i) => [i, 'hold']));
  for (let turn = 1; turn <= turns; turn++) {
    const now = byTurn.get(turn) ?? [];
    refreshRates(model, world, turn);
    look(world, turn, now);
    const seats = new Map(still);
    for (const { state, to } of now) seats.set(state, { to });
    step(model, world, now.length > 0 ? seats : still);
  }
};
