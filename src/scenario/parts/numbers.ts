import { FACTS, type FactName, rungOfFacts } from '../../domain/states/facts.ts';
import { applyEdits } from '../edit.ts';
import type { Parameter, Scenario, State } from '../scenario.ts';
import { TABOO_LIMIT, WEIGHT_LIMIT } from '../schema/states.ts';

/** A number of a scenario that studies set at once, without a new check; or one of some words in order, as its position. */
export interface ScenarioNumber {
  readonly path: string;
  readonly value: number;
  /** The lowest and the highest value that it may have; of a trait, those that make sense. */
  readonly range: readonly [number, number];
  /** Rungs of the ladder, or levels of a fact, lowest first. */
  readonly words?: readonly string[];
  /** The scenario with another value. The value is not checked. */
  readonly with: (value: number) => Scenario;
}

type Found = Omit<ScenarioNumber, 'path'>;

const isFact = (name: string): name is FactName => FACTS.some((fact) => fact === name);

/** The state's weight, or that of all where it has none of its own. */
const weightsAt = (
  scenario: Scenario,
  own: Readonly<Record<string, Parameter>>,
  path: string,
  [id = '', mean = '', ...more]: readonly string[],
): Found | undefined => {
  const before = own[id] ?? scenario.weights[id];
  if (!before || !Object.hasOwn(scenario.weights, id) || !['', 'mean'].includes(mean) || more.length > 0)
    return undefined;
  return {
    value: before.mean,
    range: [-WEIGHT_LIMIT, WEIGHT_LIMIT],
    with: (value) => applyEdits(scenario, [{ path, value }]),
  };
};

const factAt = (scenario: Scenario, at: number, fact: FactName): Found | undefined => {
  const { ladder, states } = scenario;
  const words = ladder.flatMap((rung) => rung[fact] ?? []);
  const state = states[at];
  const value = words.indexOf(state?.[fact] ?? '');
  if (!state || value < 0) return undefined;
  return {
    value,
    range: [0, words.length - 1],
    words,
    with: (to) => {
      const changed = { ...state, [fact]: words[to] };
      const rung = rungOfFacts(ladder, changed) ?? state.rung;
      return { ...scenario, states: states.with(at, { ...changed, rung }) };
    },
  };
};

const inState = (scenario: Scenario, path: string, names: readonly string[]): Found | undefined => {
  const { states, ladder, drivers } = scenario;
  const at = states.findIndex(({ id }) => id === names[0]);
  const state = states[at];
  const [, part = '', id = '', ...more] = names;
  if (!state) return undefined;
  const put = (changed: State): Scenario => ({ ...scenario, states: states.with(at, changed) });
  if (part === 'weights') return weightsAt(scenario, state.weights, path, [id, ...more]);
  if (part === 'traits' && more.length === 0) {
    const driver = drivers.find((each) => each.id === id);
    return (
      driver && {
        value: state.traits[id] ?? 0,
        range: driver.range,
        with: (value) => applyEdits(scenario, [{ path, value }]),
      }
    );
  }
  if (names.length !== 2) return undefined;
  if (isFact(part)) return factAt(scenario, at, part);
  switch (part) {
    case 'taboo':
      return { value: state.taboo, range: [0, TABOO_LIMIT], with: (taboo) => put({ ...state, taboo }) };
    case 'power':
      return { value: state.power, range: [0, 1], with: (power) => put({ ...state, power }) };
    case 'rung': {
      // A rung that is set takes the place of the facts that it came from.
      const { sends: _sends, accepts: _accepts, says: _says, ...own } = state;
      const words = ladder.map((each) => each.id);
      return {
        value: state.rung,
        range: [0, words.length - 1],
        words,
        with: (rung) => put({ ...own, rung }),
      };
    }
    default:
      return undefined;
  }
};

const inWorld = (scenario: Scenario, path: string, names: readonly string[]): Found | undefined => {
  const { norm, variables, events, target } = scenario;
  const [first = '', id = '', last = '', ...more] = names;
  if (path === 'norm.start')
    return {
      value: norm.start,
      range: [0, 1],
      with: (start) => ({ ...scenario, norm: { ...norm, start } }),
    };
  const track = target.tracks.find((each) => each.id === last);
  if (first === 'target' && id === 'tracks' && track && more.join() === 'start')
    return {
      value: track.start,
      range: [0, 1],
      with: (value) => applyEdits(scenario, [{ path, value }]),
    };
  if (names.length !== 3) return undefined;
  const variable = variables.findIndex((each) => each.id === id);
  const was = variables[variable];
  if (first === 'variables' && was && last === 'start')
    return {
      value: was.start,
      range: [-1000, 1000],
      with: (start) => ({ ...scenario, variables: variables.with(variable, { ...was, start }) }),
    };
  const at = events.findIndex((each) => each.id === id);
  const event = events[at];
  if (first !== 'events' || last !== 'chance' || event?.timing.kind !== 'chance') return undefined;
  return {
    value: event.timing.chance,
    range: [0, 0.999],
    with: (chance) => ({
      ...scenario,
      events: events.with(at, { ...event, timing: { kind: 'chance', chance } }),
    }),
  };
};

/**
 * The number on a path, as in `--set`: a weight, of all states or of one, or its mean; a trait, taboo, power, rung or fact of a
 * state; the start of a track, a variable or the norm; the chance of an event. Undefined for any other path.
 */
export const numberOn = (scenario: Scenario, path: string): ScenarioNumber | undefined => {
  const names = path.split('.');
  const [first = '', ...rest] = names;
  const found =
    first === 'weights'
      ? weightsAt(scenario, scenario.weights, path, rest)
      : first === 'states'
        ? inState(scenario, path, rest)
        : (inState(scenario, path, names) ?? inWorld(scenario, path, names));
  return found && { path, ...found };
};

/** A scenario with some numbers set, one after another. Throws RangeError for a path that has none. */
export const withNumbers = (
  scenario: Scenario,
  edits: readonly { readonly path: string; readonly value: number }[],
): Scenario =>
  edits.reduce((before, { path, value }) => {
    const number = numberOn(before, path);
    if (!number) throw new RangeError(`no number of the scenario has the path ${path}`);
    return number.with(value);
  }, scenario);

/** Every path that has a number, for the nearest one to a path that has none. */
export function* numberPaths(scenario: Scenario): Generator<string, void, undefined> {
  const { weights, target, variables, events, states, drivers } = scenario;
  const ids = Object.keys(weights);
  yield 'norm.start';
  for (const id of ids) yield `weights.${id}`;
  for (const { id } of target.tracks) yield `target.tracks.${id}.start`;
  for (const { id } of variables) yield `variables.${id}.start`;
  for (const { id, timing } of events) if (timing.kind === 'chance') yield `events.${id}.chance`;
  for (const state of states) {
    for (const part of ['taboo', 'power', 'rung']) yield `${state.id}.${part}`;
    for (const fact of FACTS) if (state[fact] !== undefined) yield `${state.id}.${fact}`;
    for (const { id } of drivers) yield `${state.id}.traits.${id}`;
    for (const id of ids) yield `${state.id}.weights.${id}`;
  }
}

/** The value of a number that a file gives: a number in range, or the position of a word. Undefined where it can be none. */
export const numberGiven = ({ range, words }: ScenarioNumber, given: number | string): number | undefined => {
  const value = typeof given === 'number' ? given : (words ?? []).indexOf(given);
  const isIn = value >= range[0] && value <= range[1] && (typeof given === 'number' || value >= 0);
  return isIn && (words === undefined || Number.isInteger(value)) ? value : undefined;
};
