import { CASCADE_FILE, type CascadeStudy, decodeCascades } from '../../study/cascade/cascade-file.ts';
import { isSealed } from '../../study/sealed/sealed-file.ts';
import { addPoints, emptyPoints } from '../../study/sensitivity/points.ts';
import { decodePoints, type PointStudy } from '../../study/sensitivity/points-file.ts';
import { UserError } from '../errors.ts';
import { tallyBytesOf } from './checkpoint.ts';

const decoded = <Kept>(
  path: string,
  read: { readonly ok: true; readonly study: Kept } | { readonly ok: false; readonly fault: string },
): Kept => {
  if (!read.ok) throw new UserError(`${path} ${read.fault}.`);
  return read.study;
};

/** Reads a study of points. Throws UserError if it cannot be read, or is none. */
export const readPoints = (path: string): PointStudy => {
  const { part, ...study } = decoded(path, decodePoints(tallyBytesOf(path)));
  return { ...study, table: addPoints(emptyPoints(study.plan), part) };
};

/** The same for a study of cascades. */
export const readCascades = (path: string): CascadeStudy => decoded(path, decodeCascades(tallyBytesOf(path)));

export const isCascades = (path: string): boolean => isSealed(tallyBytesOf(path), CASCADE_FILE);
