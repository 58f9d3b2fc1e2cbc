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

/** The edits with one more; an edit of the same path gives way to it, and `undefined` takes it back. */
export const withEdit = (
  edits: readonly Edit[],
  path: string,
  value: number | undefined,
): readonly Edit[] => {
  const others = edits.filter((edit) => edit.path !== path);
  if (value === undefined) return others;
  const at = edits.findIndex((edit) => edit.path === path);
  return at < 0 ? [...edits, { path, value }] : edits.with(at, { path, value });
};

/** Whether two lists hold the same edits in the same order. */
export const isSameEdits = (a: readonly Edit[], b: readonly Edit[]): boolean =>
  a.length === b.length && a.every(({ path, value }, i) => path === b[i]?.path && value === b[i]?.value);
