import type { Action } from '../actions.ts';
import type { Exercise, MoveWord } from '../exercise.ts';
import type { Steered, TableState } from '../table.ts';

/** What the teacher decides for a state in a turn of the class; undefined where it is left to its team or to the model. */
export const steeredAt = (
  { steered }: Pick<TableState, 'steered'>,
  turn: number,
  state: string,
): MoveWord | undefined => steered.find((each) => each.turn === turn && each.state === state)?.word;

/** The table once the teacher forces or blocks a move; or, as half a sentence, why the rules refuse it. */
export const steer = (
  { turns }: Exercise,
  states: readonly { readonly id: string }[],
  table: TableState,
  { do: _, ...act }: Extract<Action, { do: 'steer' }>,
): TableState | string => {
  const ahead = table.played.length + 1;
  if (ahead > turns.length) return 'nothing can happen any more: the last turn is played';
  if (act.turn !== ahead) return `the turn to decide is ${ahead}, not ${act.turn}`;
  if (!states.some(({ id }) => id === act.state)) return `there is no state ${act.state}`;
  if (act.reason.trim() === '') return 'a move that is forced or blocked needs a reason';
  const others = table.steered.filter(({ turn, state }) => turn !== act.turn || state !== act.state);
  const steered: readonly Steered[] = [...others, act];
  return { ...table, steered };
};
