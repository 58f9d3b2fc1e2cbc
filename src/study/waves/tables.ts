import { daysLater } from '../../domain/dates.ts';
import type { StateId } from '../../domain/ids.ts';
import { CONFIDENCES } from '../../domain/terms.ts';
import { errorAt, type Issue, type Place } from '../../scenario/issue.ts';
import { nearest, orList } from '../../scenario/nearest.ts';
import type { Scenario, State } from '../../scenario/scenario.ts';
import type { AtRisk, ObservedAct, ObservedTotal, Span } from './observed.ts';
import { dayIn, daysIn, type Row, wordIn } from './rows.ts';

const UNKNOWN = 'unknown';

/** The words of the column `act`, and the meaning of each for the state's rung. */
const wordsOf = (known: Known): ReadonlyMap<string, ObservedAct['to']> => {
  const { ladder = [] } = known ?? {};
  const moves =
    ladder.length > 2
      ? ladder.map(({ id }, rung) => [id, rung] as const)
      : ([
          ['recognises', 1],
          ['withdraws', 0],
          ['freezes', 'frozen'],
        ] as const);
  return new Map<string, ObservedAct['to']>([...moves, [UNKNOWN, UNKNOWN]]);
};

/** The states that a table may name. Without them any name is accepted. */
type StatesKnown =
  | {
      readonly states?: readonly Pick<State, 'id' | 'name'>[];
      readonly target?: Pick<Scenario['target'], 'id'>;
    }
  | undefined;

/** The facts to check a table against. Undefined if the scenario is broken. Without states any name is accepted. */
export type Known =
  | (Pick<Scenario, 'start'> & {
      readonly ladder: readonly { readonly id: string }[];
      readonly states?: Scenario['states'];
      readonly target?: Pick<Scenario['target'], 'id'>;
    })
  | undefined;

/** Something read from a row, with the place of its row. */
export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

/** The id of a state of the scenario. If there is none, this adds an issue and is undefined. */
export const stateIn = (row: Row, known: StatesKnown, issues: Issue[]): StateId | undefined => {
  const cell = row.cell('state');
  if (!cell) {
    if (row.has('state'))
      issues.push(errorAt(row.place, 'this row has no state', { expected: "a state's id" }));
    return undefined;
  }
  const states = known?.states;
  if (states === undefined || states.some(({ id }) => id === cell.text)) return cell.text;
  if (cell.text === known?.target?.id) {
    const details = { found: cell.text, expected: 'the id of a state that may recognise it' };
    issues.push(errorAt(cell.place, 'this is the target, whose recognition is at stake', details));
    return undefined;
  }
  const named = states.find(({ name }) => name.toLowerCase() === cell.text.toLowerCase());
  const ids = states.map(({ id }) => id);
  const byName = nearest(
    cell.text,
    states.map(({ name }) => name),
  );
  const suggestion = named?.id ?? nearest(cell.text, ids) ?? states.find(({ name }) => name === byName)?.id;
  issues.push(
    errorAt(cell.place, 'the scenario has no such state', {
      found: cell.text,
      expected: 'the id of a state of the scenario',
      suggestion,
    }),
  );
  return undefined;
};

/** Adds an issue if a state already has a row. The issue gives the line of the earlier row. */
export const refuseSecondRow = (
  state: StateId | undefined,
  place: Place,
  rows: ReadonlyMap<StateId, Place>,
  issues: Issue[],
): void => {
  const earlier = state === undefined ? undefined : rows.get(state);
  if (earlier)
    issues.push(
      errorAt(place, `this state already has a row, on line ${earlier.line}`, {
        found: state,
        expected: 'each state once',
      }),
    );
};

/** The text of a cell that must look like `pattern`; undefined, with an issue, where it does not, or is missing. */
const matchIn = (
  row: Row,
  column: string,
  pattern: RegExp,
  [message, expected]: readonly [message: string, expected: string],
  issues: Issue[],
): string | undefined => {
  const cell = row.cell(column);
  if (cell && pattern.test(cell.text)) return cell.text;
  if (row.has(column))
    issues.push(
      errorAt(cell?.place ?? row.place, message, { found: cell?.text ?? 'an empty cell', expected }),
    );
  return undefined;
};

