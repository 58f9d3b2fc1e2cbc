import { spanOf } from '../../exercise/exercise.ts';
import { sayIn } from '../../report/labels/say.ts';
import type { Desk } from '../desk.ts';

/** The rungs of all states at the end of a turn of the class. */
export interface WorldThen {
  readonly day: string;
  /** By position in the scenario's states. */
  readonly rungs: readonly number[];
}

/** The world at the start, and at the end of each turn that the class has played. */
export const worldsOf = ({ game, world }: Desk): readonly WorldThen[] => {
  const say = sayIn(game.exercise.lang);
  const { turns } = world().run;
  const ends = [0, ...game.table.played.map(({ turn }) => spanOf(game.exercise, turn)[1])];
  return ends.flatMap((at) => {
    const then = turns[at];
    return then ? [{ day: say.day(then.date), rungs: [...then.rungs] }] : [];
  });
};
