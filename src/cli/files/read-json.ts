import { escapeRefused, refusedIn } from '../../domain/characters.ts';
import { READ_PROBLEMS } from '../../scenario/reader.ts';
import { messageOf } from '../errors.ts';
import { fileReader } from './reader.ts';

/** The value in a JSON file, or why it cannot be read, as half a sentence. */
export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: string };

/** The value of JSON in UTF-8. Signs that may not be shown are refused, with their place. */
export const jsonOf = (bytes: Uint8Array): ReadJson => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const refused = refusedIn(value);
    return refused === undefined ? { ok: true, value } : { ok: false, why: refused };
  } catch (error) {
    return { ok: false, why: `it is no JSON (${escapeRefused(messageOf(error))})` };
  }
};

/** The bytes of a file of at most `most` bytes, or why it cannot be read, as half a sentence. */
export const bytesIn = (path: string, most: number) => {
  const read = fileReader.read(path, most);
  if (read.ok) return read;
  const why =
    read.problem === 'too large' ? `it is larger than ${most / 1e6} MB` : READ_PROBLEMS[read.problem];
  return { ok: false, why } as const;
};

/** Reads a JSON file of at most `most` bytes. Never throws. */
export const readJson = (path: string, most: number): ReadJson => {
  const read = bytesIn(path, most);
  return read.ok ? jsonOf(read.bytes) : read;
};
