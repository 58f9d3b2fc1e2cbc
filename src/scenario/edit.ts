import { type Draft, produce } from 'immer';
import type { Edit } from '../domain/edit.ts';
import { compareIds } from '../domain/ids.ts';
import { certain } from './central.ts';
import type { Parameter, Scenario, State } from './scenario.ts';

type Writable<T> = Record<string, T>;

/** As the scenario keeps its records, in the order of their ids. */
const put = <T>(record: Writable<T>, id: string, value: T): void => {
  const entries = Object.entries({ ...record, [id]: value }).sort(([a], [b]) => compareIds(a, b));
  for (const key of Object.keys(record)) delete record[key];
  Object.assign(record, Object.fromEntries(entries));
};

/** A number whose mean alone is edited keeps its spread. */
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
    // A number in the place of a parameter is certain, as in a file.
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
 * A checked scenario with edits on top, in their order, as `--set` would make it: weights of all states or of one, traits,
 * taboo, and where a track of the target starts. The values must be such as a scenario may have; nobody checks them.
 * Throws RangeError for a path that leads to none of these.
 */
export const applyEdits = (scenario: Scenario, edits: readonly Edit[]): Scenario =>
  produce(scenario, (draft) => {
    for (const edit of edits) editOne(draft, edit);
  });
