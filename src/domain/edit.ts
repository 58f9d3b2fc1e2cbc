import type { StateId } from './ids.ts';

/** A change of one number of a scenario; the path is that of `--set`, such as `states.CHN.weights.rights`. */
export interface Edit {
  readonly path: string;
  readonly value: number;
}

/** An edit as the argument of `--set` that makes it. */
export const setOfEdit = ({ path, value }: Edit): string => `${path}=${value}`;

/** The path of a weight: of all states, or of one. */
export const weightPath = (weight: string, state?: StateId): string =>
  state === undefined ? `weights.${weight}` : `states.${state}.weights.${weight}`;

const MEAN = '.mean';

/** The path of the number itself, for that of its mean: `weights.rights` for `weights.rights.mean`. */
export const withoutMean = (path: string): string =>
  path.endsWith(MEAN) ? path.slice(0, -MEAN.length) : path;

/** The path of a number's mean, which leaves its spread as it is. */
export const meanPath = (path: string): string => `${withoutMean(path)}${MEAN}`;

/** What an edit says of a number, whether it leaves it a spread or not; undefined where none does. */
export const editOf = (edits: readonly Edit[], path: string): Edit | undefined =>
  edits.find((edit) => withoutMean(edit.path) === withoutMean(path));

/** The edits with one more; an edit of the same number gives way to it, and `undefined` takes it back. */
export const withEdit = (
  edits: readonly Edit[],
  path: string,
  value: number | undefined,
): readonly Edit[] => {
  const others = edits.filter((edit) => withoutMean(edit.path) !== withoutMean(path));
  if (value === undefined) return others;
  const at = edits.findIndex((edit) => withoutMean(edit.path) === withoutMean(path));
  return at < 0 ? [...edits, { path, value }] : edits.with(at, { path, value });
};

/** Whether two lists hold the same edits in the same order. */
export const isSameEdits = (a: readonly Edit[], b: readonly Edit[]): boolean =>
  a.length === b.length && a.every(({ path, value }, i) => path === b[i]?.path && value === b[i]?.value);
