import { truncate } from '../../report/words/layout.ts';
import { safeText } from '../../report/words/safe-text.ts';

/** The first place where two outputs differ, with the value in the file and the value now. */
export interface FirstPlace {
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

/** Where two values of JSON first differ, in the order of the old one. */
export const firstInJson = (old: unknown, now: unknown, path = ''): FirstPlace | undefined => {
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

/** The part of a line around its first difference from another. */
const around = (line: string | undefined, at: number): string => {
  if (line === undefined) return 'nothing';
  const from = Math.max(0, at - WIDTH / 3);
  return truncate(`${from > 0 ? '…' : ''}${safeText(line.slice(from, from + 2 * WIDTH))}`, WIDTH);
};

/** Where two texts first differ, by lines. How lines end does not matter. */
export const firstInLines = (old: string, now: string): FirstPlace | undefined => {
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
