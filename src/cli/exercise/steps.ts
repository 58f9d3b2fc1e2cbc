import { holds } from '../../exercise/conditions.ts';
import { stepAt } from '../../exercise/game.ts';
import { reachedTurn } from '../../exercise/world.ts';
import type { Desk } from './desk.ts';

/** Whether an inject's condition holds now. */
export const isDue = (desk: Desk, inject: string): boolean => {
  const game = desk.game();
  const found = game.exercise.injects.find(({ id }) => id === inject);
  if (!found) return false;
  if (found.when === undefined) return true;
  const { scenario, run } = desk.world();
  return holds({ scenario, turns: run.turns.slice(0, reachedTurn(game) + 1) }, found.when);
};

/** Takes the step `inject`: it happens if its condition holds. Gives whether it did. */
export const takeInject = (desk: Desk): boolean => {
  const step = stepAt(desk.game());
  if (step?.do !== 'inject' || !isDue(desk, step.inject)) return false;
  return desk.act({ do: 'inject', inject: step.inject }) === undefined;
};
