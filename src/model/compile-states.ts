import { monthsBetween, turnOf } from '../domain/dates.ts';
import type { Scenario, State } from '../scenario/scenario.ts';
import { clockName } from './clock-name.ts';
import { LONG_AGO, type ModelStates } from './model.ts';

/** Whole turns from a day before the start to the start, counted back from 0; the far past where unknown. */
const lastMoveTurn = (scenario: Scenario, state: State): number => {
  if (state.since === undefined) return LONG_AGO;
  return -turnOf(state.since, scenario.turn, scenario.start);
};

const recognisedFor = (scenario: Scenario, state: State): number =>
  state.rung === scenario.ladder.length - 1 && state.since !== undefined
    ? monthsBetween(state.since, scenario.start)
    : Number.POSITIVE_INFINITY;

/** u: half shared equally, half by power, over members; 0 for all others. */
const standings = (states: readonly State[]): Float64Array => {
  const members = states.filter((state) => state.member).length;
  const power = states.reduce((sum, state) => sum + (state.member ? state.power : 0), 0);
  return Float64Array.from(states, (state) => {
    if (!state.member) return 0;
    return power > 0 ? 0.5 / members + (0.5 * state.power) / power : 1 / members;
  });
};

const traitTable = (scenario: Scenario): Float64Array => {
  const { drivers, states } = scenario;
  const table = new Float64Array(drivers.length * states.length);
  states.forEach((state, i) => {
    drivers.forEach((driver, d) => {
      table[i * drivers.length + d] = driver.sign * (state.traits[driver.id] ?? 0);
    });
  });
  return table;
};

/** The states' part of the model, in canonical order. */
export const compileStates = (scenario: Scenario): ModelStates => {
  const { states, ladder, target } = scenario;
  const steps = Array.from({ length: ladder.length }, (_, k) => k);
  const disposition = states.map((state) => clockName(`${state.id} disposition`));
  const leverage = target.leverage_driver;
  return {
    count: states.length,
    rung: Uint8Array.from(states, (state) => state.rung),
    lastMove: Int32Array.from(states, (state) => lastMoveTurn(scenario, state)),
    recognisedFor: Float64Array.from(states, (state) => recognisedFor(scenario, state)),
    member: Uint8Array.from(states, (state) => (state.member ? 1 : 0)),
    members: states.filter((state) => state.member).length,
    power: Float64Array.from(states, (state) => (state.member ? state.power : 0)),
    standing: standings(states),
    taboo: Float64Array.from(states, (state) => state.taboo),
    disposition: Float64Array.from(states, (state) => state.disposition),
    implied: Uint8Array.from(states, (state) => (state.policy === 'implied' ? 1 : 0)),
    traits: traitTable(scenario),
    leverage: Float64Array.from(states, (state) => (leverage ? (state.traits[leverage] ?? 0) : 0)),
    neighbours: Int32Array.from(states.flatMap((state, i) => (state.neighbour ? [i] : []))),
    clocks: states.map((state) => ({
      up: steps.map((k) => clockName(`${state.id} up ${k}`)),
      down: steps.map((k) => clockName(`${state.id} down ${k}`)),
    })),
    dispositionHigh: Int32Array.from(disposition, (name) => name.high),
    dispositionLow: Int32Array.from(disposition, (name) => name.low),
  };
};
