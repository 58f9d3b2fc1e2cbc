import { monthsPerTurn, turnOf } from '../domain/dates.ts';
import { log } from '../domain/exp-log.ts';
import type { Decision } from '../domain/run.ts';
import type { BUILT_IN_VARIABLES } from '../domain/variables.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { clockName } from './clock-name.ts';
import { compileOccasions } from './compile-events.ts';
import { compileStates } from './compile-states.ts';
import { compileBlocs, compileTies } from './compile-ties.ts';
import { compileWeights, weightIds } from './compile-weights.ts';
import { pulseEndsOf } from './derived.ts';
import type { BuiltInPositions, Model, ModelDrivers, ModelIds, ModelRates, ModelTarget } from './model.ts';

const idsOf = (scenario: Scenario): ModelIds => ({
  states: scenario.states.map((state) => state.id),
  drivers: scenario.drivers.map((driver) => driver.id),
  weights: weightIds(scenario),
  blocs: scenario.blocs.map((bloc) => bloc.id),
  tracks: scenario.target.tracks.map((track) => track.id),
  variables: scenario.variables.map((variable) => variable.id),
});

const compileRates = (scenario: Scenario): ModelRates => {
  const { rates } = scenario;
  const months = monthsPerTurn(scenario.turn);
  return {
    up: Float64Array.from(rates.up, (parameter) => parameter.mean),
    down: Float64Array.from(rates.down, (parameter) => parameter.mean),
    hysteresis: rates.hysteresis,
    dwell: rates.dwell,
    uncertainty: rates.uncertainty,
    monthsPerTurn: months,
    logTurn: months === 1 ? 0 : log(months),
  };
};

const compileDrivers = (scenario: Scenario, ids: ModelIds): ModelDrivers => {
  const sources = [...ids.variables, ...ids.tracks, 'norm'];
  return {
    count: scenario.drivers.length,
    steps: scenario.ladder.length - 1,
    profile: Float64Array.from(scenario.drivers.flatMap((driver) => driver.profile)),
    climate: scenario.drivers.map((driver) =>
      driver.climate.map(({ of, base, slope }) => ({ source: sources.indexOf(of), base, slope })),
    ),
    holders: scenario.drivers.map(({ id }) =>
      Int32Array.from(scenario.states.flatMap((state, i) => ((state.traits[id] ?? 0) === 0 ? [] : [i]))),
    ),
    sign: scenario.drivers.map((driver) => driver.sign),
    range: scenario.drivers.map((driver) => driver.range),
  };
};

const compileTarget = (scenario: Scenario): ModelTarget => ({
  tracks: scenario.target.tracks.map((track) => ({
    id: track.id,
    start: Math.round(track.start * 10),
    resistance: track.resistance,
    up: track.up,
    down: track.down,
    upName: clockName(`target ${track.id} up`),
    downName: clockName(`target ${track.id} down`),
  })),
  rights: scenario.target.tracks.findIndex((track) => track.id === 'rights'),
  prize: scenario.target.prize,
  backlash: scenario.target.backlash,
});

const builtInPositions = (ids: ModelIds): BuiltInPositions => {
  const at = (id: keyof typeof BUILT_IN_VARIABLES): number => ids.variables.indexOf(id);
  return {
    sanctions: at('sanctions'),
    norm_push: at('norm_push'),
    norm_scale: at('norm_scale'),
    assets: at('assets'),
    credibility: at('credibility'),
    militancy: at('militancy'),
    tension: at('tension'),
    displacement: at('displacement'),
  };
};

/** Decisions by turn; of two for a state in one turn, the last id wins. */
const compileDecisions = (scenario: Scenario, positions: ReadonlyMap<string, number>): Model['decisions'] => {
  const byTurn = new Map<number, Map<number, Decision>>();
  for (const { state, on, decision } of scenario.decisions) {
    const turn = turnOf(scenario.start, scenario.turn, on);
    const ofTurn = byTurn.get(turn) ?? new Map<number, Decision>();
    const position = positions.get(state);
    if (position !== undefined) byTurn.set(turn, ofTurn.set(position, decision));
  }
  return new Map([...byTurn].map(([turn, ofTurn]) => [turn, new Map([...ofTurn].sort(([a], [b]) => a - b))]));
};

/**
 * Compiles a checked scenario into a model, the only thing that the engine sees. A pure function of the scenario: the
 * same scenario gives an equal model, for any order of entries in its files.
 */
export const compile = (scenario: Scenario): Model => {
  const ids = idsOf(scenario);
  const positions = new Map(ids.states.map((id, i) => [id, i]));
  const { occasions, effects } = compileOccasions(scenario, ids, positions);
  return {
    start: scenario.start,
    unit: scenario.turn,
    turns: scenario.turns,
    ids,
    rungs: scenario.ladder.length,
    top: scenario.ladder.length - 1,
    rungStanding: Float64Array.from(scenario.ladder, (rung) => rung.standing),
    climbs: Float64Array.from(scenario.ladder, (_, r) => r / (scenario.ladder.length - 1)),
    rates: compileRates(scenario),
    social: {
      cap: scenario.social.cap,
      legitimacyStart: scenario.social.legitimacy_start,
      tabooHalf: scenario.social.taboo_half,
      halfLife: scenario.social.half_life,
      pulseEnds: pulseEndsOf(scenario.social.half_life),
    },
    states: compileStates(scenario),
    ...compileTies(scenario, positions),
    drivers: compileDrivers(scenario, ids),
    blocs: compileBlocs(scenario, positions),
    target: compileTarget(scenario),
    normStart: scenario.norm.start,
    variableStart: Float64Array.from(scenario.variables, (variable) => variable.start),
    builtIn: builtInPositions(ids),
    occasions,
    effects,
    decisions: compileDecisions(scenario, positions),
    ...compileWeights(scenario, ids, effects),
  };
};
