import type * as z from 'zod/mini';
import { BOUNDS } from '../bounds.ts';
import { append, errorAt, type Issue, type Place } from '../issue.ts';
import { entriesIn, isNothing, type Located, locate, type Mapping, type Path, plain } from '../located.ts';
import { describeValue, keyNames, misshapes, shapeIssues } from './shape-issues.ts';

/** One entry of a scenario: a state, an event, the rates ... */
export interface Piece<T> {
  readonly id: string;
  /** The place of its name: its key, or its row. */
  readonly named: Place;
  readonly tree: Located;
  /** The well-formed values. Checks use them, so that one error hides no other. */
  readonly part: Part<T>;
}

/** A piece with any of its keys missing. */
export type Part<T> = { readonly [K in keyof T]?: T[K] | undefined };

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null;

/** Deletes the innermost key of a path from plain data. For an item of a list deletes the list, so that no index shifts. */
const drop = (data: unknown, path: Path): void => {
  const end = path.findLastIndex((step) => typeof step === 'string');
  const last = path[end];
  if (last === undefined) return;
  let here: unknown = data;
  for (const step of path.slice(0, end)) here = isRecord(here) ? here[step] : undefined;
  if (isRecord(here)) delete here[last];
};

const dropAll = (data: unknown, error: z.core.$ZodError): void => {
  for (const { path, issue } of misshapes(error)) {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) drop(data, [...path, key]);
    else drop(data, path);
  }
};

const ROUNDS = 4;

/** The well-formed part of a malformed piece. */
const salvage = <T>(partial: z.ZodMiniType<Part<T>>, tree: Located, error: z.core.$ZodError): Part<T> => {
  const data = plain(tree);
  dropAll(data, error);
  for (let round = 0; round < ROUNDS; round++) {
    const parsed = partial.safeParse(data, { error: keyNames });
    if (parsed.success) return parsed.data;
    dropAll(data, parsed.error);
  }
  return {};
};

/** Reads one piece by a schema. Errors go into `issues`. `partial` is the schema with no key required. */
export const readPiece = <T>(
  schema: z.ZodMiniType<T>,
  partial: z.ZodMiniType<Part<NoInfer<T>>>,
  from: { readonly id: string; readonly named: Place; readonly tree: Located },
  issues: Issue[],
): Piece<T> => {
  const parsed = schema.safeParse(plain(from.tree), { error: keyNames });
  if (parsed.success) return { ...from, part: parsed.data };
  // There are more issues than a person reads. Further errors show once these are corrected.
  if (issues.length > BOUNDS.issues) return { ...from, part: {} };
  append(issues, shapeIssues(from, misshapes(parsed.error)));
  return { ...from, part: from.tree.kind === 'map' ? salvage(partial, from.tree, parsed.error) : {} };
};

/** The place of a value in a piece; for a missing value, the place that names its owner. */
export const placeIn = (piece: Piece<unknown>, ...path: Path): Place =>
  locate(piece.tree, path, piece.named).value;

/** The place of a key in a piece. */
export const keyIn = (piece: Piece<unknown>, ...path: Path): Place => {
  const found = locate(piece.tree, path, piece.named);
  return found.key ?? found.value;
};

/** Counts the keys of the map at a path of a piece. Empty ones do not count. */
export const sizeIn = (piece: Piece<unknown>, ...path: Path): number => {
  const { tree } = locate(piece.tree, path, piece.named);
  return [...entriesIn(tree).values()].filter(({ value }) => !isNothing(value)).length;
};

/** Whether a value, well-formed or not, is written at a path of a piece. */
export const isWritten = (piece: Piece<unknown>, ...path: Path): boolean =>
  !isNothing(locate(piece.tree, path, piece.named).tree);

/** The section as a map. Undefined, with an error, if it is something else. */
export const asMap = (tree: Located | undefined, what: string, issues: Issue[]): Mapping | undefined => {
  if (!tree || tree.kind === 'map') return tree;
  if (tree.kind === 'scalar' && tree.value === null) return undefined;
  issues.push(
    errorAt(tree.place, `${what} must be a map`, { found: describeValue(tree), expected: 'key: value' }),
  );
  return undefined;
};
