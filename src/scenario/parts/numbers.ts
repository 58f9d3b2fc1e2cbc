import type { Edit } from '../../domain/edit.ts';
import { FACTS, type FactName, rungOfFacts } from '../../domain/states/facts.ts';
import { editableOn, numbersSet, type SettableNumber, stateOn } from '../edit.ts';
import type { Scenario } from '../scenario.ts';

/** A number of a scenario that studies set at once, without a new check. */
export interface ScenarioNumber extends SettableNumber {
  readonly path: string;
}

type StateFound = NonNullable<ReturnType<typeof stateOn>>;

const isFact = (name: string): name is FactName => FACTS.some((fact) => fact === name);

const factAt = (
  ladder: Scenario['ladder'],
  { state, withState }: StateFound,
  fact: FactName,
): SettableNumber | undefined => {
  const words = ladder.flatMap((rung) => rung[fact] ?? []);
  const value = words.indexOf(state[fact] ?? '');
  if (value < 0) return undefined;
  return {
    value,
    range: [0, words.length - 1],
    words,
    with: (to) => {
      const changed = { ...state, [fact]: words[to] };
      return withState({ ...changed, rung: rungOfFacts(ladder, changed) ?? state.rung });
    },
  };
};

/** The power, rung or fact of a state. */
const placeOf = (scenario: Scenario, path: string): SettableNumber | undefined => {
  const found = stateOn(scenario, path);
  if (!found) return undefined;
  const { state, withState } = found;
  const part = found.names.join('.');
  if (isFact(part)) return factAt(scenario.ladder, found, part);
  if (part === 'power')
    return { value: state.power, range: [0, 1], with: (power) => withState({ ...state, power }) };
  if (part !== 'rung') return undefined;
  // A new rung replaces the facts that it came from.
  const { sends: _sends, accepts: _accepts, says: _says, ...own } = state;
  const words = scenario.ladder.map(({ id }) => id);
  return {
    value: state.rung,
    range: [0, words.length - 1],
    words,
    with: (rung) => withState({ ...own, rung }),
  };
};

/** The start of the norm or of a variable, or the chance of an event. */
const inWorld = (scenario: Scenario, path: string): SettableNumber | undefined => {
  const { norm, variables, events } = scenario;
  if (path === 'norm.start')
    return {
      value: norm.start,
      range: [0, 1],
      with: (start) => ({ ...scenario, norm: { ...norm, start } }),
    };
  const variable = variables.findIndex(({ id }) => path === `variables.${id}.start`);
  const was = variables[variable];
  if (was)
    return {
      value: was.start,
      range: [-1000, 1000],
      with: (start) => ({ ...scenario, variables: variables.with(variable, { ...was, start }) }),
    };
  const at = events.findIndex(({ id }) => path === `events.${id}.chance`);
  const event = events[at];
  if (event?.timing.kind !== 'chance') return undefined;
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
 * The number on a path, as in `--set`: a weight, of all states or of one state, or its mean; a trait, taboo, power,
 * rung or fact of a state; the start of a track, a variable or the norm; the chance of an event. Undefined for any
 * other path.
 */
export const numberOn = (scenario: Scenario, path: string): ScenarioNumber | undefined => {
  const found = editableOn(scenario, path) ?? placeOf(scenario, path) ?? inWorld(scenario, path);
  return found && { path, ...found };
};

/** A scenario with some numbers set, one after another. Throws RangeError for a path that has no number. */
export const withNumbers = (scenario: Scenario, edits: readonly Edit[]): Scenario =>
  numbersSet(scenario, edits, numberOn);

/** Every path that has a number. It serves to suggest the nearest path for a path that has none. */
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

/**
 * The value of a number that a file gives: a number in range, or the position of a word. Undefined if the value is
 * neither.
 */
export const numberGiven = ({ range, words }: ScenarioNumber, given: number | string): number | undefined => {
  const value = typeof given === 'number' ? given : (words ?? []).indexOf(given);
  const isIn = value >= range[0] && value <= range[1] && (typeof given === 'number' || value >= 0);
  return isIn && (words === undefined || Number.isInteger(value)) ? value : undefined;
};
