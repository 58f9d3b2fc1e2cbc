import type { FormValues, SeatId } from '../exercise/exercise.ts';
import { isTurnAhead, turnAhead } from '../exercise/game.ts';
import { aheadOf } from './ahead.ts';
import type { Desk } from './desk.ts';
import type { ClassRequest } from './requests.ts';
import type { Task } from './task.ts';
import { taskOf } from './tasks.ts';

/** The answer of a team that held until it says otherwise, and is asked again without an answer: it holds again. */
const heldAnswer = ({ game: { table } }: Desk, { entry, fields }: Task): FormValues | undefined => {
  const last = table.played.at(-1)?.choices[entry.seat];
  if (entry.do !== 'lock' || !last || !(last.stands || last.unasked === 'stands')) return undefined;
  const stands = fields.some(({ id }) => id === 'stands') ? { stands: 'stands' } : {};
  return { reason: last.reason, ...stands };
};

/** A team that holds until it says otherwise, and has an answer for the coming turn. */
const speaksAgain = ({ game }: Desk): SeatId | undefined => {
  const { exercise, table } = game;
  const answers = isTurnAhead(game) ? (exercise.answers[`turn ${turnAhead(table)}`] ?? {}) : {};
  return Object.keys(table.standing).find((seat) => Object.hasOwn(answers, seat));
};

/**
 * The next request by the scripted answers of the exercise. Undefined once the exercise is over. A team without an
 * answer is not here.
 */
export const scriptedRequest = (desk: Desk): ClassRequest | undefined => {
  const waking = speaksAgain(desk);
  if (waking !== undefined) return { do: 'wake', seat: waking };
  const ahead = aheadOf(desk);
  switch (ahead.kind) {
    case 'team': {
      const { seat } = ahead;
      const task = taskOf(desk, seat);
      const values = desk.game.exercise.answers[task.id]?.[seat] ?? heldAnswer(desk, task);
      return values ? { do: 'hand-in', seat, values } : { do: 'absent', seat };
    }
    case 'on':
      return { do: 'on' };
    case 'frozen':
      return { do: 'teacher', act: 'thaw' };
    case 'over':
      return undefined;
  }
};
