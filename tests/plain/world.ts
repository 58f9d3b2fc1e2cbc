import { monthsBetween, monthsPerTurn, turnOf } from '../../src/domain/dates.ts';
import { hashName } from '../../src/model/hash-name.ts';
import { exponential, type Luck, normal, PURPOSES } from '../../src/random/luck.ts';
import type { Effect } from '../../src/scenario/parts/happenings.ts';
import type { Parameter, Scenario } from '../../src/scenario/scenario.ts';

// The rules of docs/model.md written a second time, the idiomatic way: plain objects by id, one immer draft a turn,
// nothing remembered that could be computed. It is the yardstick of the benches and the oracle of a test.

/** A lasting effect that is in force. */
export interface Lasting {
  readonly key: string;
  readonly effect: Effect;
  until: number;
}

export interface PlainWorld {
  turn: number;
  rungs: Record<string, number>;
  lastMove: Record<string, number>;
  /** Turns (or, from before the start, months as turns) at which states recognised; absent: unknown or never. */
  recognisedMonth: Record<string, number>;
  pressure: Record<string, number>;
  firings: Record<string, number>;
  /** In hundredths. */
  tracks: Record<string, number>;
  variables: Record<string, number>;
  weights: Record<string, Record<string, number>>;
  lasting: Lasting[];
  happened: Record<string, number>;
  lastHappened: Record<string, number>;
  granted: Record<string, boolean>;
  backlash: number;
}

/** What a future draws once. */
export interface Drawn {
  readonly up: readonly number[];
  readonly down: readonly number[];
  /** By the id of a term of facts. */
  readonly byFact: Readonly<Record<string, number>>;
  readonly disposition: Readonly<Record<string, number>>;
  /** Base log rates of the target's steps, by track. */
  readonly tracks: Readonly<Record<string, { readonly up: number; readonly down: number }>>;
  readonly pushBacklash: number;
}

export const threshold = (luck: Luck, name: string, n: number): number => {
  const { high, low } = hashName(name);
  return exponential(luck, high, low, PURPOSES.threshold, n);
};

const drawn = (luck: Luck, name: string, parameter: Parameter): number => {
  if (parameter.sd === 0) return parameter.mean;
  const { high, low } = hashName(name);
  return parameter.mean + parameter.sd * normal(luck, high, low, PURPOSES.parameter);
};

/** The scenario with the values of the rule that a future plays: the one whose time, from Exp(share), comes first. */
export const withDrawnRule = (scenario: Scenario, luck: Luck): Scenario => {
  if (!scenario.rules) return scenario;
  const times = scenario.rules.map((rule) => {
    const { high, low } = hashName(`rule ${rule.id}`);
    return exponential(luck, high, low, PURPOSES.rule, 0) / rule.share;
  });
  const rule = scenario.rules[times.indexOf(Math.min(...times))];
  const { ladder, rates } = scenario;
  return {
    ...scenario,
    weights: { ...scenario.weights, ...rule?.weights },
    rates: {
      ...rates,
      up: rates.up.map((rate, k) => rule?.rates.up[ladder[k]?.id ?? ''] ?? rate),
      down: rates.down.map((rate, k) => rule?.rates.down[ladder[k + 1]?.id ?? ''] ?? rate),
      uncertainty: rule?.uncertainty ?? rates.uncertainty,
    },
  };
};

export const drawFuture = (scenario: Scenario, luck: Luck): Drawn => ({
  up: scenario.rates.up.map((parameter, k) => drawn(luck, `rate up ${k}`, parameter)),
  down: scenario.rates.down.map((parameter, k) => drawn(luck, `rate down ${k + 1}`, parameter)),
  byFact: Object.fromEntries(
    (scenario.rates.by_fact ?? []).map(({ id, add }) => [id, drawn(luck, `fact ${id}`, add)]),
  ),
  tracks: Object.fromEntries(
    scenario.target.tracks.map(({ id, up, down }) => [
      id,
      { up: drawn(luck, `rate ${id} up`, up), down: drawn(luck, `rate ${id} down`, down) },
    ]),
  ),
  pushBacklash: drawn(luck, 'target push_backlash', scenario.target.push_backlash ?? { mean: 1, sd: 0 }),
  disposition: Object.fromEntries(
    scenario.states.map(({ id }) => {
      const { high, low } = hashName(`${id} disposition`);
      return [id, scenario.rates.uncertainty * normal(luck, high, low, PURPOSES.disposition)];
    }),
  ),
});

const startWeights = (scenario: Scenario, luck: Luck): Record<string, Record<string, number>> =>
  Object.fromEntries(
    scenario.states.map((state) => [
      state.id,
      Object.fromEntries(
        Object.entries(scenario.weights).map(([id, shared]) => {
          const own = state.weights[id];
          return [
            id,
            own ? drawn(luck, `weight ${state.id} ${id}`, own) : drawn(luck, `weight ${id}`, shared),
          ];
        }),
      ),
    ]),
  );

export const startPlain = (scenario: Scenario, luck: Luck): PlainWorld => {
  const top = scenario.ladder.length - 1;
  const known = scenario.states.flatMap(({ id, since, rung }) => (since ? [{ id, since, rung }] : []));
  return {
    turn: 0,
    rungs: Object.fromEntries(scenario.states.map(({ id, rung }) => [id, rung])),
    lastMove: Object.fromEntries(
      known.map(({ id, since }) => [id, -turnOf(since, scenario.turn, scenario.start)]),
    ),
    recognisedMonth: Object.fromEntries(
      known
        .filter(({ rung }) => rung === top)
        .map(({ id, since }) => [id, -monthsBetween(since, scenario.start)]),
    ),
    pressure: {},
    firings: {},
    tracks: Object.fromEntries(scenario.target.tracks.map(({ id, start }) => [id, Math.round(start * 100)])),
    variables: Object.fromEntries(scenario.variables.map(({ id, start }) => [id, start])),
    weights: startWeights(scenario, luck),
    lasting: [],
    happened: {},
    lastHappened: {},
    granted: {},
    backlash: scenario.target.backlash,
  };
};

/** Months since the start at the end of a turn. */
export const monthOf = (scenario: Scenario, turn: number): number => turn * monthsPerTurn(scenario.turn);
