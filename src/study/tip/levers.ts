import { compareIds, type StateId } from '../../domain/ids.ts';
import { mainRule } from '../../domain/rules/under-rule.ts';
import { weightIds } from '../../model/compile-weights.ts';
import { TABOO_RANGE, WEIGHT_RANGE, WEIGHT_SCALE } from '../../model/levers.ts';
import { numberGiven, numberOn, type ScenarioNumber, withNumbers } from '../../scenario/parts/numbers.ts';
import type { Parameter, Scenario, State } from '../../scenario/scenario.ts';
import { type Goal, onlyState } from '../futures/goals.ts';

/** A single number of a scenario that could be otherwise from the start. */
export interface TipLever {
  readonly kind: 'weight' | 'own weight' | 'trait' | 'taboo' | 'track' | 'rung' | 'written';
  /** Its place in the scenario, as in an argument of `--set`: `weights.rights`, `CHN.rung`. */
  readonly path: string;
  /** The weight, driver or track; the state itself for `taboo` and `rung`; the id in the scenario of one that is written there. */
  readonly id: string;
  /** The name in the scenario of a lever that the scenario defines. */
  readonly label?: string | undefined;
  /** For a lever that the scenario defines: the words of its values, by value, if the values have words. */
  readonly words?: readonly string[] | undefined;
  /** The state that has this lever. Undefined for a lever that all states share. */
  readonly state: StateId | undefined;
  readonly value: number;
  /** Lowest and highest value that makes sense. */
  readonly range: readonly [number, number];
  /** The size of a full move, used to rank levers: a change of this size costs 1. */
  readonly scale: number;
  /** All values that it can have, in order. Undefined if it can have every number in its range. */
  readonly values: readonly number[] | undefined;
}

const rangeWith = ([low, high]: readonly [number, number], value: number): readonly [number, number] => [
  Math.min(low, value),
  Math.max(high, value),
];

const NONE: Parameter = { mean: 0, sd: 0 };

/** The mean of an unsure parameter has its own place. For a sure parameter, the place is the parameter itself. */
const parameterPath = (path: string, { sd }: Parameter): string => (sd > 0 ? `${path}.mean` : path);

/** The fields that all levers of weights share. */
const weightOf = (value: number) =>
  ({ value, range: rangeWith(WEIGHT_RANGE, value), scale: WEIGHT_SCALE, values: undefined }) as const;

const weightLever = (scenario: Scenario, id: string): TipLever => {
  const parameter = scenario.weights[id] ?? NONE;
  const path = parameterPath(`weights.${id}`, parameter);
  return { kind: 'weight', path, id, state: undefined, ...weightOf(parameter.mean) };
};

const ownWeightLever = (scenario: Scenario, state: State, id: string): TipLever => {
  const own = state.weights[id];
  const shared = mainRule(scenario.rules)?.weights[id] ?? scenario.weights[id];
  const path = parameterPath(`${state.id}.weights.${id}`, own ?? NONE);
  return { kind: 'own weight', path, id, state: state.id, ...weightOf((own ?? shared ?? NONE).mean) };
};

const traitLevers = (scenario: Scenario, state: State): readonly TipLever[] =>
  scenario.drivers.map(({ id, range }) => {
    const value = state.traits[id] ?? 0;
    return {
      kind: 'trait',
      path: `${state.id}.traits.${id}`,
      id,
      state: state.id,
      value,
      range: rangeWith(range, value),
      scale: range[1] - range[0] || 1,
      values: undefined,
    };
  });

const tabooLever = (state: State): TipLever => ({
  kind: 'taboo',
  path: `${state.id}.taboo`,
  id: state.id,
  state: state.id,
  value: state.taboo,
  range: rangeWith(TABOO_RANGE, state.taboo),
  scale: 1,
  values: undefined,
});

const rungLever = (scenario: Scenario, state: State): TipLever => {
  const top = scenario.ladder.length - 1;
  return {
    kind: 'rung',
    path: `${state.id}.rung`,
    id: state.id,
    state: state.id,
    value: state.rung,
    range: [0, top],
    scale: top,
    values: scenario.ladder.map((_, rung) => rung),
  };
};

const TENTHS = Array.from({ length: 11 }, (_, tenths) => tenths / 10);

const trackLevers = (scenario: Scenario): readonly TipLever[] =>
  scenario.target.tracks.map(({ id, start }) => ({
    kind: 'track',
    path: `target.tracks.${id}.start`,
    id,
    state: undefined,
    value: start,
    range: [0, 1],
    scale: 1,
    values: TENTHS,
  }));

