import { readFileSync, statSync } from 'node:fs';
import { decodeStudy, type Study } from '../../study/futures/tally-file.ts';
import { systemCode, UserError } from '../errors.ts';

/** Far above any study of the largest scenario that a file may describe. */
const MAX_BYTES = 2_000_000_000;

/** Reads a tally file. Throws UserError if it cannot be read, or is none. */
export const readStudy = (path: string): Study => {
  let bytes: Buffer;
  try {
    const found = statSync(path);
    if (!found.isFile()) throw new UserError(`cannot read ${path}: it is no file.`);
    if (found.size > MAX_BYTES) throw new UserError(`${path} is too large to be a tally.`);
    bytes = readFileSync(path);
  } catch (error) {
    const code = systemCode(error);
    if (error instanceof UserError || code === undefined) throw error;
    throw new UserError(`cannot read ${path}: ${code === 'ENOENT' ? 'there is no such file' : code}.`);
  }
  const decoded = decodeStudy(bytes);
  if (!decoded.ok) throw new UserError(`${path} ${decoded.fault}.`);
  return decoded.study;
};

/** The study of a checkpoint that was written before, or undefined if there is none yet, or an empty file. */
export const resumeFrom = (path: string): Study | undefined => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined || (found.isFile() && found.size === 0) ? undefined : readStudy(path);
};
