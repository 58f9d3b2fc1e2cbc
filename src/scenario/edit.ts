import type { Edit } from '../domain/edit.ts';
import { compareIds } from '../domain/ids.ts';
import { certain } from './central.ts';
import type { Parameter, Scenario, State } from './scenario.ts';

/** A record with an entry set, in the order of its ids, as a scenario has it. */
const put = <Value>(
  record: Readonly<Record<string, Value>>,
  id: string,
  value: Value,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries({ ...record, [id]: value }).sort(([a], [b]) => compareIds(a, b)));

/** The parameter with another mean and the same spread. */
const moved = (before: Parameter | undefined, mean: number): Parameter => ({ mean, sd: before?.sd ?? 0 });

const unknownPath = (path: string): RangeError =>
  new RangeError(`no number of the scenario has the path ${path}`);

const editedState = (scenario: Scenario, state: State, names: readonly string[], edit: Edit): State => {
  const { path, value } = edit;
  const [part = '', id = '', ...more] = names;
  const { weights, traits } = state;
  const isWeight = part === 'weights' && Object.hasOwn(scenario.weights, id);
  if (names.length === 1 && part === 'taboo') return { ...state, taboo: value };
  if (isWeight && more.join() === 'mean')
    return { ...state, weights: put(weights, id, moved(weights[id], value)) };
  if (more.length > 0) throw unknownPath(path);
  // As in a file, a number in place of a parameter has no spread.
  if (isWeight) return { ...state, weights: put(weights, id, certain(value)) };
  if (part === 'traits' && scenario.drivers.some((driver) => driver.id === id))
    return { ...state, traits: put(traits, id, value) };
  throw unknownPath(path);
};

const edited = (scenario: Scenario, edit: Edit): Scenario => {
  const { path, value } = edit;
  const { weights, states, target } = scenario;
  const names = path.split('.');
  const [first = '', second = '', third = '', ...more] = names;
  if (first === 'weights' && Object.hasOwn(weights, second)) {
    if (names.length === 2) return { ...scenario, weights: { ...weights, [second]: certain(value) } };
    if (third === 'mean' && more.length === 0)
      return { ...scenario, weights: { ...weights, [second]: moved(weights[second], value) } };
  }
  const track = target.tracks.findIndex(({ id }) => id === third);
  const before = target.tracks[track];
  if (first === 'target' && second === 'tracks' && before && more.join() === 'start') {
    const parts = before.step === undefined ? 10 : 100;
    const tracks = target.tracks.with(track, { ...before, start: Math.round(value * parts) / parts });
    return { ...scenario, target: { ...target, tracks } };
  }
  const isNamed = first === 'states';
  const at = states.findIndex(({ id }) => id === (isNamed ? second : first));
  const state = states[at];
  if (!state) throw unknownPath(path);
  return {
    ...scenario,
    states: states.with(at, editedState(scenario, state, names.slice(isNamed ? 2 : 1), edit)),
  };
};

/**
 * Applies edits to a checked scenario in their order, as `--set` does. An edit may change a weight (of all states or of
 * one), a trait, a taboo, or the start of a track of the target. The values are not checked: each must be valid for a
 * scenario. Throws RangeError for any other path.
 */
export const applyEdits = (scenario: Scenario, edits: readonly Edit[]): Scenario =>
  edits.reduce(edited, scenario);
