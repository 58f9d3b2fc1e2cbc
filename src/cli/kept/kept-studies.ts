import { CASCADE_FILE, type CascadeStudy, decodeCascades } from '../../study/cascade/cascade-file.ts';
import { isSealed } from '../../study/sealed/sealed-file.ts';
import { addPoints, emptyPoints } from '../../study/sensitivity/points.ts';
import { decodePoints, type PointStudy } from '../../study/sensitivity/points-file.ts';
import { soundOf, tallyBytesOf } from './checkpoint.ts';

/** Reads a study of points. Throws UserError if the file cannot be read, or is not such a study. */
export const readPoints = (path: string): PointStudy => {
  const { part, ...study } = soundOf(path, decodePoints(tallyBytesOf(path))).study;
  return { ...study, table: addPoints(emptyPoints(study.plan), part) };
};

/** Reads a study of cascades. Throws UserError if the file cannot be read, or is not such a study. */
export const readCascades = (path: string): CascadeStudy =>
  soundOf(path, decodeCascades(tallyBytesOf(path))).study;

export const isCascades = (path: string): boolean => isSealed(tallyBytesOf(path), CASCADE_FILE);
