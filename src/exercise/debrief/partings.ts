import type { StateId } from '../../domain/ids.ts';
import type { Decisions } from '../../domain/run.ts';
import type { Direction } from '../../domain/terms.ts';
import type { Session } from '../../session/session.ts';
import { heldAtOnce } from '../deeds/bound.ts';
import { type SeatId, spanOf } from '../exercise.ts';
import type { Game } from '../game.ts';
import { allDecisions, withDecisions } from '../world.ts';
import type { TurnChance } from './chances.ts';

/**
 * Where a state first left the path that the model would have taken with it. For that path, the model plays this state
 * alone, and all other states stay as they were.
 */
interface Parting {
  readonly turn: number;
  /** The direction of the class's step. If the class held, the direction of the model's step. */
  readonly dir: Direction;
  /** Rungs before the turn, at its end, and at its end if the model had played this state from the start. */
  readonly before: number;
  readonly after: number;
  readonly own: number;
  /** The model's chance of a step that way over the whole turn. */
  readonly chance: number;
  readonly reason: string;
}

/** A state that a team played. */
export interface PlayedState {
  readonly seat: SeatId;
  readonly state: StateId;
  /** Undefined if the class did in every turn what the model would have done. */
  readonly parting: Parting | undefined;
  /** Its rung by turn of the scenario, from the start, if the model had played it. */
  readonly course: readonly number[];
}

/** The decisions without those of the class for a state. What binds the state holds it as before. */
const without = (decisions: Decisions, state: StateId, bound: Decisions): Decisions =>
  Object.fromEntries(
    Object.entries(decisions).map(([turn, { [state]: _, ...others }]) => {
      const held = bound[Number(turn)]?.[state];
      return [turn, held ? { ...others, [state]: held } : others];
    }),
  );

/** Every state that a team decided for, and where it first parted from the model. */
export const partingsOf = (
  game: Game,
  world: Session,
  chances: readonly TurnChance[],
): readonly PlayedState[] => {
  const { exercise, table } = game;
  const decisions = allDecisions(game);
  const bound = heldAtOnce(game);
  return exercise.seats.flatMap(({ id: seat, states }) => {
    if (!table.played.some(({ choices }) => choices[seat] && !choices[seat].absent)) return [];
    return states.map((state): PlayedState => {
      const at = world.run.states.indexOf(state);
      const own = withDecisions(world, without(decisions, state, bound)).run;
      const partings = table.played.flatMap(({ turn, choices }): readonly Parting[] => {
        const [first, last] = spanOf(exercise, turn);
        const [before = 0, after = 0] = [first - 1, last].map((t) => world.run.turns[t]?.rungs[at] ?? 0);
        const models = own.turns[last]?.rungs[at] ?? 0;
        if (models === after) return [];
        const [from, to] = after === before ? [after, models] : [before, after];
        const dir = to > from ? 'up' : 'down';
        const row = chances.find((each) => each.turn === turn && each.of.id === state);
        const reason = choices[seat]?.reason ?? '';
        return [{ turn, dir, before, after, own: models, chance: row?.[dir] ?? 0, reason }];
      });
      const course = own.turns.map(({ rungs }) => rungs[at] ?? 0);
      return { seat, state, parting: partings[0], course };
    });
  });
};
