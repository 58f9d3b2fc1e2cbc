import { type Draft, produce } from 'immer';
import type { Edit } from '../domain/edit.ts';
import { compareIds } from '../domain/ids.ts';
import { certain } from './central.ts';
import type { Parameter, Scenario, State } from './scenario.ts';

type Writable<T> = Record<string, T>;

/** Sets an entry of a record and keeps the record in the order of its ids, as a scenario has it. */
const put = <T>(record: Writable<T>, id: string, value: T): void => {
  const entries = Object.entries({ ...record, [id]: value }).sort(([a], [b]) => compareIds(a, b));
  for (const key of Object.keys(record)) delete record[key];
  Object.assign(record, Object.fromEntries(entries));
};

/** The parameter with another mean and the same spread. */
const moved = (before: Parameter | undefined, mean: number): Parameter => ({ mean, sd: before?.sd ?? 0 });

const unknownPath = (path: string): RangeError =>
  new RangeError(`no number of the scenario has the path ${path}`);

const editState = (
  scenario: Draft<Scenario>,
  state: Draft<State>,
  names: readonly string[],
  edit: Edit,
): void => {
  const [part = '', id = '', ...more] = names;
  if (names.length === 1 && part === 'taboo') state.taboo = edit.value;
  else if (part === 'weights' && more.join() === 'mean' && Object.hasOwn(scenario.weights, id))
    put(state.weights, id, moved(state.weights[id], edit.value));
  else if (more.length > 0) throw unknownPath(edit.path);
  else if (part === 'weights' && Object.hasOwn(scenario.weights, id))
    // As in a file, a number in place of a parameter has no spread.
    put(state.weights, id, certain(edit.value));
  else if (part === 'traits' && scenario.drivers.some((driver) => driver.id === id))
    put(state.traits, id, edit.value);
  else throw unknownPath(edit.path);
};

const editOne = (scenario: Draft<Scenario>, edit: Edit): void => {
  const names = edit.path.split('.');
  const [first = '', second = '', third = '', ...more] = names;
  const state = scenario.states.find(({ id }) => id === (first === 'states' ? second : first));
  const track = scenario.target.tracks.find(({ id }) => id === third);
  if (first === 'weights' && names.length === 2 && Object.hasOwn(scenario.weights, second))
    scenario.weights[second] = certain(edit.value);
  else if (
    first === 'weights' &&
    third === 'mean' &&
    more.length === 0 &&
    Object.hasOwn(scenario.weights, second)
  )
    scenario.weights[second] = moved(scenario.weights[second], edit.value);
  else if (first === 'target' && second === 'tracks' && track && more.join() === 'start')
    track.start = Math.round(edit.value * 10) / 10;
  else if (state) editState(scenario, state, names.slice(first === 'states' ? 2 : 1), edit);
  else throw unknownPath(edit.path);
};

/**
 * Applies edits to a checked scenario in their order, as `--set` does. An edit may change a weight (of all states or of
 * one), a trait, a taboo, or the start of a track of the target. The values are not checked: each must be valid for a
 * scenario. Throws RangeError for any other path.
 */
export const applyEdits = (scenario: Scenario, edits: readonly Edit[]): Scenario =>
  produce(scenario, (draft) => {
    for (const edit of edits) editOne(draft, edit);
  });
