import { monthsBetween, turnOf } from '../domain/dates.ts';
import { FACTS, type FactName, rungOfFacts } from '../domain/states/facts.ts';
import type { FactRate } from '../domain/terms.ts';
import type { Scenario, State } from '../scenario/scenario.ts';
import { LONG_AGO, type ModelDemands, type ModelRates, type ModelStates } from './model.ts';
import { clockName } from './parts/clock-name.ts';
import type { Places } from './places.ts';

/** The turn of a state's last move before the start, 0 or less. Long ago if the day of the move is unknown. */
const lastMoveTurn = (scenario: Scenario, state: State): number => {
  if (state.since === undefined) return LONG_AGO;
  return -turnOf(state.since, scenario.turn, scenario.start);
};

const recognisedFor = (scenario: Scenario, state: State): number =>
  state.rung === scenario.ladder.length - 1 && state.since !== undefined
    ? monthsBetween(state.since, scenario.start)
    : Number.POSITIVE_INFINITY;

/** u: members share half of it equally and half by power; others have 0. */
const standings = (states: readonly State[]): Float64Array => {
  const members = states.filter((state) => state.member).length;
  const power = states.reduce((sum, state) => sum + (state.member ? state.power : 0), 0);
  return Float64Array.from(states, (state) => {
    if (!state.member) return 0;
    return power > 0 ? 0.5 / members + (0.5 * state.power) / power : 1 / members;
  });
};

/** Traits by state, then driver; a driver that a state does not name counts 0. */
const traitTable = ({ drivers, states }: Scenario, places: Places): Float64Array => {
  const table = new Float64Array(drivers.length * states.length);
  states.forEach((state, i) => {
    for (const [id, trait] of Object.entries(state.traits))
      table[i * drivers.length + places.driver(id, () => `states.${state.id}.traits`)] = trait;
  });
  return table;
};

/** The leverage driver's trait, by state; 0 without such a driver. */
const leverageOf = ({ target, drivers, states }: Scenario, places: Places, traits: Float64Array) => {
  const id = target.leverage_driver;
  if (id === undefined) return new Float64Array(states.length);
  const driver = places.driver(id, () => 'target.leverage_driver');
  return traits.filter((_, at) => at % drivers.length === driver);
};

/** What states ask of the target, by state. */
export const compileDemands = (
  { states, conditions = [], target }: Scenario,
  places: Places,
): ModelDemands => {
  const rows = conditions
    .map(({ state, track, level, strength }, n) => ({
      state: places.state(state, () => `conditions[${n}].state`),
      track: places.track(track, () => `conditions[${n}].track`),
      level,
      strength,
    }))
    .sort((a, b) => a.state - b.state || a.track - b.track);
  const start = new Int32Array(states.length + 1);
  for (const { state } of rows) start[state + 1] = (start[state + 1] as number) + 1;
  for (let i = 0; i < states.length; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  return {
    start,
    track: Int32Array.from(rows, ({ track }) => track),
    level: Float64Array.from(rows, ({ level }) => level),
    strength: Float64Array.from(rows, ({ strength }) => strength),
    holders: target.tracks.map((_, at) =>
      Int32Array.from(rows.flatMap(({ state, track }) => (track === at ? [state] : []))),
    ),
  };
};

/** Whether a fact by itself brings a state to its rung at the start. The rung lasts as long as the fact. */
const isHeldBy = ({ ladder }: Scenario, state: State, fact: FactName): boolean =>
  rungOfFacts(ladder, { [fact]: state[fact] }) === state.rung;

/** Whether a term of facts counts for a state on a rung. */
const countsOn = (scenario: Scenario, state: State, rung: number, { levels, held_by }: FactRate): boolean =>
  FACTS.every((fact) => levels[fact]?.some((level) => level === state[fact]) ?? true) &&
  (held_by === undefined || (rung === state.rung && isHeldBy(scenario, state, held_by)));

/** The terms of rates that facts of the start give. */
export const compileByFact = (scenario: Scenario): ModelRates['byFact'] => {
  const { states, ladder, rates } = scenario;
  const terms = rates.by_fact ?? [];
  return {
    ids: terms.map(({ id }) => id),
    mean: Float64Array.from(terms, ({ add }) => add.mean),
    counts: Uint8Array.from(
      states.flatMap((state) =>
        ladder.flatMap((_, rung) =>
          (['up', 'down'] as const).flatMap((side) =>
            terms.map((term) => Number(term[side].includes(rung) && countsOn(scenario, state, rung, term))),
          ),
        ),
      ),
    ),
  };
};

/** The states' part of the model, in canonical order. */
export const compileStates = (scenario: Scenario, places: Places): ModelStates => {
  const { states, ladder, drivers } = scenario;
  const steps = Array.from({ length: ladder.length }, (_, k) => k);
  const disposition = states.map((state) => clockName(`${state.id} disposition`));
  const traits = traitTable(scenario, places);
  const signs = drivers.map((driver) => driver.sign);
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
    traits: traits.map((trait, at) => (signs[at % signs.length] as number) * trait),
    leverage: leverageOf(scenario, places, traits),
    neighbours: Int32Array.from(states.flatMap((state, i) => (state.neighbour ? [i] : []))),
    clocks: states.map((state) => ({
      up: steps.map((k) => clockName(`${state.id} up ${k}`)),
      down: steps.map((k) => clockName(`${state.id} down ${k}`)),
    })),
    dispositionHigh: Int32Array.from(disposition, (name) => name.high),
    dispositionLow: Int32Array.from(disposition, (name) => name.low),
  };
};
