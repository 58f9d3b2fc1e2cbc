/** An id is a short ASCII name that people type: a letter, then letters, digits, `_` or `-`. */
export type StateId = string;
export type DriverId = string;
export type BlocId = string;
export type EventId = string;
export type TrackId = string;
export type VariableId = string;
export type InstitutionId = string;

/** A calendar day, `YYYY-MM-DD` (proleptic Gregorian, no time zone). */
export type IsoDate = string;

/** A day of every year, `MM-DD`. */
export type YearDay = string;

/** Compares ids in code-unit order, the canonical order: the same on every machine and in every locale. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Things with ids in canonical order. */
export const inIdOrder = <Thing extends { readonly id: string }>(things: Iterable<Thing>): readonly Thing[] =>
  [...things].sort((a, b) => compareIds(a.id, b.id));

/** A record with its entries in canonical order of their names. */
export const recordInOrder = <Value>(
  entries: Iterable<readonly [string, Value]>,
): Readonly<Record<string, Value>> => Object.fromEntries([...entries].sort(([a], [b]) => compareIds(a, b)));

/** Names that could change the prototype of an object. No id and no key may have them. */
export const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'] as const;
