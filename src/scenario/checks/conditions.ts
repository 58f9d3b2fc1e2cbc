import { recordInOrder } from '../../domain/ids.ts';
import { INDEX_IDS, type IndexId } from '../../domain/indices.ts';
import type { Place } from '../issue.ts';
import type { Path } from '../located.ts';
import { nearest, orList } from '../nearest.ts';
import type { Condition, Quantity } from '../parts/happenings.ts';
import { keyIn, type Piece, placeIn, sizeIn } from '../pieces/shape.ts';
import {
  type ConditionFile,
  LOGIC_KEYS,
  QUANTITY_KEYS,
  type QuantityKey,
  TESTS,
} from '../schema/conditions.ts';
import { type Context, exists, fault, rungIndex } from './context.ts';

/** The places of the parts of a condition or an effect, by their paths. */
export interface PartPlaces {
  readonly value: (...path: Path) => Place;
  readonly key: (...path: Path) => Place;
  /** Counts the written keys of a part, malformed keys included. */
  readonly size: (...path: Path) => number;
  /** The places of the parts of one part. */
  readonly inside: (...path: Path) => PartPlaces;
}

/** The places of the parts of a piece, below some of its keys. */
export const placesWithin = (piece: Piece<unknown>, ...steps: Path): PartPlaces => ({
  value: (...path) => placeIn(piece, ...steps, ...path),
  key: (...path) => keyIn(piece, ...steps, ...path),
  size: (...path) => sizeIn(piece, ...steps, ...path),
  inside: (...path) => placesWithin(piece, ...steps, ...path),
});

/** Whether all that is written is well-formed. If not, a part that seems to be missing may be a malformed one. */
export const isWhole = (file: object, spot: PartPlaces): boolean =>
  Object.values(file).filter((value) => value !== undefined).length === spot.size();

type KindKey = QuantityKey | (typeof LOGIC_KEYS)[number];

const KIND_KEYS: readonly KindKey[] = [...LOGIC_KEYS, ...QUANTITY_KEYS];

/** What to report if no key is written. */
interface NoKey {
  readonly place: () => Place;
  readonly message: string;
  readonly found?: string;
}

/**
 * The key that a condition or an effect has out of several possible keys, where it must have exactly one. Undefined,
 * with an error, if it has none or several; `several` is the error for several.
 */
export const oneKey = <K extends string>(
  context: Context,
  file: Partial<Readonly<Record<K, unknown>>>,
  keys: readonly K[],
  places: PartPlaces,
  { place, message, found }: NoKey,
  several: { readonly message: string; readonly expected: string },
): K | undefined => {
  const written = keys.filter((key) => file[key] !== undefined);
  const [key, other] = written;
  if (other !== undefined) {
    const details = { found: written.join(' and '), expected: several.expected };
    fault(context, places.key(other), several.message, details);
    return undefined;
  }
  if (key === undefined && isWhole(file, places))
    fault(context, place(), message, { found, expected: orList(keys, 20) });
  return key;
};

const INDEX_CHOICES = INDEX_IDS.filter((id): id is Exclude<IndexId, 'recognisers'> => id !== 'recognisers');

const indexOf = (context: Context, id: string, place: Place): Quantity | undefined => {
  const known = INDEX_CHOICES.find((index) => index === id);
  if (known) return { kind: 'index', id: known };
  const hint =
    id === 'recognisers'
      ? `{count: ${context.names.rungs.at(-1) ?? 'recognition'}, at_least: …}`
      : orList(INDEX_CHOICES);
  fault(context, place, 'there is no index of this name', {
    found: id,
    expected: hint,
    suggestion: nearest(id, INDEX_CHOICES),
  });
  return undefined;
};

const membersOf = (
  context: Context,
  file: ConditionFile,
  kind: 'count' | 'share',
  spot: PartPlaces,
): Quantity | undefined => {
  const rung = rungIndex(context, file[kind] ?? 0, () => spot.value(kind));
  const known = file.bloc === undefined || exists(context, 'blocs', file.bloc, () => spot.value('bloc'));
  if (rung === undefined || !known) return undefined;
  return { kind, rung, bloc: file.bloc, ...(file.others && { others: true }) };
};

const sumOf = (
  context: Context,
  sum: NonNullable<ConditionFile['sum']>,
  spot: PartPlaces,
): Quantity | undefined => {
  const { tracks, variables } = context.names;
  const terms: [string, number][] = [];
  let good = true;
  for (const [id, coefficient] of Object.entries(sum)) {
    if (coefficient === undefined) continue;
    if (tracks.has(id) || variables.has(id)) terms.push([id, coefficient]);
    else {
      good = false;
      const choices = [...tracks, ...variables];
      fault(context, spot.key('sum', id), 'there is no track or variable of this name', {
        found: id,
        expected: 'a track or a variable',
        suggestion: nearest(id, choices),
      });
    }
  }
  if (Object.keys(sum).length === 0)
    fault(context, spot.value('sum'), 'this sum has no terms', { expected: '{id: coefficient}' });
  return good ? { kind: 'sum', terms: recordInOrder(terms) } : undefined;
};

