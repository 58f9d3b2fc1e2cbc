import { once } from 'node:events';
import { safeLines } from '../report/safe-text.ts';
import { describeFailure, EXIT, systemCode } from './errors.ts';
import { type Pieces, unwritable, writeWhole } from './write-file.ts';

/**
 * A reader that has seen enough (`| head -1`) closes the pipe: that is no failure. A full disk behind `>` is one, and is
 * told in a sentence. What happens to a terminal is left to whoever draws on it.
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

/** Writes pieces of text to stdout, waiting whenever the other end is slower. */
export const print = async (pieces: Pieces): Promise<void> => {
  for (const piece of pieces) {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
  }
};

/** Lines as pieces, each with its line feed. */
export function* asLines(lines: Iterable<string>): Generator<string, void, undefined> {
  for (const line of lines) yield `${line}\n`;
}

/** Tells the person at the keyboard something that is no part of the answer. */
export const note = (text: string): void => {
  process.stderr.write(`${safeLines(text)}\n`);
};

interface FormatFlags {
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly output?: string;
}

/** The format that was asked for; else what the ending of the output file says; else plain text. */
export const formatOf = ({ plain, json, csv, output }: FormatFlags): 'plain' | 'json' | 'csv' => {
  if (json) return 'json';
  if (csv) return 'csv';
  if (plain) return 'plain';
  if (output?.endsWith('.json')) return 'json';
  return output?.endsWith('.csv') ? 'csv' : 'plain';
};

/** Writes an answer to stdout, or to a file, whole or not at all. Throws UserError if the file cannot be written. */
export const deliver = async (pieces: Pieces, file: string | undefined): Promise<void> => {
  if (file === undefined || file === '-') return print(pieces);
  await writeWhole(file, pieces);
  note(`Written to ${file}`);
};
