import { monthsPerTurn } from '../../domain/dates.ts';
import type { StateId } from '../../domain/ids.ts';
import type { Decisions } from '../../domain/run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type Exercise, injectOf, type MoveWord, spanOf } from '../exercise.ts';
import type { TableState } from '../table.ts';

interface Bound {
  readonly states: readonly StateId[];
  readonly word: MoveWord;
  /** What binds them. */
  readonly label: string;
  /** The first and the last turn of the scenario in which it binds them. */
  readonly from: number;
  readonly to: number;
}

type BoundGame = {
  readonly exercise: Exercise;
  readonly scenario: Scenario;
  readonly table: Pick<TableState, 'injected'>;
};

/**
 * What keeps states from stepping by an act of the class: the effects `block` of injects that a step, a vote or the teacher brought
 * about. They bind teams too, and from the day on which they happen.
 */
const boundsOf = ({ exercise, scenario, table }: BoundGame): readonly Bound[] =>
  table.injected.flatMap(({ inject, turn }) => {
    const { label, effects } = injectOf(exercise, inject).event;
    const [from] = spanOf(exercise, turn);
    return effects.flatMap((effect) => {
      if (effect.kind !== 'block' || effect.states === 'that') return [];
      const { states, direction: word, months } = effect;
      // As many turns as the engine counts, after the one in which it happens.
      const turns =
        months === undefined
          ? Number.POSITIVE_INFINITY
          : Math.ceil(months / monthsPerTurn(scenario.turn) - 1e-9);
      return [{ states, word, label, from, to: from + turns }];
    });
  });

/** What keeps a state from a step at the beginning of a turn of the class. Undefined if nothing does. */
export const boundBy = (
  game: BoundGame,
  turn: number,
  state: StateId,
  word: MoveWord,
): string | undefined => {
  const [at] = spanOf(game.exercise, turn);
  return boundsOf(game).find(
    (bound) => bound.word === word && bound.states.includes(state) && bound.from <= at && at <= bound.to,
  )?.label;
};

/** Effects change clocks from the next turn of the scenario on. In the first one the states that are bound hold. */
export const heldAtOnce = (game: BoundGame): Decisions => {
  const held: Record<number, Record<StateId, 'hold'>> = {};
  for (const { states, from } of boundsOf(game))
    held[from] = { ...held[from], ...Object.fromEntries(states.map((state) => [state, 'hold' as const])) };
  return held;
};
