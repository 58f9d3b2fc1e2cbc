import { Writable } from 'node:stream';
import { forTerminal } from '../../domain/language/direction.ts';
import { enterScreen, frameLines, frameUpdate, leaveScreen } from '../../tui/draw/frame.ts';

/** What a frame stream needs of a terminal; `process.stdout` has it. */
interface Terminal {
  readonly columns?: number;
  readonly rows?: number;
  write(data: string): boolean;
  once(event: 'drain', listener: () => void): unknown;
}

/** A stream that Ink draws on. Each write is a whole frame. Only the changed part of it reaches the terminal. */
export interface FrameStream extends Writable {
  readonly columns: number;
  readonly rows: number;
  /** Takes the terminal's screen over; a second call does nothing. */
  readonly enter: () => void;
  /** Gives the screen back and draws no more until the next `enter`; a second call does nothing. */
  readonly leave: () => void;
  /** Forgets what is on the screen, so that the next frame draws all of it: after a resize, for example. */
  readonly forget: () => void;
}

interface FrameStreamOptions {
  /** Draw on the terminal's other buffer; true unless given. */
  readonly alternate?: boolean;
  /** Turns a frame as Ink writes it into the frame to show. */
  readonly resolve?: (frame: string) => string;
}

/** The frame that the terminal shows, and the frame that it is to show next. */
interface Shown {
  entered: boolean;
  lines: readonly string[] | undefined;
  frame: string | undefined;
  waiting: boolean;
}

const painter = (terminal: Terminal, rows: () => number, alternate: boolean) => {
  const shown: Shown = { entered: false, lines: undefined, frame: undefined, waiting: false };
  // A slow terminal gets the newest frame when it is ready, never a queue of old ones.
  const draw = (): void => {
    if (!shown.entered || shown.waiting || shown.frame === undefined) return;
    const lines = frameLines(shown.frame, rows()).map(forTerminal);
    const bytes = frameUpdate(shown.lines, lines);
    shown.lines = lines;
    shown.frame = undefined;
    if (bytes === '' || terminal.write(bytes)) return;
    shown.waiting = true;
    terminal.once('drain', () => {
      shown.waiting = false;
      draw();
    });
  };
  return {
    show: (frame: string): void => {
      shown.frame = frame;
      draw();
    },
    enter: (): void => {
      if (shown.entered) return;
      shown.entered = true;
      shown.lines = undefined;
      terminal.write(enterScreen({ alternate, rows: rows() }));
    },
    leave: (): void => {
      if (!shown.entered) return;
      shown.entered = false;
      terminal.write(leaveScreen({ alternate, rows: rows() }));
    },
    forget: (): void => {
      shown.lines = undefined;
    },
  };
};

/**
 * Makes the stream between Ink and a terminal. Ink's own full-screen output redraws whole screens and wipes the
 * scrollback; with `debug: true` it hands every frame over whole, and this draws the difference. The stream does not say
 * that it is a TTY, so that Ink leaves cursor and screen alone.
 */
export const frameStream = (
  terminal: Terminal,
  { alternate = true, resolve = (frame) => frame }: FrameStreamOptions = {},
): FrameStream => {
  const rows = (): number => terminal.rows || 24;
  const { show, enter, leave, forget } = painter(terminal, rows, alternate);
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      // Ink ends with an empty write to know when all is written.
      if (String(chunk) !== '') show(resolve(String(chunk)));
      done();
    },
  });
  return Object.defineProperties(Object.assign(stream, { enter, leave, forget, columns: 0, rows: 0 }), {
    columns: { get: () => terminal.columns || 80 },
    rows: { get: rows },
  });
};
