import { createElement } from 'react';
import { stepAt } from '../../exercise/game.ts';
import { type ClassErrands, conductClass } from '../../tui/class/conductor.ts';
import { ClassApp } from '../../tui/class/screen.tsx';
import { startClass } from '../../tui/class/state.ts';
import type { Binding } from '../../tui/keys/keys.ts';
import type { Looks } from '../../tui/looks.ts';
import { worldMap } from '../map/world-map.ts';
import { onTerminal } from '../screens/on-terminal.ts';
import type { KeptDesk } from './kept-desk.ts';

export interface ClassOptions extends Pick<ClassErrands, 'atDebrief' | 'elsewhere'> {
  /** The file that keeps the game. */
  readonly file: string;
  readonly looks: Looks;
  readonly keys: readonly Binding[];
  /** Draw on the terminal's other buffer. */
  readonly alternate: boolean;
}

/**
 * Has a class play on the whole screen, from wherever the game is, until it is over or a person leaves. Gives the exit code
 * of the screens.
 */
export const playOnScreen = async (
  kept: KeptDesk,
  { file, looks, keys, alternate, atDebrief, elsewhere }: ClassOptions,
): Promise<number> => {
  const first = kept.now();
  if (stepAt(first.game) === undefined) return 0;
  const isOld = first.game.log.length > 0;
  const said =
    kept.warning ?? (isOld ? `Going on with the game in ${file}.` : `Every move is kept in ${file} at once.`);
  let writing = Promise.resolve('');
  return onTerminal(alternate, ({ size, clock, exit, suspend }) => {
    const { store, type, resize, stop } = conductClass(startClass(first, size, looks, keys, said), clock, {
      exit,
      suspend,
      ask: kept.ask,
      elsewhere,
      atDebrief: (tell) => {
        writing = writing.then(() => atDebrief(tell));
        return writing;
      },
    });
    return {
      type,
      resize,
      stop,
      looks: () => store.drawn().looks,
      element: (brush) => createElement(ClassApp, { store, map: worldMap, brush }),
      close: async () => void (await writing),
    };
  });
};
