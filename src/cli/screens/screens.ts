import { createElement } from 'react';
import type { Chooser } from '../../tui/chooser-state.ts';
import { conduct } from '../../tui/conductor.ts';
import type { Binding } from '../../tui/keys/binding.ts';
import { KEYS } from '../../tui/keys/keys.ts';
import { type Size, SMALLEST } from '../../tui/layout.ts';
import type { Looks } from '../../tui/looks.ts';
import { FRAME_PAUSE } from '../../tui/pace.ts';
import type { Player } from '../../tui/player.ts';
import { App } from '../../tui/screens/app.tsx';
import { type Offer, questionOf, startUi, type Ui } from '../../tui/state.ts';
import { onTerminal } from './on-terminal.ts';
import type { Services, Tell } from './services.ts';

export interface ScreensOptions<Play> {
  readonly play: Play;
  readonly player: Player<Play>;
  /** How things are shown at first. */
  readonly looks: Looks;
  /** The table of keys; the one that comes with the program unless given. */
  readonly keys?: readonly Binding[];
  /** Begin with the list of scenarios. */
  readonly pick?: boolean;
  /** Draw on the terminal's other buffer. */
  readonly alternate: boolean;
  /** What to tell about the scenario before anything has happened, and in the help. */
  readonly notes?: readonly string[];
  /** How the model did on past waves, in one line: the longest form first. */
  readonly skill?: readonly string[];
  /** An earlier session that one may go on with, and what to tell at once. */
  readonly offer?: Offer<Play> | undefined;
  readonly told?: string | undefined;
  /** What works while the screens are open, and tells them what it finds; without it there are no odds. */
  readonly services?: (tell: Tell) => Services<Play>;
}

/** How a person left the screens. */
export interface Left<Play> {
  readonly exitCode: number;
  /** The play as it stood then, and how it was shown. */
  readonly play: Play;
  readonly looks: Looks;
  /** The scenario that they want to open next. */
  readonly next: string | undefined;
}

const firstUi = <Play>(options: ScreensOptions<Play>, size: Size): Ui<Play> => {
  const { play, player, looks, notes, told, offer, pick } = options;
  const chooser: Chooser | undefined = pick ? { kind: 'scenarios', text: '', at: 0 } : undefined;
  const { keys = KEYS, skill = [] } = options;
  return { ...startUi(play, player, size, notes, looks), chooser, told, offer, keys, skill };
};

const leftAs = <Play>(exitCode: number, { play, looks, next }: Ui<Play>): Left<Play> => ({
  exitCode,
  play,
  looks,
  next,
});

/** Draws the screens and follows the keyboard until the person leaves, or the terminal or the program ends. */
export const runScreens = async <Play>(options: ScreensOptions<Play>): Promise<Left<Play>> => {
  const { player } = options;
  let left = (exitCode: number): Left<Play> => leftAs(exitCode, firstUi(options, SMALLEST));
  const exitCode = await onTerminal(options.alternate, ({ size, clock, exit, suspend }) => {
    const services = options.services?.((event) => conductor.happen(event));
    const first = firstUi(options, size);
    const start = { ...first, odds: services?.firstOdds(questionOf(first)) };
    const conductor = conduct(start, player, clock, {
      exit,
      follow: (before, after) => services?.follow(before, after),
      suspend,
    });
    const { store, type, resize, stop } = conductor;
    left = (code) => leftAs(code, store.now());
    // Threads are started once the first frame stands.
    const cancel = clock.after(FRAME_PAUSE, () => services?.begin(store.now()));
    return {
      type,
      resize,
      stop: () => {
        cancel();
        stop();
      },
      looks: () => store.drawn().looks,
      element: (brush) => createElement(App<Play>, { store, player, brush }),
      close: async () => services?.close(),
    };
  });
  return left(exitCode);
};
