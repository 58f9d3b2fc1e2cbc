import { suggestedIds } from '../../domain/states/find-state.ts';
import { type Details, errorAt, type Issue } from '../../scenario/issue.ts';
import type { Path } from '../../scenario/located.ts';
import { idOfA, nearest, orList } from '../../scenario/nearest.ts';
import { type Part, type Piece, placeIn } from '../../scenario/pieces/shape.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { ExerciseFile } from '../schema.ts';

const keys = (record: object | undefined): ReadonlySet<string> => new Set(Object.keys(record ?? {}));
const ids = (items: readonly { readonly id: string }[] | undefined): ReadonlySet<string> | undefined =>
  items && new Set(items.map(({ id }) => id));

/** The names of an exercise and of its scenario, by kind. Undefined: the scenario could not be read. */
const namesIn = (part: Part<ExerciseFile>, scenario: Scenario | undefined) => ({
  seat: keys(part.seats),
  state: ids(scenario?.states),
  bloc: ids(scenario?.blocs),
  institution: ids(scenario?.institutions),
  track: ids(scenario?.target.tracks),
  measure: keys(part.measures),
  inject: keys(part.injects),
  vote: keys(part.votes),
  prediction: keys(part.predictions),
  weight: scenario && keys(scenario.weights),
});
type Names = ReturnType<typeof namesIn>;

/** What every check of an exercise sees, and where it puts what it finds. */
export interface ExerciseCheck {
  readonly piece: Piece<ExerciseFile>;
  readonly part: Part<ExerciseFile>;
  /** Undefined if it could not be read. Its names are then not checked. */
  readonly scenario: Scenario | undefined;
  readonly names: Names;
  readonly issues: Issue[];
}

export const lookAt = (
  piece: Piece<ExerciseFile>,
  scenario: Scenario | undefined,
  issues: Issue[],
): ExerciseCheck => {
  const { part } = piece;
  return { piece, part, scenario, names: namesIn(part, scenario), issues };
};

/** Where a check reports what it finds: a file, and the path of what is checked in it. */
export interface CheckedAt {
  readonly piece: Piece<unknown>;
  readonly path?: Path;
  readonly issues: Issue[];
}

/** Reports an error at a path. */
export const addError = (at: CheckedAt, path: Path, message: string, details: Details = {}): void => {
  at.issues.push(errorAt(placeIn(at.piece, ...(at.path ?? []), ...path), message, details));
};

const MOST_LISTED = 12;

/** Whether a name is known. Reports one that is not, with the nearest known name. */
export const isKnown = (
  at: CheckedAt,
  kind: string,
  id: string,
  known: Iterable<string>,
  path: Path,
  suggest: (found: string) => string | undefined = (found) => nearest(found, known),
): boolean => {
  const all = [...known];
  if (all.includes(id)) return true;
  const expected = all.length > 0 && all.length <= MOST_LISTED ? orList(all) : idOfA(kind);
  addError(at, path, `there is no ${kind} of this name`, {
    found: id,
    expected: all.length === 0 ? `${expected}; there is none` : expected,
    suggestion: suggest(id),
  });
  return false;
};

/** Whether the exercise or its scenario has a name. Checks nothing against a part that could not be read. */
export const named = (look: ExerciseCheck, kind: keyof Names, id: string, path: Path): boolean => {
  const known = look.names[kind];
  const states = kind === 'state' ? (look.scenario?.states ?? []) : undefined;
  return !known || isKnown(look, kind, id, known, path, states && ((found) => suggestedIds(found, states)));
};

/** Reports a text of a brief that is later than the day of the briefs. */
export const checkAsOf = (look: ExerciseCheck, as_of: string | undefined, path: Path): void => {
  const { day = look.scenario?.start } = look.part;
  if (as_of !== undefined && day !== undefined && as_of > day.slice(0, as_of.length))
    addError(look, [...path, 'as_of'], 'this is later than the day of the briefs', {
      found: as_of,
      expected: `${day} at the latest`,
    });
};

/** Reports an inject that does not exist, or that comes by itself on its day. */
export const namedInject = (look: ExerciseCheck, id: string, path: Path): void => {
  const day = look.part.injects?.[id]?.on;
  if (named(look, 'inject', id, path) && day !== undefined)
    addError(look, path, 'this inject comes by itself on its day', {
      found: `${id}, on ${day}`,
      expected: 'an inject without on',
    });
};

/** The position of a rung; the highest if none is given. */
export const rungOf = (look: ExerciseCheck, ref: string | number | undefined, path: Path): number => {
  const rungs = look.scenario?.ladder.map(({ id }) => id) ?? [];
  if (rungs.length === 0) return 0;
  if (ref === undefined) return rungs.length - 1;
  const at = typeof ref === 'number' ? ref : rungs.indexOf(ref);
  if (Number.isInteger(at) && at >= 0 && at < rungs.length) return at;
  const suggestion = typeof ref === 'string' ? nearest(ref, rungs) : undefined;
  addError(look, path, 'this rung is not on the ladder', {
    found: String(ref),
    expected: orList(rungs),
    suggestion,
  });
  return 0;
};
