import type { Edit } from '../domain/edit.ts';
import { recordInOrder } from '../domain/ids.ts';
import type { Parameter, Scenario, State } from './scenario.ts';
import { TABOO_LIMIT, WEIGHT_LIMIT } from './schema/states.ts';

/** A number of a scenario that can be set without a new check. Or a word from an ordered list, as its position. */
export interface SettableNumber {
  readonly value: number;
  /** The lowest and the highest value that it may have. For a trait, the range that makes sense. */
  readonly range: readonly [number, number];
  /** Rungs of the ladder, or levels of a fact, lowest first. */
  readonly words?: readonly string[];
  /** The scenario with another value. The value is not checked. */
  readonly with: (value: number) => Scenario;
}

/** A record with an entry set, in the order of its ids, as a scenario has it. */
const put = <Value>(
  record: Readonly<Record<string, Value>>,
  id: string,
  value: Value,
): Readonly<Record<string, Value>> => recordInOrder(Object.entries({ ...record, [id]: value }));

type Weights = Readonly<Record<string, Parameter>>;

/** A weight, or its mean, of all states or of one state. A state without a weight of its own has the weight of all. */
const weightOn = (
  all: Weights,
  own: Weights,
  [id = '', mean, ...more]: readonly string[],
  withOwn: (weights: Weights) => Scenario,
): SettableNumber | undefined => {
  const before = own[id] ?? all[id];
  if (!before || !Object.hasOwn(all, id) || ![undefined, 'mean'].includes(mean) || more.length > 0)
    return undefined;
  // As in a file, a number in place of a parameter has no spread.
  const sd = mean === undefined ? 0 : (own[id]?.sd ?? 0);
  return {
    value: before.mean,
    range: [-WEIGHT_LIMIT, WEIGHT_LIMIT],
    with: (value) => withOwn(put(own, id, { mean: value, sd })),
  };
};

/**
 * The state that a path begins with (`CHN` or `states.CHN`), the rest of the path, and a way to put another state in
 * its place.
 */
export const stateOn = (scenario: Scenario, path: string) => {
  const [id, ...names] = path.replace(/^states\./, '').split('.');
  const at = scenario.states.findIndex((each) => each.id === id);
  const state = scenario.states[at];
  const withState = (changed: State): Scenario => ({
    ...scenario,
    states: scenario.states.with(at, changed),
  });
  return state && { state, names, withState };
};

const ofState = (scenario: Scenario, path: string): SettableNumber | undefined => {
  const found = stateOn(scenario, path);
  if (!found) return undefined;
  const { state, withState } = found;
  const { weights, traits, taboo } = state;
  const [part, ...more] = found.names;
  if (part === 'weights')
    return weightOn(scenario.weights, weights, more, (own) => withState({ ...state, weights: own }));
  if (part === 'taboo' && more.length === 0)
    return { value: taboo, range: [0, TABOO_LIMIT], with: (to) => withState({ ...state, taboo: to }) };
  const driver = scenario.drivers.find((each) => each.id === more.join('.'));
  if (part !== 'traits' || !driver) return undefined;
  const { id, range } = driver;
  return {
    value: traits[id] ?? 0,
    range,
    with: (to) => withState({ ...state, traits: put(traits, id, to) }),
  };
};

const ofTrack = (scenario: Scenario, path: string): SettableNumber | undefined => {
  const { target } = scenario;
  const at = target.tracks.findIndex(({ id }) => path === `target.tracks.${id}.start`);
  const track = target.tracks[at];
  if (!track) return undefined;
  const parts = track.step === undefined ? 10 : 100;
  const withStart = (start: number): Scenario => {
    const tracks = target.tracks.with(at, { ...track, start: Math.round(start * parts) / parts });
    return { ...scenario, target: { ...target, tracks } };
  };
  return { value: track.start, range: [0, 1], with: withStart };
};

/** The number on a path that an edit may change: a weight, a trait, a taboo, or the start of a track of the target. */
export const editableOn = (scenario: Scenario, path: string): SettableNumber | undefined => {
  const [first, ...names] = path.split('.');
  const { weights } = scenario;
  return first === 'weights'
    ? weightOn(weights, weights, names, (own) => ({ ...scenario, weights: own }))
    : (ofTrack(scenario, path) ?? ofState(scenario, path));
};

/** A scenario with numbers set one after another. Throws RangeError for a path on which `find` has none. */
export const numbersSet = (
  scenario: Scenario,
  edits: readonly Edit[],
  find: (scenario: Scenario, path: string) => SettableNumber | undefined,
): Scenario =>
  edits.reduce((before, { path, value }) => {
    const number = find(before, path);
    if (!number) throw new RangeError(`no number of the scenario has the path ${path}`);
    return number.with(value);
  }, scenario);

/**
 * Applies edits to a checked scenario in their order, as `--set` does. An edit may change a weight (of all states or of
 * one), a trait, a taboo, or the start of a track of the target. The values are not checked: each must be valid for a
 * scenario. Throws RangeError for any other path.
 */
export const applyEdits = (scenario: Scenario, edits: readonly Edit[]): Scenario =>
  numbersSet(scenario, edits, editableOn);
