import type { Game } from '../../exercise/game.ts';
import type { Task } from '../task.ts';

/** How often a person took something back. */
const takenBack = ({ log }: Game): number =>
  log.filter((act) => act.do === 'undo' || act.do === 'rewind').length;

/**
 * The place of a game, as a text that changes after each step, each turn, and everything that is taken back. A request
 * from another place comes too late. The place follows from the journal alone, so it is the same after a restart.
 */
export const gamePlace = (game: Game): string =>
  `${game.table.step}.${game.table.played.length}.${takenBack(game)}`;

/** A name for a task that no later task of the same team has. */
export const taskKey = (game: Game, { id }: Task): string => `${id} (${takenBack(game)})`;

/** A task with its name. */
export type KeyedTask = Task & { readonly key: string };

export const keyedTask = (game: Game, task: Task): KeyedTask => ({ ...task, key: taskKey(game, task) });
