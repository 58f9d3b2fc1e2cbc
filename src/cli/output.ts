import { once } from 'node:events';
import { forTerminal } from '../domain/language/direction.ts';
import { toAscii } from '../report/words/ascii.ts';
import { safeLines, safeOutput } from '../report/words/safe-text.ts';
import { describeFailure, EXIT, systemCode } from './errors.ts';
import { type Pieces, safePieces, unwritable } from './files/write-file.ts';

/**
 * A closed pipe is no failure: its reader (`| head -1`) has seen enough. A full disk behind `>` is a failure, and ends
 * the program with a sentence. The screens handle errors of a terminal.
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

/** The value of `--ascii` (true) or `--no-ascii`. Undefined: as suits the place of a text. Set as a command is read. */
let asked: boolean | undefined;

export const askForAscii = (ascii: boolean | undefined): void => {
  asked = ascii;
};

/** Terminals whose fonts lack the signs that screens are drawn with. */
const PLAIN_TERMINALS = /^(?:linux|vt\d|ansi|cons\d|dumb)/;

/** Whether a terminal is sure to draw no more than ASCII. The first of the three variables that says something counts. */
export const isAsciiTerminal = ({
  LC_ALL,
  LC_CTYPE,
  LANG,
  TERM = '',
  OS,
}: Readonly<Record<string, string | undefined>>): boolean => {
  const locale = LC_ALL || LC_CTYPE || LANG || 'C';
  // Windows has no such variables, and its terminals draw everything.
  return PLAIN_TERMINALS.test(TERM) || (OS !== 'Windows_NT' && !/utf-?8/i.test(locale));
};

/**
 * A text for a reader as it goes to stdout or stderr: in ASCII if asked for, or where the terminal has nothing else. On a
 * terminal what runs from right to left is kept apart.
 */
export const drawn = (text: string, to: NodeJS.WriteStream = process.stdout): string => {
  const isTerminal = to.isTTY === true;
  if (asked ?? (isTerminal && isAsciiTerminal(process.env))) return toAscii(text);
  return isTerminal ? forTerminal(text) : text;
};

/** Texts for a reader, as they go to a file: in ASCII if asked for. */
export function* drawnPieces(pieces: Pieces): Generator<string | Uint8Array, void, undefined> {
  for (const piece of pieces) yield typeof piece === 'string' && asked === true ? toAscii(piece) : piece;
}

/** Writes pieces to stdout, and waits whenever the other end is slower. */
const writeOut = async (pieces: Pieces): Promise<void> => {
  for (const piece of pieces) {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
  }
};

/** Writes data to stdout, texts made safe. */
export const printData = (pieces: Pieces): Promise<void> => writeOut(safePieces(pieces));

/** Writes texts for a reader to stdout. The signs that isolate a text are added last: only the program may add them. */
export const print = (pieces: Pieces): Promise<void> =>
  writeOut(Array.from(safePieces(pieces), (piece) => (typeof piece === 'string' ? drawn(piece) : piece)));

/** Writes text to stderr that does not belong to the answer. */
export const note = (text: string): void => {
  process.stderr.write(`${drawn(safeLines(text), process.stderr)}\n`);
};

/** Writes lines to stdout at once, while a person answers. */
export const say = (text: string): void => {
  process.stdout.write(`${drawn(safeOutput(text))}\n`);
};

/** Whether screens can be drawn, for a person who sees them: a screen reader gets plain text. */
export const hasTerminal = (): boolean =>
  process.stdout.isTTY === true &&
  process.stdin.isTTY === true &&
  process.env.TERM !== 'dumb' &&
  process.env.INK_SCREEN_READER !== 'true';
