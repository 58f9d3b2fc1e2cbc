import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { READ_PROBLEMS } from '../../scenario/reader.ts';
import { decodeStudy, encodeStudy, type Study } from '../../study/futures/tally-file.ts';
import { UserError } from '../errors.ts';
import { fileReader } from '../files/reader.ts';
import { unwritable } from '../files/write-file.ts';

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

/** The study of a checkpoint that was written before, or undefined if there is none yet. */
export const resumeFrom = (path: string): Study | undefined =>
  existsSync(path) ? readStudy(path) : undefined;

/**
 * Writes a checkpoint, whole or not at all: a file beside it, flushed to the disk, then a rename. At once, so that no
 * signal can come in between; what is killed meanwhile leaves the last checkpoint as it was. Throws UserError.
 */
export const saveCheckpoint = (path: string, study: Study): void => {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.tmp`);
  try {
    const bytes = encodeStudy(study);
    const file = openSync(temporary, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw unwritable(path, error);
  }
};
