import { BOUNDS } from './bounds.ts';
import { decode } from './decode.ts';
import { append, errorAt, type Issue, type Place } from './issue.ts';
import type { Mapping } from './located.ts';
import type { Refused } from './paths.ts';
import { READ_PROBLEMS, type Reader } from './reader.ts';
import type { TableName, TraitColumn } from './tables.ts';

/** What has been read so far, on the way to a scenario. */
export interface Loading {
  readonly reader: Reader;
  readonly issues: Issue[];
  readonly layers: Mapping[];
  readonly traits: TraitColumn[];
  readonly broken: Set<TableName>;
  /** Files that are already read, by their real path. */
  readonly done: Set<string>;
  /** The same files as they were named. */
  readonly named: Set<string>;
  unreadable: boolean;
  /** Bytes read so far. */
  bytes: number;
  /** Whether there are more files, or more in them, than may be read: then no further one is looked at. */
  full: boolean;
}

/** Reports that there is too much to read, once. */
export const refuseMore = (loading: Loading, at: Place, message: string, expected: string): undefined => {
  if (!loading.full) loading.issues.push(errorAt(at, message, { expected }));
  loading.full = true;
  loading.unreadable = true;
};

/** What a file that cannot be read should have been; a path that does not name a YAML file is that of a folder. */
const expectedOf = (problem: keyof typeof READ_PROBLEMS, file: string, found: string): string | undefined => {
  if (problem === 'too large') return `at most ${BOUNDS.file / 1e6} MB`;
  const isInFolder = problem === 'absent' && file.endsWith('scenario.yaml') && !/\.ya?ml$/.test(found);
  return isInFolder ? 'a folder with scenario.yaml in it, and the tables that it names' : undefined;
};

/** The text of a file, or undefined once an issue says why there is none. */
export const readText = (loading: Loading, path: string, at: Place, found: string): string | undefined => {
  if (loading.full) return undefined;
  const result = loading.reader.read(path, BOUNDS.file);
  if (!result.ok) {
    const expected = expectedOf(result.problem, path, found);
    loading.issues.push(errorAt(at, READ_PROBLEMS[result.problem], { found, expected }));
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

/** Reports a path that may not be followed. */
export const refusePath = (
  loading: Loading,
  at: Place,
  { message, expected }: Refused,
  found: string,
): undefined => {
  loading.issues.push(errorAt(at, message, { found, expected }));
};
