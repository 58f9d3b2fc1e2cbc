import { once } from 'node:events';
import { safeLines, safeOutput } from '../report/words/safe-text.ts';
import { describeFailure, EXIT, systemCode } from './errors.ts';
import { type Pieces, safePieces, unwritable } from './files/write-file.ts';

/**
 * A closed pipe is no failure: its reader (`| head -1`) has seen enough. A full disk behind `>` is one, and ends the program
 * with a sentence. Errors of a terminal are left to the screens.
 */
export const guardStreams = (): void => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (systemCode(error) === 'EPIPE') process.exit(EXIT.done);
      if (stream.isTTY) throw error;
      const { text, exitCode } = describeFailure(unwritable('the answer', error), false);
      if (stream === process.stdout) process.stderr.write(`${text}\n`);
      process.exit(exitCode);
    });
  }
};

/** Writes pieces to stdout, texts made safe, and waits whenever the other end is slower. */
export const print = async (pieces: Pieces): Promise<void> => {
  for (const piece of safePieces(pieces)) {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
  }
};

/** Writes to stderr what does not belong to the answer. */
export const note = (text: string): void => {
  process.stderr.write(`${safeLines(text)}\n`);
};

/** Writes lines to stdout at once, while a person answers. */
export const say = (text: string): void => {
  process.stdout.write(`${safeOutput(text)}\n`);
};

/** Whether screens can be drawn, for a person who sees them: a screen reader gets plain text. */
export const hasTerminal = (): boolean =>
  process.stdout.isTTY === true &&
  process.stdin.isTTY === true &&
  process.env.TERM !== 'dumb' &&
  process.env.INK_SCREEN_READER !== 'true';
