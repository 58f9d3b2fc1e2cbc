import { suggestedIds } from '../../domain/states/find-state.ts';
import { BOUNDS } from '../bounds.ts';
import type { TableName } from '../files/tables.ts';
import { type Details, errorAt, type Issue, type Place, warningAt } from '../issue.ts';
import { idOfA, nearest, orList } from '../nearest.ts';
import type { ScenarioDraft } from '../pieces/draft.ts';
import type { KnownNames } from '../pieces/known-names.ts';

/** The data that every check reads, and the list to which it reports. */
export interface Context {
  readonly draft: ScenarioDraft;
  readonly names: KnownNames;
  readonly issues: Issue[];
  /** The ranges of drivers that have one. */
  readonly ranges: ReadonlyMap<string, readonly [number, number]>;
  /** Columns of state tables that belong to no driver. Each is reported once, at the header. */
  readonly unknownColumns: ReadonlySet<string>;
  /** Every state in canonical order: the one list that all effects on all states share. */
  readonly allStates: readonly string[];
  /** Counts the states that effects name; a state counts each time. */
  readonly spoken: { states: number };
  /** The nearest names that were found, by kind and name. */
  readonly hints: Map<string, string | undefined>;
  /** Counts the issues, by severity. */
  readonly counts: Record<Issue['severity'], number>;
}

/** Counts an issue. False if there are more of its severity than are kept. */
const hasRoom = (context: Context, severity: Issue['severity']): boolean => {
  context.counts[severity]++;
  return context.counts[severity] <= BOUNDS.issues;
};

/** Reports an error, which makes the scenario unusable. */
export const fault = (context: Context, place: Place, message: string, details: Details = {}): void => {
  if (hasRoom(context, 'error')) context.issues.push(errorAt(place, message, details));
};

/** Reports a warning, which leaves the scenario usable. */
export const doubt = (context: Context, place: Place, message: string, details: Details = {}): void => {
  if (hasRoom(context, 'warning')) context.issues.push(warningAt(place, message, details));
};

type Kind = 'drivers' | 'weights' | 'states' | 'blocs' | 'tracks' | 'variables' | 'institutions' | 'events';

const SINGULAR: Readonly<Record<Kind, string>> = {
  drivers: 'driver',
  weights: 'weight',
  states: 'state',
  blocs: 'bloc',
  tracks: 'track of the target',
  variables: 'variable',
  institutions: 'institution',
  events: 'event',
};

const TABLE_OF: Readonly<Partial<Record<Kind, TableName>>> = { states: 'states', blocs: 'blocs' };

/** Whether all names of a kind are known. Some are unknown if their table could not be read. */
export const isComplete = (context: Context, kind: Kind): boolean => {
  const table = TABLE_OF[kind];
  return table === undefined || !context.draft.broken.has(table);
};

const MOST_HINTS = 200;

/** The nearest name. A search among thousands of names is slow, so only the first few hundred are made. */
const hint = (context: Context, kind: Kind, id: string): string | undefined => {
  const { hints } = context;
  const key = `${kind} ${id}`;
  const { names } = context;
  if (!hints.has(key) && hints.size < MOST_HINTS)
    hints.set(key, kind === 'states' ? suggestedIds(id, names.named) : nearest(id, names[kind]));
  return hints.get(key);
};

/** Whether an id exists. If not, reports an error with the nearest id; only then is `place` called. */
export const exists = (context: Context, kind: Kind, id: string, place: () => Place): boolean => {
  const known = context.names[kind];
  if (known.has(id) || !isComplete(context, kind)) return true;
  const expected =
    known.size === 0
      ? `${idOfA(SINGULAR[kind])}; there is none`
      : known.size <= 12
        ? orList([...known])
        : idOfA(SINGULAR[kind]);
  fault(context, place(), `there is no ${SINGULAR[kind]} of this name`, {
    found: id,
    expected,
    suggestion: hint(context, kind, id),
  });
  return false;
};

/** The index of a rung given by id or number. Undefined, with an error, if the ladder has no such rung. */
export const rungIndex = (context: Context, ref: string | number, place: () => Place): number | undefined => {
  const { rungs } = context.names;
  if (rungs.length === 0) return undefined;
  const index = typeof ref === 'number' ? ref : rungs.indexOf(ref.trim());
  if (Number.isInteger(index) && index >= 0 && index < rungs.length) return index;
  const expected = `${orList(rungs)}, or a number from 0 to ${rungs.length - 1}`;
  const suggestion = typeof ref === 'string' ? nearest(ref, rungs) : undefined;
  fault(context, place(), 'this rung is not on the ladder', { found: String(ref), expected, suggestion });
  return undefined;
};

/** A text on one line, without blanks at its ends. */
export const oneLine = (text: string | undefined, otherwise = ''): string => {
  const clean = text?.replace(/\s+/g, ' ').trim();
  return clean ? clean : otherwise;
};
