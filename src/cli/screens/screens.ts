import { createElement } from 'react';
import { questionOf } from '../../play/comparing.ts';
import type { Trail } from '../../session/branches.ts';
import { conduct } from '../../tui/conductor.ts';
import { type Size, SMALLEST } from '../../tui/layout.ts';
import type { Looks } from '../../tui/looks.ts';
import type { Outside } from '../../tui/outside.ts';
import { FRAME_PAUSE } from '../../tui/pace.ts';
import { App } from '../../tui/screens/app.tsx';
import { type Layer, startUi, type Ui, type UiStart } from '../../tui/state.ts';
import { openChooser } from '../../tui/update/chooser.ts';
import { type Errand, standingWishes } from '../../tui/update/wish.ts';
import { onTerminal } from './on-terminal.ts';
import type { Services, Tell } from './services.ts';

interface ScreensOptions {
  readonly play: Trail;
  readonly outside: Outside;
  readonly start?: UiStart;
  /** Begin with the list of scenarios. */
  readonly pick?: boolean;
  /** Draw on the terminal's other buffer. */
  readonly alternate: boolean;
  /** An earlier session that can be resumed. */
  readonly offer?: Layer<'offer'> | undefined;
  /** The services that work while the screens are open, and report to them. Without services there are no odds. */
  readonly services?: (tell: Tell) => Services;
}

/** How a person left the screens. */
export interface Left {
  readonly exitCode: number;
  /** The play as it was then, and how it was shown. */
  readonly play: Trail;
  readonly looks: Looks;
  /** The saved files, by the changes of a branch: where a file is and how to see it again. */
  readonly saved: ReadonlyMap<string, string>;
  /** The scenario that they want to open next. */
  readonly next: string | undefined;
}

const firstUi = ({ play, outside, start, offer, pick }: ScreensOptions, size: Size): Ui => {
  const ui = startUi(play, outside, size, start);
  if (offer) return { ...ui, over: offer };
  return pick ? openChooser(ui, 'scenarios') : ui;
};

/** Draws the screens and follows the keyboard until the person leaves, or the terminal or the program ends. */
export const runScreens = async (options: ScreensOptions): Promise<Left> => {
  let last = (): Ui => firstUi(options, SMALLEST);
  let next: string | undefined;
  const exitCode = await onTerminal(options.alternate, ({ size, clock, exit, suspend }) => {
    const services = options.services?.((event) => conductor.happen(event));
    const first = firstUi(options, size);
    const start = { ...first, odds: services?.firstOdds(questionOf(first.play)) };
    const fulfil = (errand: Errand): void => {
      if (errand.kind === 'suspend') suspend();
      else if (errand.kind === 'leave') {
        next = errand.next;
        exit(errand.exitCode);
      } else services?.fulfil(errand);
    };
    const conductor = conduct(start, clock, fulfil);
    const { store, type, resize, stop } = conductor;
    last = store.now;
    // Threads are started once the first frame is drawn.
    const cancel = clock.after(FRAME_PAUSE, () => standingWishes(store.now()).forEach(fulfil));
    return {
      type,
      resize,
      stop: () => {
        cancel();
        stop();
      },
      looks: () => store.drawn().looks,
      element: (brush) => createElement(App, { store, brush }),
      close: async () => services?.close(),
    };
  });
  const { play, looks, saved } = last();
  return { exitCode, play, looks, saved, next };
};
