import { BOUNDS } from '../bounds.ts';
import type { ScenarioDraft } from '../draft.ts';
import { type Details, errorAt, type Issue, type Place, warningAt } from '../issue.ts';
import type { KnownNames } from '../names.ts';
import { nearest, orList } from '../nearest.ts';
import type { TableName } from '../tables.ts';

/** What every check sees, and where it puts what it finds. */
export interface Context {
  readonly draft: ScenarioDraft;
  readonly names: KnownNames;
  readonly issues: Issue[];
  /** The ranges of drivers that have one. */
  readonly ranges: ReadonlyMap<string, readonly [number, number]>;
  /** Columns of state tables that belong to no driver: reported once, at the header. */
  readonly unknownColumns: ReadonlySet<string>;
  /** Every state, in canonical order: one list for all effects that speak to all. */
  readonly allStates: readonly string[];
  /** How many states the effects speak to, each counted as often as it is named. */
  readonly spoken: { states: number };
  /** Nearest names found so far. */
  readonly hints: Map<string, string | undefined>;
  /** Issues so far, by severity. */
  readonly told: Record<Issue['severity'], number>;
}

/** More issues of a kind than anyone reads are not kept. */
const hasRoom = (context: Context, severity: Issue['severity']): boolean => {
  context.told[severity]++;
  return context.told[severity] <= BOUNDS.issues;
};

/** Reports an error: something that blocks the scenario. */
export const fault = (context: Context, place: Place, message: string, details: Details = {}): void => {
  if (hasRoom(context, 'error')) context.issues.push(errorAt(place, message, details));
};

/** Reports a doubt: something that does not block it. */
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

/** Whether names of a kind are all known; not so where their table could not be read. */
export const isComplete = (context: Context, kind: Kind): boolean => {
  const table = TABLE_OF[kind];
  return table === undefined || !context.draft.broken.has(table);
};

const MOST_HINTS = 200;

/** The nearest name, looked for at most a few hundred times: with thousands of names it takes a while. */
const hint = (context: Context, kind: Kind, id: string): string | undefined => {
  const { hints } = context;
  const key = `${kind} ${id}`;
  if (!hints.has(key) && hints.size < MOST_HINTS) hints.set(key, nearest(id, context.names[kind]));
  return hints.get(key);
};

/** Whether an id exists; if not, an issue names the nearest one. Places are looked up only when they are needed. */
export const exists = (context: Context, kind: Kind, id: string, place: () => Place): boolean => {
  const known = context.names[kind];
  if (known.has(id) || !isComplete(context, kind)) return true;
  const expected =
    known.size === 0
      ? `the id of a ${SINGULAR[kind]}; there is none`
      : known.size <= 12
        ? orList([...known])
        : `the id of a ${SINGULAR[kind]}`;
  fault(context, place(), `there is no ${SINGULAR[kind]} of this name`, {
    found: id,
    expected,
    suggestion: hint(context, kind, id),
  });
  return false;
};

/** The index of a rung given by id or number; undefined, with an issue, where the ladder has none such. */
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
