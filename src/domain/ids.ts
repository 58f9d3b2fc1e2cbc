/** Ids are short ASCII names that people type: a letter, then letters, digits, `_` or `-`. */
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

/** Code-unit order: the one canonical order of ids, the same on every machine and in every locale. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Names that would reach into an object's prototype; refused as ids and keys everywhere. */
export const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'] as const;
