import { type Details, errorAt, type Issue } from '../scenario/issue.ts';
import type { Path } from '../scenario/located.ts';
import { nearest, orList } from '../scenario/nearest.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Part, type Piece, placeIn } from '../scenario/shape.ts';
import type { ExerciseFile } from './schema.ts';

export type NameKind = 'seat' | 'state' | 'bloc' | 'measure' | 'inject' | 'vote' | 'track' | 'prediction';

/** What every check of an exercise sees, and where it puts what it finds. */
export interface Look {
  readonly piece: Piece<ExerciseFile>;
  readonly part: Part<ExerciseFile>;
  /** Undefined where it could not be read: then its names are not checked. */
  readonly scenario: Scenario | undefined;
  readonly names: Readonly<Record<NameKind, ReadonlySet<string> | undefined>>;
  readonly issues: Issue[];
}

const keys = (record: object | undefined): ReadonlySet<string> => new Set(Object.keys(record ?? {}));
const ids = (items: readonly { readonly id: string }[] | undefined): ReadonlySet<string> | undefined =>
  items && new Set(items.map(({ id }) => id));

export const lookAt = (piece: Piece<ExerciseFile>, scenario: Scenario | undefined, issues: Issue[]): Look => {
  const { part } = piece;
  const names = {
    seat: keys(part.seats),
    state: ids(scenario?.states),
    bloc: ids(scenario?.blocs),
    track: ids(scenario?.target.tracks),
    measure: keys(part.measures),
    inject: keys(part.injects),
    vote: keys(part.votes),
    prediction: keys(part.predictions),
  };
  return { piece, part, scenario, names, issues };
};

/** Reports an error at a path of the exercise. */
export const fail = (look: Look, path: Path, message: string, details: Details = {}): void => {
  look.issues.push(errorAt(placeIn(look.piece, ...path), message, details));
};

/** Whether a name exists; if not, an issue says so with the nearest one. */
export const named = (look: Look, kind: NameKind, id: string, path: Path): boolean => {
  const known = look.names[kind];
  if (!known || known.has(id)) return true;
  const expected =
    known.size === 0
      ? `the id of a ${kind}; there is none`
      : known.size <= 12
        ? orList([...known])
        : `the id of a ${kind}`;
  fail(look, path, `there is no ${kind} of this name`, {
    found: id,
    expected,
    suggestion: nearest(id, known),
  });
  return false;
};

/** The position of a rung; the highest where none is written. */
export const rungOf = (look: Look, ref: string | number | undefined, path: Path): number => {
  const rungs = look.scenario?.ladder.map(({ id }) => id) ?? [];
  if (rungs.length === 0) return 0;
  if (ref === undefined) return rungs.length - 1;
  const at = typeof ref === 'number' ? ref : rungs.indexOf(ref);
  if (Number.isInteger(at) && at >= 0 && at < rungs.length) return at;
  const suggestion = typeof ref === 'string' ? nearest(ref, rungs) : undefined;
  fail(look, path, 'this rung is not on the ladder', {
    found: String(ref),
    expected: orList(rungs),
    suggestion,
  });
  return 0;
};