const quantityOf = (
  context: Context,
  file: ConditionFile,
  kind: QuantityKey,
  spot: PartPlaces,
): Quantity | undefined => {
  const text = (key: QuantityKey): string => String(file[key]);
  const place = () => spot.value(kind);
  switch (kind) {
    case 'variable':
      return exists(context, 'variables', text(kind), place) ? { kind, id: text(kind) } : undefined;
    case 'track':
      return exists(context, 'tracks', text(kind), place) ? { kind, id: text(kind) } : undefined;
    case 'index':
      return indexOf(context, text(kind), place());
    case 'state':
      return exists(context, 'states', text(kind), place) ? { kind: 'rung', state: text(kind) } : undefined;
    case 'count':
    case 'share':
      return membersOf(context, file, kind, spot);
    case 'sum':
      return sumOf(context, file.sum ?? {}, spot);
    case 'granted':
      return exists(context, 'institutions', text(kind), place)
        ? { kind, institution: text(kind) }
        : undefined;
    case 'happened':
      return exists(context, 'events', text(kind), place) ? { kind, event: text(kind) } : undefined;
  }
};

/** The number that a quantity is tested against. The id of a rung means its index. */
const testValue = (
  context: Context,
  kind: QuantityKey,
  value: string | number,
  place: Place,
): number | undefined => {
  if (kind === 'state') {
    // The check for conditions that can never hold also finds a number beyond the ladder.
    return typeof value === 'number' ? value : rungIndex(context, value, () => place);
  }
  if (typeof value === 'number') return value;
  fault(context, place, 'this must be a number', {
    found: value,
    expected: 'a number; ids of rungs are for {state: …} only',
  });
  return undefined;
};

const compareOf = (
  context: Context,
  file: ConditionFile,
  kind: QuantityKey,
  spot: PartPlaces,
): Condition | undefined => {
  const quantity = quantityOf(context, file, kind, spot);
  for (const key of ['bloc', 'others'] as const)
    if (file[key] !== undefined && kind !== 'count' && kind !== 'share')
      fault(context, spot.key(key), `${key} goes with count or share only`, {
        found: `${key} with ${kind}`,
        expected: `no ${key} here`,
      });
  const hasTest = TESTS.some((key) => file[key] !== undefined);
  if (!hasTest && (kind === 'granted' || kind === 'happened'))
    return quantity && { kind: 'compare', quantity, test: 'at_least', value: 1 };
  const test = oneKey(
    context,
    file,
    TESTS,
    spot,
    { place: () => spot.key(kind), message: 'this condition has no test', found: kind },
    { message: 'a quantity has one test', expected: `one of ${orList(TESTS)}; two go under all` },
  );
  if (test === undefined) return undefined;
  const value = testValue(context, kind, file[test] ?? 0, spot.value(test));
  return quantity && value !== undefined ? { kind: 'compare', quantity, test, value } : undefined;
};

const logicOf = (
  context: Context,
  file: ConditionFile,
  kind: 'all' | 'any',
  spot: PartPlaces,
): Condition | undefined => {
  const parts = file[kind] ?? [];
  if (parts.length === 0)
    fault(context, spot.value(kind), `${kind} holds no conditions`, {
      found: 'an empty list',
      expected: 'at least one',
    });
  const of = parts.map((part, i) => checkCondition(context, part, spot.inside(kind, i)));
  const known = of.filter((each) => each !== undefined);
  return known.length === of.length ? { kind, of: known } : undefined;
};

/** Checks a condition and gives it the form that the model reads. Undefined, with errors, if something is wrong. */
export const checkCondition = (
  context: Context,
  file: ConditionFile,
  spot: PartPlaces,
): Condition | undefined => {
  const kind = oneKey(
    context,
    file,
    KIND_KEYS,
    spot,
    { place: spot.value, message: 'this condition tests nothing' },
    { message: 'a condition tests one thing', expected: 'one; several go under all or any' },
  );
  if (kind === undefined) return undefined;
  if (kind === 'not') {
    const of = checkCondition(context, file.not ?? {}, spot.inside('not'));
    return of && { kind, of };
  }
  if (kind === 'all' || kind === 'any') return logicOf(context, file, kind, spot);
  return compareOf(context, file, kind, spot);
};
