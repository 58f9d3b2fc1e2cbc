import type { StateId } from './ids.ts';

/** A change of one number of a scenario. The path is as in `--set`: `states.CHN.weights.rights`. */
export interface Edit {
  readonly path: string;
  readonly value: number;
}

/** The argument of `--set` that makes an edit. */
export const setOfEdit = ({ path, value }: Edit): string => `${path}=${value}`;

/** The path of a weight: of all states, or of one. */
export const weightPath = (weight: string, state?: StateId): string =>
  state === undefined ? `weights.${weight}` : `states.${state}.weights.${weight}`;

const MEAN = '.mean';

/** The path of a number without `.mean`: `weights.rights` for `weights.rights.mean`. */
export const withoutMean = (path: string): string =>
  path.endsWith(MEAN) ? path.slice(0, -MEAN.length) : path;

/** The path of the mean of a number. An edit of it keeps the number's spread. */
export const meanPath = (path: string): string => `${withoutMean(path)}${MEAN}`;

/** The edit of a number or of its mean. Undefined if there is none. */
export const editOf = (edits: readonly Edit[], path: string): Edit | undefined =>
  edits.find((edit) => withoutMean(edit.path) === withoutMean(path));

/** Adds an edit, or replaces the edit of the same number. Removes that edit if the value is undefined. */
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

/** Whether two lists have the same edits in the same order. */
export const isSameEdits = (a: readonly Edit[], b: readonly Edit[]): boolean =>
  a.length === b.length && a.every(({ path, value }, i) => path === b[i]?.path && value === b[i]?.value);
