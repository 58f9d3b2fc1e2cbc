import { createElement } from 'react';
import { stepAt } from '../../exercise/game.ts';
import { conductClass } from '../../tui/class/conductor.ts';
import { ClassApp } from '../../tui/class/screen.tsx';
import { startClass } from '../../tui/class/state.ts';
import type { Binding } from '../../tui/keys/binding.ts';
import type { Looks } from '../../tui/looks.ts';
import { onTerminal } from '../screens/on-terminal.ts';
import { classDesk } from './class-desk.ts';
import type { Desk } from './desk.ts';

const WRITING = 'The futures for the debrief are being counted …';

/** Narrower screens begin with the news in the place of the map. */
const MAP_FROM = 110;

export interface ClassOptions {
  /** The file that keeps the game. */
  readonly file: string;
  readonly looks: Looks;
  readonly keys: readonly Binding[];
  /** Draw on the terminal's other buffer. */
  readonly alternate: boolean;
  /** Writes the pack as it is at the debrief, in the background; gives what to say of it. */
  readonly atDebrief: () => Promise<string>;
}

/**
 * Has a class play on the whole screen, from wherever the game stands, until it is over or somebody leaves; gives the exit
 * code of the screens. Every action is on the disk before it shows.
 */
export const playOnScreen = async (
  desk: Desk,
  { file, looks, keys, alternate, atDebrief }: ClassOptions,
): Promise<number> => {
  if (stepAt(desk.game()) === undefined) return 0;
  const table = classDesk(desk);
  const isOld = desk.game().log.length > 0;
  const said = isOld ? `Going on with the game in ${file}.` : `Every move is kept in ${file} at once.`;
  let writing: Promise<void> = Promise.resolve();
  return onTerminal(alternate, ({ size, clock, exit, suspend }) => {
    const { store, type, resize, say, stop } = conductClass(
      startClass(
        table,
        size,
        { ...looks, geography: size.columns < MAP_FROM ? 'tiles' : 'region' },
        keys,
        said,
      ),
      table,
      clock,
      {
        exit,
        suspend,
        follow: (before, after) => {
          if (before.view.at === after.view.at || stepAt(desk.game())?.do !== 'debrief') return;
          say(WRITING);
          writing = writing.then(atDebrief).then(say);
        },
      },
    );
    return {
      type,
      resize,
      stop,
      looks: () => store.drawn().looks,
      element: (brush) => createElement(ClassApp, { store, map: table.map, brush }),
      close: () => writing,
    };
  });
};
