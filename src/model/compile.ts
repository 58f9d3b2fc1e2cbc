import { monthsPerTurn, turnOf } from '../domain/dates.ts';
import { log } from '../domain/exp-log.ts';
import type { Decision } from '../domain/run.ts';
import type { BUILT_IN_VARIABLES } from '../domain/variables.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { compileOccasions } from './compile-events.ts';
import { compileStates } from './compile-states.ts';
import { compileBlocs, compileTies } from './compile-ties.ts';
import { compileRules, weightIds } from './compile-weights.ts';
import { pulseEndsOf } from './derived.ts';
import {
  type BuiltInPositions,
  clockName,
  type Model,
  type ModelDrivers,
  type ModelIds,
  type ModelRates,
  type ModelTarget,
} from './model.ts';
import { type Places, placesOf } from './places.ts';

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
    hysteresis: rates.hysteresis,
    dwell: rates.dwell,
    monthsPerTurn: months,
    logTurn: months === 1 ? 0 : log(months),
  };
};

const compileDrivers = ({ drivers, ladder, states }: Scenario, places: Places): ModelDrivers => ({
  count: drivers.length,
  steps: ladder.length - 1,
  profile: Float64Array.from(drivers.flatMap((driver) => driver.profile)),
  climate: drivers.map(({ id, climate }) =>
    climate.map(({ of, base, slope }, n) => {
      const source = places.source(of, () => `drivers.${id}.climate[${n}]`);
      return { source, base, slope };
    }),
  ),
  holders: drivers.map(({ id }) =>
    Int32Array.from(states.flatMap(({ traits }, i) => (traits[id] ? [i] : []))),
  ),
  sign: drivers.map((driver) => driver.sign),
  range: drivers.map((driver) => driver.range),
});

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
  rights: scenario.target.tracks.flatMap(({ id }, at) => (id === 'rights' ? [at] : []))[0],
  prize: scenario.target.prize,
  backlash: scenario.target.backlash,
});

const builtInPositions = ({ variable }: Places): BuiltInPositions => {
  const at = (id: keyof typeof BUILT_IN_VARIABLES): number => variable(id, () => 'variables');
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
const compileDecisions = ({ decisions, start, turn: unit }: Scenario, places: Places): Model['decisions'] => {
  const byTurn = new Map<number, Map<number, Decision>>();
  for (const { id, state, on, decision } of decisions) {
    const turn = turnOf(start, unit, on);
    const ofTurn = byTurn.get(turn) ?? new Map<number, Decision>();
    byTurn.set(
      turn,
      ofTurn.set(
        places.state(state, () => `decisions.${id}.state`),
        decision,
      ),
    );
  }
  return new Map([...byTurn].map(([turn, ofTurn]) => [turn, new Map([...ofTurn].sort(([a], [b]) => a - b))]));
};

/** Throws RangeError for evidence or a claim that names a state that does not exist. Neither changes a future, but it would be a slip. */
const checkUnplayed = ({ evidence, claim }: Scenario, places: Places): void => {
  for (const [n, { state }] of evidence.entries())
    if (state !== '') places.state(state, () => `evidence[${n}].state`);
  for (const side of ['patrons', 'opponents'] as const)
    for (const [n, state] of (claim?.[side] ?? []).entries())
      places.state(state, () => `claim.${side}[${n}]`);
};

/**
 * Compiles a scenario into a model, the only thing that the engine sees. A pure function of the scenario: the same
 * scenario gives an equal model, for any order of entries in its files. Throws RangeError for a name of something that
 * the scenario does not have; a scenario that `parseScenario` gives has none.
 */
export const compile = (scenario: Scenario): Model => {
  const ids = idsOf(scenario);
  const places = placesOf(ids);
  const { occasions, effects } = compileOccasions(scenario, places);
  checkUnplayed(scenario, places);
  return {
    start: scenario.start,
    unit: scenario.turn,
    turns: scenario.turns,
    ids,
    rungs: scenario.ladder.length,
    top: scenario.ladder.length - 1,
    rungStanding: Float64Array.from(scenario.ladder, (rung) => rung.standing),
    climbs: Float64Array.from(scenario.ladder, (_, rung) => rung / (scenario.ladder.length - 1)),
    rates: compileRates(scenario),
    social: {
      cap: scenario.social.cap,
      legitimacyStart: scenario.social.legitimacy_start,
      tabooHalf: scenario.social.taboo_half,
      halfLife: scenario.social.half_life,
      pulseEnds: pulseEndsOf(scenario.social.half_life),
    },
    states: compileStates(scenario, places),
    ...compileTies(scenario, places),
    drivers: compileDrivers(scenario, places),
    blocs: compileBlocs(scenario, places),
    target: compileTarget(scenario),
    normStart: scenario.norm.start,
    variableStart: Float64Array.from(scenario.variables, (variable) => variable.start),
    builtIn: builtInPositions(places),
    occasions,
    effects,
    decisions: compileDecisions(scenario, places),
    ...compileRules(scenario, ids, effects),
  };
};
