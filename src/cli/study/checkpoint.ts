import { statSync } from 'node:fs';
import { READ_PROBLEMS } from '../../scenario/reader.ts';
import { decodeStudy, type Study } from '../../study/futures/tally-file.ts';
import { UserError } from '../errors.ts';
import { fileReader } from '../files/reader.ts';

/** Far above any study of the largest scenario that a file may describe. */
const MAX_BYTES = 2_000_000_000;

/** Reads a tally file. Throws UserError if it cannot be read, or is none. */
export const readStudy = (path: string): Study => {
  const read = fileReader.read(path, MAX_BYTES);
  if (!read.ok && read.problem === 'too large') throw new UserError(`${path} is too large to be a tally.`);
  if (!read.ok) throw new UserError(`cannot read ${path}: ${READ_PROBLEMS[read.problem]}.`);
  const decoded = decodeStudy(read.bytes);
  if (!decoded.ok) throw new UserError(`${path} ${decoded.fault}.`);
  return decoded.study;
};

/** The study of a checkpoint that was written before, or undefined if there is none yet, or an empty file. */
export const resumeFrom = (path: string): Study | undefined => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined || (found.isFile() && found.size === 0) ? undefined : readStudy(path);
};
