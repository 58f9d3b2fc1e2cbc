import { statSync } from 'node:fs';
import { READ_PROBLEMS } from '../../scenario/reader.ts';
import { CASCADE_FILE, type CascadeStudy, decodeCascades } from '../../study/cascade/cascade-file.ts';
import { decodeStudy, type Study } from '../../study/futures/tally-file.ts';
import { isSealed } from '../../study/sealed/sealed-file.ts';
import { decodePoints, POINTS_FILE, type PointStudy } from '../../study/sensitivity/points-file.ts';
import { UserError } from '../errors.ts';
import { fileReader } from '../files/reader.ts';

/** Far above any study of the largest scenario that a file may describe. */
const MAX_BYTES = 2_000_000_000;

/** What a decoder gives: a study, or what is wrong, as it follows the file's name. */
type DecodedStudy<Kept> =
  | { readonly ok: true; readonly study: Kept }
  | { readonly ok: false; readonly fault: string };

const bytesOf = (path: string): Uint8Array => {
  const read = fileReader.read(path, MAX_BYTES);
  if (!read.ok && read.problem === 'too large') throw new UserError(`${path} is too large to be a tally.`);
  if (!read.ok) throw new UserError(`cannot read ${path}: ${READ_PROBLEMS[read.problem]}.`);
  return read.bytes;
};

const decoded = <Kept>(path: string, decode: (bytes: Uint8Array) => DecodedStudy<Kept>): Kept => {
  const found = decode(bytesOf(path));
  if (!found.ok) throw new UserError(`${path} ${found.fault}.`);
  return found.study;
};

/** Reads a tally file. Throws UserError if it cannot be read, or is none. */
export const readStudy = (path: string): Study => decoded(path, decodeStudy);

/** Reads a study of points. Throws UserError if it cannot be read, or is none. */
export const readPoints = (path: string): PointStudy => decoded(path, decodePoints);

/** Whether a file is a study of points. Throws UserError if it cannot be read. */
export const isPoints = (path: string): boolean => isSealed(bytesOf(path), POINTS_FILE);

/** The same for a study of cascades. */
export const readCascades = (path: string): CascadeStudy => decoded(path, decodeCascades);

export const isCascades = (path: string): boolean => isSealed(bytesOf(path), CASCADE_FILE);

/** Whether there is a checkpoint to go on from: none was written yet where there is no file, or an empty one. */
const isBegun = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !(found.isFile() && found.size === 0);
};

/** The study of a checkpoint that was written before, or undefined if there is none yet. */
export const resumeFrom = (path: string): Study | undefined => (isBegun(path) ? readStudy(path) : undefined);

/** The same for a study of points. */
export const resumePointsFrom = (path: string): PointStudy | undefined =>
  isBegun(path) ? readPoints(path) : undefined;

export const resumeCascadesFrom = (path: string): CascadeStudy | undefined =>
  isBegun(path) ? readCascades(path) : undefined;