/** A weight moves nothing if every rule has its own value for it. */
const weightLevers = (scenario: Scenario): readonly TipLever[] =>
  weightIds(scenario)
    .filter((id) => !scenario.rules?.every(({ weights }) => weights[id]))
    .map((id) => weightLever(scenario, id));

/** All levers of one state, except its rung. */
const ownLevers = (scenario: Scenario, state: State): readonly TipLever[] => [
  ...weightIds(scenario).map((id) => ownWeightLever(scenario, state, id)),
  ...traitLevers(scenario, state),
  tabooLever(state),
];

/** The range of a lever. Files allow more values of weights and taboos than make sense, so the range is narrower. */
const sensible = (path: string, { range, value, words }: ScenarioNumber): readonly [number, number] => {
  if (words !== undefined) return range;
  if (/(^|\.)weights\./.test(path)) return rangeWith(WEIGHT_RANGE, value);
  if (path.endsWith('.taboo')) return rangeWith(TABOO_RANGE, value);
  return path.startsWith('variables.') ? rangeWith([0, 2 * Math.max(1, Math.abs(value))], value) : range;
};

const separateValues = (
  { values }: { readonly values?: readonly (number | string)[] | undefined },
  number: ScenarioNumber,
): readonly number[] | undefined => {
  const given =
    values?.flatMap((each) => numberGiven(number, each) ?? []) ?? number.words?.map((_, at) => at);
  return given && [...new Set([...given, number.value])].sort((a, b) => a - b);
};

/** The levers that a scenario defines. Events that are prevented are left out, because they are not numbers. */
const writtenLevers = (scenario: Scenario): readonly TipLever[] =>
  (scenario.levers ?? []).flatMap((lever): readonly TipLever[] => {
    if (!('set' in lever)) return [];
    const number = numberOn(scenario, lever.set);
    if (!number) return [];
    const { value } = number;
    const [least, most] = sensible(lever.set, number);
    const values = separateValues(lever, number);
    const range = values
      ? ([values[0] ?? value, values.at(-1) ?? value] as const)
      : rangeWith([lever.low ?? least, lever.high ?? most], value);
    const scale = lever.cost === undefined ? range[1] - range[0] || 1 : 1 / lever.cost;
    return [
      {
        kind: 'written',
        ...{ path: lever.set, id: lever.id, label: lever.label, words: number.words },
        ...{ state: undefined, value, range, scale, values },
      },
    ];
  });

/** Every lever of a scenario. If the scenario defines a lever for a path, that lever is used. */
export const allLevers = (scenario: Scenario): readonly TipLever[] => {
  const written = writtenLevers(scenario);
  const paths = new Set(written.map(({ path }) => path));
  return [
    ...written,
    ...[
      ...weightLevers(scenario),
      ...trackLevers(scenario),
      ...scenario.states.flatMap((state) => [...ownLevers(scenario, state), rungLever(scenario, state)]),
    ].filter(({ path }) => !paths.has(path)),
  ];
};

/** How many states' rungs are tried if the user names no state. */
const MOST_RUNGS = 6;

/** The states that a state watches, closest first. For a count, the states that most others watch. */
const watchedOf = (scenario: Scenario, state: StateId | undefined): readonly State[] => {
  const weight = new Map<StateId, number>();
  for (const tie of scenario.ties)
    if (state === undefined || tie.from === state) weight.set(tie.to, (weight.get(tie.to) ?? 0) + tie.weight);
  const sorted = [...weight].sort(([a, x], [b, y]) => y - x || compareIds(a, b)).map(([id]) => id);
  return sorted.slice(0, MOST_RUNGS).flatMap((id) => scenario.states.find((state) => state.id === id) ?? []);
};

/**
 * The levers that are tried if the user names none: the levers of the scenario. If it has none, all weights, the
 * target's tracks, for a goal of one state also its own weights and traits, and the rungs of those who are watched most.
 */
export const leversFor = (scenario: Scenario, goal: Pick<Goal, 'states'>): readonly TipLever[] => {
  const written = writtenLevers(scenario);
  if (written.length > 0) return written;
  const only = onlyState(goal);
  const state = scenario.states.find(({ id }) => id === only);
  return [
    ...(state ? ownLevers(scenario, state) : []),
    ...weightLevers(scenario),
    ...trackLevers(scenario),
    ...watchedOf(scenario, only).map((watched) => rungLever(scenario, watched)),
  ];
};

/** A scenario with one lever at another value, as `--set` makes it. */
export const withLever = (scenario: Scenario, { path }: TipLever, value: number): Scenario =>
  withNumbers(scenario, [{ path, value }]);
