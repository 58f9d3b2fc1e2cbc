import type * as z from 'zod';
import { BOUNDS } from './bounds.ts';
import { append, errorAt, type Issue, type Place } from './issue.ts';
import { isNothing, type Located, locate, type Mapping, type Path, plain } from './located.ts';
import { describeValue, keyNames, misshapes, shapeIssues } from './shape-issues.ts';

/** One entry of a scenario (a state, an event, the rates ...), as far as it has the right shape. */
export interface Piece<T> {
  readonly id: string;
  /** Where it is named: its key, its row. */
  readonly named: Place;
  readonly tree: Located;
  /** What is there and well-formed; checks go by this, so that one mistake hides no other. */
  readonly part: Part<T>;
}

/** Any keys of a piece may be missing. */
export type Part<T> = { readonly [K in keyof T]?: T[K] | undefined };

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null;

/** Takes the innermost key of a path out of plain data; an item of a list takes its list along, so that no other shifts. */
const drop = (data: unknown, path: Path): void => {
  const end = path.findLastIndex((step) => typeof step === 'string');
  const last = path[end];
  if (last === undefined) return;
  let here: unknown = data;
  for (const step of path.slice(0, end)) here = isRecord(here) ? here[step] : undefined;
  if (isRecord(here)) delete here[last];
};

const dropAll = (data: unknown, error: z.ZodError): void => {
  for (const { path, issue } of misshapes(error)) {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) drop(data, [...path, key]);
    else drop(data, path);
  }
};

const ROUNDS = 4;

/** What is left of a malformed piece without its malformed parts. */
const salvage = <T>(partial: z.ZodType<Part<T>>, tree: Located, error: z.ZodError): Part<T> => {
  const data = plain(tree);
  dropAll(data, error);
  for (let round = 0; round < ROUNDS; round++) {
    const parsed = partial.safeParse(data, { error: keyNames });
    if (parsed.success) return parsed.data;
    dropAll(data, parsed.error);
  }
  return {};
};

/** Reads one piece by a schema; what is wrong goes into `issues`. `partial`: the same without required keys. */
export const readPiece = <T>(
  schema: z.ZodType<T>,
  partial: z.ZodType<Part<T>>,
  from: { readonly id: string; readonly named: Place; readonly tree: Located },
  issues: Issue[],
): Piece<T> => {
  const parsed = schema.safeParse(plain(from.tree), { error: keyNames });
  if (parsed.success) return { ...from, part: parsed.data };
  // More issues than anyone reads: what else is wrong will show once these are mended.
  if (issues.length > BOUNDS.issues) return { ...from, part: {} };
  append(issues, shapeIssues(from, misshapes(parsed.error)));
  return { ...from, part: from.tree.kind === 'map' ? salvage(partial, from.tree, parsed.error) : {} };
};

/** Where a value of a piece stands; where it is missing, the place that names its owner. */
export const placeIn = (piece: Piece<unknown>, ...path: Path): Place =>
  locate(piece.tree, path, piece.named).value;

/** Where a key of a piece stands. */
export const keyIn = (piece: Piece<unknown>, ...path: Path): Place => {
  const found = locate(piece.tree, path, piece.named);
  return found.key ?? found.value;
};

/** How many keys are written in the map at a path of a piece; what is left empty does not count. */
export const sizeIn = (piece: Piece<unknown>, ...path: Path): number => {
  const { tree } = locate(piece.tree, path, piece.named);
  return tree?.kind === 'map'
    ? [...tree.entries.values()].filter(({ value }) => !isNothing(value)).length
    : 0;
};

/** Whether something is written at a path of a piece, well-formed or not. */
export const isWritten = (piece: Piece<unknown>, ...path: Path): boolean =>
  !isNothing(locate(piece.tree, path, piece.named).tree);

/** Complains where a section is no map, and gives it back where it is one. */
export const asMap = (tree: Located | undefined, what: string, issues: Issue[]): Mapping | undefined => {
  if (!tree || tree.kind === 'map') return tree;
  if (tree.kind === 'scalar' && tree.value === null) return undefined;
  issues.push(
    errorAt(tree.place, `${what} must be a map`, { found: describeValue(tree), expected: 'key: value' }),
  );
  return undefined;
};
