import { statSync } from 'node:fs';
import { READ_PROBLEMS } from '../../scenario/reader.ts';
import type { OrFault } from '../../study/sealed/sealed-file.ts';
import { UserError } from '../errors.ts';
import { fileReader } from '../files/reader.ts';
import type { PartSums } from '../parts/parted.ts';

/** Far above any study of the largest scenario that a file may describe. */
const MAX_BYTES = 2_000_000_000;

/** The bytes of a tally. Throws UserError if it cannot be read. */
export const tallyBytesOf = (path: string): Uint8Array => {
  const read = fileReader.read(path, MAX_BYTES);
  if (!read.ok && read.problem === 'too large') throw new UserError(`${path} is too large to be a tally.`);
  if (!read.ok) throw new UserError(`cannot read ${path}: ${READ_PROBLEMS[read.problem]}.`);
  return read.bytes;
};

/** What was read of a file. Throws UserError, naming it, for a fault. */
export const soundOf = <Read>(path: string, read: OrFault<Read>): Read => {
  if (!read.ok) throw new UserError(`${path} ${read.fault}.`);
  return read;
};

/** What a file has of a study, and how its own study differs. Throws UserError if it cannot be read, or is none. */
export const readPart = <Sum, Part>(path: string, { decode }: PartSums<Sum, Part>) =>
  soundOf(path, decode(tallyBytesOf(path)));

/** Whether there is a checkpoint to go on from: none was written yet where there is no file, or an empty one. */
export const isBegun = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !(found.isFile() && found.size === 0);
};
