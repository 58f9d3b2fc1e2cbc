import type { PackFiles } from '../../class/pack.ts';
import { truncate } from '../../report/words/layout.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { TABLES } from '../../study/futures/tally.ts';
import type { Study } from '../../study/futures/tally-file.ts';
import { UserError } from '../errors.ts';
import type { FoundOutput } from './read-output.ts';
import type { Replayed } from './replay.ts';

/** The first place where two outputs differ, with the value in the file and the value now. */
interface FirstPlace {
  readonly place: string;
  readonly old: string;
  readonly now: string;
}

const WIDTH = 60;

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : truncate(safeText(JSON.stringify(value)), WIDTH);

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;

const valueAt = (value: object, key: string): unknown =>
  Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;

/** The first difference between two JSON values, in the order of the old value. */
const firstInJson = (old: unknown, now: unknown, path = ''): FirstPlace | undefined => {
  if (!isBranch(old) || !isBranch(now) || Array.isArray(old) !== Array.isArray(now))
    return Object.is(old, now)
      ? undefined
      : { place: path === '' ? 'the whole' : path, old: shown(old), now: shown(now) };
  const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
  for (const key of keys) {
    const step = Array.isArray(old) ? `[${key}]` : path === '' ? key : `.${key}`;
    const found = firstInJson(valueAt(old, key), valueAt(now, key), path + step);
    if (found) return found;
  }
  return undefined;
};

/** The part of a line around its first difference from another line. */
const around = (line: string | undefined, at: number): string => {
  if (line === undefined) return 'nothing';
  const from = Math.max(0, at - WIDTH / 3);
  return truncate(`${from > 0 ? '…' : ''}${safeText(line.slice(from, from + 2 * WIDTH))}`, WIDTH);
};

/** The first line where two texts differ. The kind of line ending does not matter. */
const firstInLines = (old: string, now: string): FirstPlace | undefined => {
  const [before, after] = [old.split(/\r?\n/), now.split(/\r?\n/)];
  const most = Math.max(before.length, after.length);
  for (let i = 0; i < most; i++) {
    const [a, b] = [before[i], after[i]];
    if (a === b) continue;
    let at = 0;
    while (a !== undefined && b !== undefined && a[at] === b[at]) at++;
    return { place: `line ${i + 1}`, old: around(a, at), now: around(b, at) };
  }
  return undefined;
};

/** The result of a comparison. `values` means that the values are the same and the bytes are not. */
export type OutputDifference = 'same' | 'values' | FirstPlace;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A value after it was written as JSON and read again. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? 'null',
  );

const rowsOf = async (bytes: Uint8Array): Promise<unknown> => {
  const { parquetReadObjects } = await import('hyparquet');
  try {
    return plain(await parquetReadObjects({ file: new Uint8Array(bytes).buffer }));
  } catch {
    throw new UserError('it is damaged: its rows cannot be read as Parquet.');
  }
};

const placeOf = async (old: FoundOutput, now: Replayed): Promise<FirstPlace | undefined> => {
  // The manifest of a table is not in its text: compare it first.
  const beside = now.manifest && firstInJson(old.manifest, plain(now.manifest), 'manifest');
  if (beside) return beside;
  switch (old.kind) {
    case 'json':
      return firstInJson(JSON.parse(textOf(old.bytes)), JSON.parse(textOf(now.bytes)));
    case 'parquet':
      return firstInJson(await rowsOf(old.bytes), await rowsOf(now.bytes), 'row');
    default:
      return firstInLines(textOf(old.bytes), textOf(now.bytes));
  }
};

/** The difference between an output and the result of playing it again. */
export const outputDifference = async (old: FoundOutput, now: Replayed): Promise<OutputDifference> => {
  const place = await placeOf(old, now);
  return place ?? (Buffer.from(old.bytes).equals(now.bytes) ? 'same' : 'values');
};

/** The difference between a tally and the result of counting it again. */
export const tallyDifference = (old: Study, now: Study): OutputDifference => {
  const head = ({ id, tally }: Study): unknown =>
    plain({ ...id, shape: tally.shape, futures: tally.futures });
  const place = firstInJson(head(old), head(now), 'head');
  if (place) return place;
  for (const table of TABLES) {
    const [before, after] = [old.tally[table], now.tally[table]];
    const at = before.findIndex((value, i) => value !== after[i]);
    if (at >= 0) return { place: `${table}[${at}]`, old: String(before[at]), now: String(after[at]) };
  }
  return 'same';
};

/** The difference for the files of a debrief pack. `read` returns the text of a file that was found. */
export const packDifference = (
  now: PackFiles,
  found: readonly string[],
  read: (name: string) => string,
): OutputDifference => {
  const missing = [...now.keys()].find((name) => !found.includes(name));
  if (missing !== undefined) return { place: missing, old: 'no such file', now: 'a file' };
  for (const [name, text] of now) {
    const place = firstInLines(read(name), text);
    if (place) return { ...place, place: `${name} ${place.place}` };
  }
  return 'same';
};