/** The days of an act, those before the wave taken off. Undefined if none is known, or none is left (with an issue). */
const daysOfAct = (row: Row, known: Known, issues: Issue[]): Span | undefined => {
  const days = daysIn(row, 'date', issues);
  if (!known || days === undefined || days.first > known.start) return days;
  if (days.last > known.start) return { first: daysLater(known.start, 1), last: days.last };
  issues.push(
    errorAt(row.cell('date')?.place ?? row.place, 'this act comes before the wave begins', {
      found: days.last,
      expected: `a day after ${known.start}, the start of the scenario`,
    }),
  );
  return undefined;
};

/** The rows of observed.csv as acts, in the order of the file. */
export const actsOf = (
  rows: readonly Row[],
  known: Known,
  issues: Issue[],
): readonly Placed<ObservedAct>[] => {
  const words = wordsOf(known);
  return rows.flatMap((row) => {
    const before = issues.length;
    const state = stateIn(row, known, issues);
    const days = daysOfAct(row, known, issues);
    // The rungs of a broken scenario are not known.
    const word = known ? wordIn(row, 'act', [...words.keys()], issues) : row.cell('act')?.text;
    const confidence = wordIn(row, 'confidence', CONFIDENCES, issues) ?? 'judgement';
    if (row.has('act') && !row.cell('act'))
      issues.push(errorAt(row.place, 'this row has no act', { expected: orList([...words.keys()]) }));
    const to = words.get(word ?? '');
    if (issues.length > before || state === undefined || to === undefined) return [];
    const source = row.cell('source')?.text ?? '';
    const date = days?.first === days?.last ? days?.first : undefined;
    const within = date === undefined ? days : undefined;
    const place = row.cell('date')?.place ?? row.place;
    return [{ value: { state, date, ...(within ? { within } : {}), to, source, confidence }, place }];
  });
};

/** The rows of population.csv: each state at most once. */
export const atRiskOf = (rows: readonly Row[], known: Known, issues: Issue[]): readonly Placed<AtRisk>[] => {
  const first = new Map<StateId, Place>();
  return rows.flatMap((row) => {
    const before = issues.length;
    const state = stateIn(row, known, issues);
    const from = dayIn(row, 'from', issues);
    const to = dayIn(row, 'to', issues);
    const place = row.cell('state')?.place ?? row.place;
    refuseSecondRow(state, place, first, issues);
    if (from !== undefined && to !== undefined && to <= from)
      issues.push(
        errorAt(row.cell('to')?.place ?? place, 'this state leaves before it comes', {
          found: to,
          expected: `a day after ${from}`,
        }),
      );
    if (state === undefined || issues.length > before) return [];
    first.set(state, place);
    return [{ value: { state, from, to }, place }];
  });
};

/** The rows of votes.csv: ideal points by state. */
export const votesOf = (
  rows: readonly Row[],
  known: Known,
  issues: Issue[],
): ReadonlyMap<StateId, number> => {
  const votes = new Map<StateId, number>();
  for (const row of rows) {
    const state = stateIn(row, known, issues);
    const words = ['this is no valid ideal_point', 'a number'] as const;
    const point = matchIn(row, 'ideal_point', /^[+-]?\d+(\.\d+)?$/, words, issues);
    if (point === undefined || state === undefined) continue;
    if (votes.has(state))
      issues.push(
        errorAt(row.place, 'this state already has a row', { found: state, expected: 'each state once' }),
      );
    else votes.set(state, Number(point));
  }
  return votes;
};

/** The rows of totals.csv, by day: how many states had come to a rung. */
export const totalsOf = (rows: readonly Row[], known: Known, issues: Issue[]): readonly ObservedTotal[] => {
  const rungs = known?.ladder.map(({ id }) => id) ?? [];
  const found = rows.flatMap((row) => {
    const before = issues.length;
    const rung = rungs.indexOf(wordIn(row, 'rung', rungs, issues) ?? '');
    const to = dayIn(row, 'to', issues);
    const count = Number(matchIn(row, 'count', /^\d{1,6}$/, ['this is no count', 'a whole number'], issues));
    return issues.length > before || rung < 0 || to === undefined ? [] : [{ rung, to, count }];
  });
  return found.toSorted((a, b) => (a.to < b.to ? -1 : 1));
};
