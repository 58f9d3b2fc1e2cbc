import { BOUNDS } from '../bounds.ts';
import { append, errorAt, type Issue, type Place } from '../issue.ts';
import type { Mapping } from '../located.ts';
import { READ_PROBLEMS, type Reader } from '../reader.ts';
import { decode } from '../text/decode.ts';
import { nearFiles } from './near-files.ts';
import type { Refused } from './paths.ts';
import type { StatesHeader } from './state-columns.ts';
import type { TableName, TraitColumn } from './tables.ts';

/** What one file says, with its tables. */
export interface FileLayer {
  readonly tables: Mapping;
  /** The header of its table of states. */
  readonly header: StatesHeader | undefined;
  readonly own: Mapping;
  /** Whether the file changes what lies below, and is no scenario of its own. */
  readonly isChange: boolean;
}

/** The state of loading a scenario. */
export interface Loading {
  readonly reader: Reader;
  readonly issues: Issue[];
  readonly layers: FileLayer[];
  readonly traits: TraitColumn[];
  readonly broken: Set<TableName>;
  /** The real paths of the files that were read. */
  readonly done: Set<string>;
  /** The same files, by the paths that named them. */
  readonly named: Set<string>;
  unreadable: boolean;
  /** Bytes read so far. */
  bytes: number;
  /** Whether a limit is reached. Then no further file is read. */
  full: boolean;
}

/** Reports, once, that there is too much to read. */
export const refuseMore = (loading: Loading, at: Place, message: string, expected: string): undefined => {
  if (!loading.full) loading.issues.push(errorAt(at, message, { expected }));
  loading.full = true;
  loading.unreadable = true;
};

/** What was expected of a file that cannot be read. A path that does not end in .yaml is taken for a folder. */
const expectedOf = (problem: keyof typeof READ_PROBLEMS, file: string, found: string): string | undefined => {
  if (problem === 'too large') return `at most ${BOUNDS.file / 1e6} MB`;
  const isInFolder = problem === 'absent' && file.endsWith('scenario.yaml') && !/\.ya?ml$/.test(found);
  return isInFolder ? 'a folder with scenario.yaml in it, and the tables that it names' : undefined;
};

const isFile = (reader: Reader, path: string): boolean =>
  reader.realPath(path) !== undefined && !reader.isFolder(path);

/** The advice for a file that exists under another name. A workbook does not become a table by a new name. */
const renaming = (near: string, path: string): string => {
  const isOther = /\.(tsv|xlsx?|ods|numbers)$/i.test(near);
  const name = path.replace(/^.*[/\\]/, '');
  return isOther ? `save it as ${name} (CSV UTF-8, with commas)` : `rename it to ${name}`;
};

const USUAL = /\.(yaml|csv)$/;

/** Reads the text of a file. Undefined, with an issue, if that fails. */
export const readText = (loading: Loading, path: string, at: Place, found: string): string | undefined => {
  if (loading.full) return undefined;
  const result = loading.reader.read(path, BOUNDS.file);
  if (!result.ok) {
    const near =
      result.problem === 'absent' ? nearFiles(path).find((each) => isFile(loading.reader, each)) : undefined;
    // A file with the usual ending stays as it is: the path to it is wrong.
    const isUsual = near !== undefined && USUAL.test(near) && !USUAL.test(path);
    const details =
      near === undefined || isUsual
        ? { found, expected: expectedOf(result.problem, path, found), suggestion: near }
        : { found: near, expected: `${path}; ${renaming(near, path)}` };
    loading.issues.push(errorAt(at, READ_PROBLEMS[result.problem], details));
    return undefined;
  }
  loading.bytes += result.bytes.length;
  if (loading.bytes > BOUNDS.together) {
    const expected = `at most ${BOUNDS.together / 1e6} MB`;
    return refuseMore(loading, at, 'the files of this scenario are too large together', expected);
  }
  const { text, issues } = decode(path, result.bytes);
  append(loading.issues, issues);
  return text;
};

/** Reports a path that must not be followed. */
export const refusePath = (
  loading: Loading,
  at: Place,
  { message, expected }: Refused,
  found: string,
): undefined => {
  loading.issues.push(errorAt(at, message, { found, expected }));
};
