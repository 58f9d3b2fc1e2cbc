import { render } from 'ink';
import { createElement } from 'react';
import { createCanvas } from '../tui/canvas.ts';
import type { Clock } from '../tui/clock.ts';
import { conduct } from '../tui/conductor.ts';
import { FRAME_PAUSE } from '../tui/pace.ts';
import type { Player } from '../tui/player.ts';
import { App } from '../tui/screens/app.tsx';
import { type Offer, questionOf, startUi } from '../tui/state.ts';
import { type ColourDepth, themeOf } from '../tui/theme.ts';
import { type FrameStream, frameStream } from './frame-stream.ts';
import { dieOfHangUp, untilOver } from './tui-ends.ts';
import { followJob } from './tui-job.ts';
import type { Services, Tell } from './tui-services.ts';

export interface ScreensOptions<Play> {
  readonly play: Play;
  readonly player: Player<Play>;
  readonly depth: ColourDepth;
  readonly ascii: boolean;
  /** Draw on the terminal's other buffer. */
  readonly alternate: boolean;
  /** What to tell about the scenario before anything has happened, and in the help. */
  readonly notes?: readonly string[];
  /** An earlier session that one may go on with, and what to tell at once. */
  readonly offer?: Offer<Play> | undefined;
  readonly told?: string | undefined;
  /** What works while the screens are open, and tells them what it finds; without it there are no odds. */
  readonly services?: (tell: Tell) => Services<Play>;
}

/** How a person left the screens. */
export interface Left<Play> {
  readonly exitCode: number;
  /** The play as it stood then. */
  readonly play: Play;
}

const clock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

const sizeOf = ({ columns, rows }: FrameStream) => ({ columns, rows });

/** Draws the screens and follows the keyboard until the person leaves, or the terminal or the program ends. */
export const runScreens = async <Play>(options: ScreensOptions<Play>): Promise<Left<Play>> => {
  const { play, player, depth, ascii, alternate, notes = [] } = options;
  const { stdin, stdout } = process;
  const canvas = createCanvas({ theme: themeOf(depth), ascii });
  const frames = frameStream(stdout, { alternate, resolve: canvas.resolve });
  const ends = untilOver();
  const takeOver = (): void => {
    stdin.setRawMode(true);
    frames.enter();
  };
  const giveBack = (): void => {
    frames.leave();
    stdin.setRawMode(false);
  };
  const redraw = (): void => {
    frames.forget();
    conductor.resize(sizeOf(frames));
  };
  const job = followJob({
    giveBack,
    takeOver: () => {
      takeOver();
      redraw();
    },
  });
  const services = options.services?.((event) => conductor.happen(event));
  const first = startUi(play, player, sizeOf(frames), notes);
  const { offer, told } = options;
  const start = { ...first, offer, told, odds: services?.firstOdds(questionOf(first)) };
  const conductor = conduct(start, player, clock, {
    exit: ends.end,
    follow: (before, after) => services?.follow(before, after),
    suspend: job.suspend,
  });
  stdin.setEncoding('utf8').on('data', conductor.type).resume();
  stdout.on('resize', redraw);
  takeOver();
  // Ink asks for a TTY stream but uses no more of it than a frame stream has: its size, and writing.
  const ink = render(createElement(App<Play>, { store: conductor.store, player, brush: canvas.brush }), {
    stdout: frames as unknown as NodeJS.WriteStream,
    debug: true,
    patchConsole: false,
    isScreenReaderEnabled: false,
    exitOnCtrlC: false,
  });
  // Threads are started once the first frame stands.
  const cancel = clock.after(FRAME_PAUSE, () => services?.begin(conductor.store.now()));
  try {
    const exitCode = await Promise.race([ends.over, ink.waitUntilExit().then(() => 0)]);
    return { exitCode, play: conductor.store.now().play };
  } finally {
    cancel();
    conductor.stop();
    job.stop();
    stdout.off('resize', redraw);
    stdin.off('data', conductor.type).pause();
    giveBack();
    ink.unmount();
    await services?.close();
    ends.stop();
    if (ends.isGone()) dieOfHangUp();
  }
};
