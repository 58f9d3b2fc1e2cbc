import type * as z from 'zod/mini';
import { errorAt, type Issue, type Place } from '../issue.ts';
import { type Located, locate, type Path } from '../located.ts';
import { nearest, orList } from '../nearest.ts';
import { isId } from '../schema/values.ts';
import { slipOf } from './slips.ts';

type ShapeIssue = z.core.$ZodIssue;

/** An error of shape, with its path from the root of the piece. */
interface Misshape {
  readonly path: Path;
  readonly issue: ShapeIssue;
}

const pathOf = (path: readonly PropertyKey[]): Path => path.filter((step) => typeof step !== 'symbol');

/** Measures how badly an alternative fits. A wrong kind at its root counts most, unknown keys next. */
const misfit = (issues: readonly ShapeIssue[]): number => {
  let sum = 0;
  for (const issue of issues) {
    const atRoot = issue.path.length === 0;
    sum += issue.code === 'invalid_type' && atRoot ? 1000 : issue.code === 'unrecognized_keys' ? 3 : 1;
  }
  return sum;
};

/**
 * Replaces the error of a choice by the errors of the alternative that fits best. Keeps it if no alternative fits at
 * all.
 */
const unfold = (issue: ShapeIssue, base: Path): readonly Misshape[] => {
  const path = [...base, ...pathOf(issue.path)];
  if (issue.code !== 'invalid_union') return [{ path, issue }];
  const [best] = [...issue.errors].sort((a, b) => misfit(a) - misfit(b));
  if (!best || misfit(best) >= 1000) return [{ path, issue }];
  return best.flatMap((inner) => unfold(inner, path));
};

/** All errors of shape, with choices replaced. */
export const misshapes = (error: z.core.$ZodError): readonly Misshape[] =>
  error.issues.flatMap((issue) => unfold(issue, []));

/** Puts the keys that a map may have into zod's message about unknown keys, which names none. */
export const keyNames: z.core.$ZodErrorMap = (raw) => {
  if (raw.code !== 'unrecognized_keys') return undefined;
  const def: unknown = raw.inst?._zod.def;
  const shape: unknown = typeof def === 'object' && def !== null && 'shape' in def ? def.shape : undefined;
  return typeof shape === 'object' && shape !== null ? Object.keys(shape).join(' ') : '';
};

/** A value in the words of an issue. */
export const describeValue = (tree: Located | undefined): string => {
  if (!tree) return 'nothing';
  if (tree.kind !== 'scalar') {
    const size = tree.kind === 'map' ? tree.entries.size : tree.items.length;
    return `${size > 0 ? 'a' : 'an empty'} ${tree.kind}`;
  }
  if (tree.value === null) return 'nothing';
  return typeof tree.value === 'string' && tree.value === '' ? 'an empty text' : String(tree.value);
};

const unknownKeys = (
  tree: Located,
  path: Path,
  named: Place,
  keys: readonly string[],
  known: readonly string[],
): readonly Issue[] =>
  keys.map((key) => {
    const at = locate(tree, [...path, key], named);
    return errorAt(at.key ?? at.value, 'unknown key', {
      found: key,
      expected: orList(known, 20),
      suggestion: nearest(key, known),
    });
  });

/** The name of a value: its key. A value of a section such as weights is named by its id. */
const nameAt = (path: Path, id: string): string | undefined => {
  const last = path.filter((step) => typeof step === 'string').at(-1);
  return last === 'value' && path.length === 1 && isId(id) ? id : last;
};

/** The fault of a value: it is missing, or it does not fit. The words depend on the kind that it has or should have. */
const complaintOf = (
  tree: Located | undefined,
  name: string | undefined,
  { path, issue }: Misshape,
): string => {
  const last = path.at(-1);
  const isItem = typeof last === 'number';
  const what = isItem ? `item ${last + 1} of ${name ?? 'this list'}` : (name ?? 'this');
  if (describeValue(tree) === 'nothing') return `${what} is ${isItem ? 'empty' : 'missing'}`;
  const isOfParts = isItem || tree?.kind !== 'scalar' || /^a (list|map)/.test(issue.message);
  return name && !isOfParts ? `this is no valid ${name}` : `${what} does not fit`;
};

const knownKeys = (message: string): readonly string[] => message.split(' ').filter((key) => key !== '');

/** Paths of keys that are missing because their names are misspelt. Only the misspelt names are reported. */
const misspeltPaths = (found: readonly Misshape[]): ReadonlySet<string> =>
  new Set(
    found.flatMap(({ path, issue }) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...path, nearest(key, knownKeys(issue.message)) ?? ''].join('.'))
        : [],
    ),
  );

/** Turns zod's errors about a tree into issues. */
export const shapeIssues = (
  from: { readonly id: string; readonly named: Place; readonly tree: Located },
  found: readonly Misshape[],
): readonly Issue[] => {
  const { id, named, tree } = from;
  const misspelt = misspeltPaths(found);
  return found.flatMap(({ path, issue }) => {
    if (issue.code === 'unrecognized_keys') {
      return unknownKeys(tree, path, named, issue.keys, knownKeys(issue.message));
    }
    const at = locate(tree, path, named);
    const name = nameAt(path, id);
    const missing = describeValue(at.tree) === 'nothing';
    if (missing && misspelt.has(path.join('.'))) return [];
    const message = complaintOf(at.tree, name, { path, issue });
    if (missing) return [errorAt(at.value, message, { expected: issue.message })];
    const suggestion =
      issue.code === 'invalid_value' ? nearest(describeValue(at.tree), issue.values.map(String)) : undefined;
    const details = { found: describeValue(at.tree), expected: issue.message, suggestion };
    return [errorAt(at.value, message, { ...details, ...slipOf(at.tree, issue.message) })];
  });
};
