import type { IsoDate, StateId } from '../../domain/ids.ts';
import { errorAt, type Issue, type Place } from '../../scenario/issue.ts';
import { nearest } from '../../scenario/nearest.ts';
import { CONFIDENCES, type Scenario, type State } from '../../scenario/scenario.ts';
import type { AtRisk, ObservedAct } from './observed.ts';
import { dayIn, daysIn, type Row, wordIn } from './rows.ts';

const ACTS = ['recognises', 'withdraws', 'freezes'] as const;

/** What a table is held against; undefined where the scenario itself is broken. */
type Known = Pick<Scenario, 'start' | 'states' | 'ladder'> | undefined;

/** Something read from a row, with the place of its row. */
interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

/** The id of a state of the scenario; undefined, with an issue, where there is none. */
export const stateIn = (
  row: Row,
  known: { readonly states: readonly Pick<State, 'id' | 'name'>[] } | undefined,
  issues: Issue[],
): StateId | undefined => {
  const cell = row.cell('state');
  if (!cell) {
    if (row.has('state'))
      issues.push(errorAt(row.place, 'this row has no state', { expected: "a state's id" }));
    return undefined;
  }
  if (!known || known.states.some(({ id }) => id === cell.text)) return cell.text;
  const named = known.states.find(({ name }) => name.toLowerCase() === cell.text.toLowerCase());
  const ids = known.states.map(({ id }) => id);
  const byName = nearest(
    cell.text,
    known.states.map(({ name }) => name),
  );
  const suggestion =
    named?.id ?? nearest(cell.text, ids) ?? known.states.find(({ name }) => name === byName)?.id;
  issues.push(
    errorAt(cell.place, 'the scenario has no such state', {
      found: cell.text,
      expected: 'the id of a state of the scenario',
      suggestion,
    }),
  );
  return undefined;
};

/** The rows of observed.csv as acts, in the order of the file. */
export const actsOf = (rows: readonly Row[], known: Known, issues: Issue[]): readonly Placed<ObservedAct>[] =>
  rows.flatMap((row) => {
    const before = issues.length;
    const state = stateIn(row, known, issues);
    const days = daysIn(row, 'date', issues);
    const act = wordIn(row, 'act', ACTS, issues);
    const confidence = wordIn(row, 'confidence', CONFIDENCES, issues) ?? 'judgement';
    if (row.has('act') && !row.cell('act'))
      issues.push(errorAt(row.place, 'this row has no act', { expected: ACTS.join(', ') }));
    const place = row.cell('date')?.place ?? row.place;
    if (known && days !== undefined && days.first <= known.start)
      issues.push(
        errorAt(place, 'this act comes before the wave begins', {
          found: days.first,
          expected: `a day after ${known.start}, the start of the scenario`,
        }),
      );
    if (issues.length > before || state === undefined || act === undefined) return [];
    const source = row.cell('source')?.text ?? '';
    const date = days?.first === days?.last ? days?.first : undefined;
    const within = date === undefined ? days : undefined;
    return [{ value: { state, date, ...(within ? { within } : {}), act, source, confidence }, place }];
  });

/** The rows of population.csv: each state at most once. */
export const atRiskOf = (rows: readonly Row[], known: Known, issues: Issue[]): readonly Placed<AtRisk>[] => {
  const first = new Map<StateId, Place>();
  return rows.flatMap((row) => {
    const before = issues.length;
    const state = stateIn(row, known, issues);
    const from = dayIn(row, 'from', issues);
    const to = dayIn(row, 'to', issues);
    const place = row.cell('state')?.place ?? row.place;
    const earlier = state === undefined ? undefined : first.get(state);
    if (earlier)
      issues.push(
        errorAt(place, `this state already has a row, on line ${earlier.line}`, {
          found: state,
          expected: 'each state once',
        }),
      );
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
    const cell = row.cell('ideal_point');
    const value = Number(cell?.text);
    if (!row.has('ideal_point')) continue;
    if (!cell || !/^[+-]?\d+(\.\d+)?$/.test(cell.text))
      issues.push(
        errorAt(cell?.place ?? row.place, 'this is no valid ideal_point', {
          found: cell?.text ?? 'an empty cell',
          expected: 'a number',
        }),
      );
    else if (state !== undefined && votes.has(state))
      issues.push(
        errorAt(row.place, 'this state already has a row', { found: state, expected: 'each state once' }),
      );
    else if (state !== undefined) votes.set(state, value);
  }
  return votes;
};

const wordsFor = ({ date, within }: ObservedAct): string =>
  date ?? (within ? `${within.first}/${within.last}` : 'no day');

/**
 * The day by which acts are put in order. A recognition without any day comes before all else that its state did, unless a
 * recognition of that state has one; any other act without a day comes last.
 */
const dayForOrder = (acts: readonly Placed<ObservedAct>[]) => {
  const isDated = ({ date, within }: ObservedAct): boolean => date !== undefined || within !== undefined;
  const dated = new Set(
    acts.flatMap(({ value }) => (value.act === 'recognises' && isDated(value) ? [value.state] : [])),
  );
  return ({ value }: Placed<ObservedAct>): IsoDate =>
    value.date ??
    value.within?.first ??
    (value.act === 'recognises' && !dated.has(value.state) ? '0000' : '9999');
};

/** Acts that cannot follow each other, or that come when their state is not there. */
export const checkSequence = (
  acts: readonly Placed<ObservedAct>[],
  atRisk: readonly Placed<AtRisk>[],
  known: Known,
  issues: Issue[],
): void => {
  const there = new Map(atRisk.map(({ value }) => [value.state, value]));
  const top = (known?.ladder.length ?? 0) - 1;
  const standing = new Map(known?.states.map(({ id, rung }) => [id, rung === top]));
  const seen = new Map<string, Place>();
  const dayOf = dayForOrder(acts);
  for (const each of acts.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))) {
    const { state, act } = each.value;
    const day = wordsFor(each.value);
    const tell = (message: string, expected: string): void => {
      issues.push(errorAt(each.place, message, { found: `${state}, ${day}, ${act}`, expected }));
    };
    const key = `${state} ${day} ${act}`;
    const [date, end] = [
      each.value.date ?? each.value.within?.first,
      each.value.date ?? each.value.within?.last,
    ];
    const twin = seen.get(key);
    seen.set(key, each.place);
    const { from, to } = there.get(state) ?? {};
    if (twin) tell(`this act is there already, on line ${twin.line}`, 'each act once');
    else if (date !== undefined && from !== undefined && date < from)
      tell('this state acts before it could', `a day from ${from} on, as in population.csv`);
    else if (end !== undefined && to !== undefined && end > to)
      tell('this state acts after it could', `a day up to ${to}, as in population.csv`);
    else if (act === 'recognises' && standing.get(state) === true)
      tell('this state recognises already', 'an act of withdrawal in between');
    else if (act === 'withdraws' && standing.get(state) !== true)
      tell('this state does not recognise at that time', 'a recognition before it');
    if (act !== 'freezes') standing.set(state, act === 'recognises');
  }
};
