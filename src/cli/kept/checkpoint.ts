import { statSync } from 'node:fs';
import { READ_PROBLEMS } from '../../scenario/reader.ts';
import type { OrFault } from '../../study/sealed/sealed-file.ts';
import { UserError } from '../errors.ts';
import { fileReader } from '../files/reader.ts';
import type { PartSums } from '../parts/parted.ts';

/** A limit far above any study of the largest scenario that a file may describe. */
const MAX_BYTES = 2_000_000_000;

/** The bytes of a tally. Throws UserError if it cannot be read. */
export const tallyBytesOf = (path: string): Uint8Array => {
  const read = fileReader.read(path, MAX_BYTES);
  if (!read.ok && read.problem === 'too large') throw new UserError(`${path} is too large to be a tally.`);
  if (!read.ok) throw new UserError(`cannot read ${path}: ${READ_PROBLEMS[read.problem]}.`);
  return read.bytes;
};

/** The content that was read from a file. Throws UserError with the file name for a fault. */
export const soundOf = <Read>(path: string, read: OrFault<Read>): Read => {
  if (!read.ok) throw new UserError(`${path} ${read.fault}.`);
  return read;
};

/** The part in a file, and the differences of its study. Throws UserError if the file is not a readable part. */
export const readPart = <Sum, Part>(path: string, { decode }: PartSums<Sum, Part>) =>
  soundOf(path, decode(tallyBytesOf(path)));

/** Whether there is a checkpoint to continue from. There is none if the file is missing or empty. */
export const isBegun = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !(found.isFile() && found.size === 0);
};
