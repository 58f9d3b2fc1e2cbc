import { render } from 'ink';
import type { ReactElement } from 'react';
import { type Brush, createCanvas } from '../../tui/draw/canvas.ts';
import type { Size } from '../../tui/layout.ts';
import { type Looks, penMemory } from '../../tui/looks.ts';
import type { ScreenClock } from '../../tui/store.ts';
import { dieOfHangUp, untilOver } from './ends.ts';
import { type FrameStream, frameStream } from './frame-stream.ts';
import { followJob } from './job.ts';

/** The functions of the terminal for the program that draws on it. */
interface Offered {
  readonly size: Size;
  readonly clock: ScreenClock;
  /** The program is to leave the screens with this code. */
  readonly exit: (code: number) => void;
  /** Back to the shell, until the shell lets the program go on. */
  readonly suspend: () => void;
}

/** What draws on the terminal, and takes in its keys. */
interface Performance {
  readonly type: (text: string) => void;
  readonly resize: (size: Size) => void;
  /** Stops all timers. */
  readonly stop: () => void;
  readonly looks: () => Looks;
  readonly element: (brush: Brush) => ReactElement;
  /** Once the terminal was given back. */
  readonly close?: () => Promise<void>;
}

const clock: ScreenClock = {
  now: () => performance.now(),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

const sizeOf = ({ columns, rows }: FrameStream) => ({ columns, rows });

/** Draws each frame whole on a writable thing with a size. Ink asks for a TTY, but uses nothing else of its stream. */
export const drawTo = (frames: Pick<FrameStream, 'columns' | 'rows' | 'write'>, element: ReactElement) =>
  render(element, {
    stdout: frames as unknown as NodeJS.WriteStream,
    debug: true,
    patchConsole: false,
    isScreenReaderEnabled: false,
    exitOnCtrlC: false,
  });

/**
 * Takes the terminal over, draws on it and follows the keyboard until the person leaves, or the terminal or the program
 * ends; gives the exit code. However it ends, the terminal is given back as it was.
 */
export const onTerminal = async (
  alternate: boolean,
  perform: (offered: Offered) => Performance,
): Promise<number> => {
  const { stdin, stdout } = process;
  const penOf = penMemory();
  const canvas = createCanvas(() => penOf(played.looks()));
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
    played.resize(sizeOf(frames));
  };
  const job = followJob({
    giveBack,
    takeOver: () => {
      takeOver();
      redraw();
    },
  });
  const played = perform({ size: sizeOf(frames), clock, exit: ends.end, suspend: job.suspend });
  stdin.setEncoding('utf8').on('data', played.type).resume();
  stdout.on('resize', redraw);
  takeOver();
  const ink = drawTo(frames, played.element(canvas.brush));
  try {
    return await Promise.race([ends.over, ink.waitUntilExit().then(() => 0)]);
  } finally {
    played.stop();
    job.stop();
    stdout.off('resize', redraw);
    stdin.off('data', played.type).pause();
    giveBack();
    ink.unmount();
    await played.close?.();
    ends.stop();
    if (ends.isGone()) dieOfHangUp();
  }
};
