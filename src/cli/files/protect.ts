import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { WEIGHTS_MARK } from '../../report/waves/fit-weights.ts';
import { UserError } from '../errors.ts';
import { manifestBeside } from './csv-sidecar.ts';
import { isOwn, SCENARIO_FILE } from './find-scenario.ts';
import { fileReader } from './reader.ts';
import { endOfLinks } from './write-file.ts';

/** The system's record of the file that a path leads to; undefined if there is none or the system refuses. */
export const statsOf = (path: string) => {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
};

/** Whether two paths lead to one file: in any spelling, through links, and by hard links. */
export const isSameFile = (a: string, b: string): boolean => {
  const [first, second] = [statsOf(a), statsOf(b)];
  return first !== undefined && first.dev === second?.dev && first.ino === second.ino;
};

const isWeightsFile = (file: string): boolean => {
  const read = fileReader.read(file, 1_000_000);
  return read.ok && new TextDecoder().decode(read.bytes).includes(WEIGHTS_MARK);
};

/** Whether a file may belong to a scenario: YAML, or a table beside one. Outputs of this program do not count. */
const isOfScenario = (real: string): boolean => {
  if (/\.ya?ml$/i.test(real)) return !isWeightsFile(real);
  const isBeside = existsSync(join(dirname(real), SCENARIO_FILE)) || isOwn(real);
  return isBeside && /\.csv$/i.test(real) && manifestBeside(real) === undefined;
};

/**
 * Throws UserError if writing to a file would destroy what a person has: a file that was read for this answer, or a file of
 * another scenario.
 */
export const refuseLoss = (file: string, read: Iterable<string>): void => {
  if (!existsSync(file)) return;
  const input = [...read].find((path) => isSameFile(path, file));
  if (input !== undefined) throw new UserError(`cannot write ${file}: it is what is read (${input}).`);
  if (isOfScenario(realpathSync(file)))
    throw new UserError(
      `cannot write ${file}: it exists and may belong to a scenario; this program did not write it. Give another name.`,
    );
};

/** The same key for all spellings of a path, whether or not the file exists, also on disks that ignore case. */
const keyOf = (given: string): string => {
  const path = endOfLinks(given);
  const stats = statsOf(path);
  if (stats) return `${stats.dev} ${stats.ino}`;
  const folder = dirname(path);
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(path)).toLowerCase();
};

/** Throws UserError if a command would write two of its files to one place. */
export const refuseClash = (files: readonly string[]): void => {
  const keys = files.map(keyOf);
  const second = files.find((_, i) => keys.indexOf(keys[i] ?? '') < i);
  if (second !== undefined)
    throw new UserError(`cannot write ${second}: this command writes another of its files there.`);
};

/** Throws UserError if a folder that is to be replaced holds a file that was read. */
export const refuseFolderOf = (folder: string, read: Iterable<string>): void => {
  if (!existsSync(folder)) return;
  const real = realpathSync(folder);
  const inside = [...read].find((path) => existsSync(path) && fileReader.contains(real, realpathSync(path)));
  if (inside !== undefined) throw new UserError(`cannot write ${folder}: it holds what is read (${inside}).`);
};
