import { monthsPerTurn, turnOf } from '../domain/dates.ts';
import { exp, log } from '../domain/exp-log.ts';
import { compareIds } from '../domain/ids.ts';
import { CLIMATE_INDICES, type ClimateIndex } from '../domain/indices.ts';
import type { Decision } from '../domain/run.ts';
import type { BUILT_IN_VARIABLES } from '../domain/variables.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { compileClimate, compileOccasions } from './compile-events.ts';
import { compileByFact, compileDemands, compileStates } from './compile-states.ts';
import { compileBlocs, compileTies } from './compile-ties.ts';
import { checkWeightNames, compileRules, weightIds } from './compile-weights.ts';
import { pulseEndsOf } from './derived.ts';
import type { Model, ModelDrivers, ModelIds, ModelRates } from './model.ts';
import { clockName } from './parts/clock-name.ts';
import type { BuiltInPositions, ModelFading, ModelStep, ModelTarget } from './parts/target.ts';
import { type Places, placesOf, positionIn } from './places.ts';

const idsOf = (scenario: Scenario): ModelIds => ({
  states: scenario.states.map((state) => state.id),
  drivers: scenario.drivers.map((driver) => driver.id),
  weights: weightIds(scenario),
  blocs: scenario.blocs.map((bloc) => bloc.id),
  tracks: scenario.target.tracks.map((track) => track.id),
  variables: scenario.variables.map((variable) => variable.id),
  steps: stepIds(scenario),
});

const compileRates = (scenario: Scenario): ModelRates => {
  const { rates } = scenario;
  const months = monthsPerTurn(scenario.turn);
  return {
    hysteresis: rates.hysteresis,
    dwell: rates.dwell,
    monthsPerTurn: months,
    logTurn: months === 1 ? 0 : log(months),
    byFact: compileByFact(scenario),
  };
};

const compileDrivers = ({ drivers, ladder, states }: Scenario, places: Places): ModelDrivers => ({
  count: drivers.length,
  steps: ladder.length - 1,
  profile: Float64Array.from(drivers.flatMap((driver) => driver.profile)),
  climate: drivers.map(({ id, climate }) => compileClimate(places, climate, `drivers.${id}`)),
  holders: drivers.map(({ id }) =>
    Int32Array.from(states.flatMap(({ traits }, i) => (traits[id] ? [i] : []))),
  ),
  sign: drivers.map((driver) => driver.sign),
  range: drivers.map((driver) => driver.range),
});

const leadingOf = ({ social: { leading_driver: id } }: Scenario, places: Places): number =>
  id === undefined ? -1 : places.driver(id, () => 'social.leading_driver');

const compileTarget = (scenario: Scenario): ModelTarget => ({
  tracks: scenario.target.tracks.map((track) => ({
    id: track.id,
    start: Math.round(track.start * 100),
    step: Math.round((track.step ?? 0.1) * 100),
    grain: track.step === undefined ? 10 : 1,
    resistance: track.resistance,
    upName: clockName(`target ${track.id} up`),
    downName: clockName(`target ${track.id} down`),
  })),
  rights: scenario.target.tracks.flatMap(({ id }, at) => (id === 'rights' ? [at] : []))[0],
  reform: Float64Array.from(scenario.target.tracks, ({ up }) => up.mean),
  backslide: Float64Array.from(scenario.target.tracks, ({ down }) => down.mean),
  prize: scenario.target.prize,
  backlash: scenario.target.backlash,
  pushBacklash: Float64Array.of(scenario.target.push_backlash?.mean ?? 1),
});

const compileFading = ({ variables, turn }: Scenario): readonly ModelFading[] =>
  variables.flatMap(({ half_life }, variable) =>
    half_life === undefined ? [] : [{ variable, keeps: exp((-Math.LN2 * monthsPerTurn(turn)) / half_life) }],
  );

const isClimateIndex = (id: string): id is ClimateIndex => CLIMATE_INDICES.some((index) => index === id);

/** What climates read that changes often: variables that fade, and indices, unless a track or variable has the name. */
const stepIds = ({ drivers, events, variables, target }: Scenario): readonly string[] => {
  const fading = new Map(variables.map(({ id, half_life }) => [id, half_life !== undefined]));
  const isTrack = (id: string): boolean => target.tracks.some((track) => track.id === id);
  const read = new Set<string>(
    [...drivers, ...events].flatMap(({ climate }) => (climate ?? []).map(({ of }) => of)),
  );
  return [...read].filter((id) => fading.get(id) ?? (isClimateIndex(id) && !isTrack(id))).sort(compareIds);
};

const compileSteps = ({ steps, variables, tracks }: ModelIds): readonly ModelStep[] =>
  steps.flatMap((id, n): readonly ModelStep[] => {
    const source = variables.length + tracks.length + 1 + n;
    const variable = variables.indexOf(id);
    if (variable >= 0) return [{ source, of: variable }];
    return isClimateIndex(id) ? [{ source, of: id }] : [];
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

/** Decisions by turn. If a state has two decisions in one turn, the last id wins. */
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

/** Throws RangeError if evidence, a claim or a doer has an unknown name. It changes no future, but is a mistake. */
const checkUnplayed = (
  { evidence, claim, events, states, blocs, institutions }: Scenario,
  places: Places,
): void => {
  const named = [...states, ...blocs, ...institutions].map(({ id }) => id);
  const doer = positionIn('state, bloc or institution', ['target', 'that', ...named]);
  for (const { id, by = [] } of events) for (const each of by) doer(each, () => `events.${id}.by`);
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
  // A weight that only its default has is unknown where that has another name: it is the default that is wrong.
  checkWeightNames(scenario, ids);
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
      leading: leadingOf(scenario, places),
      halfLife: scenario.social.half_life,
      pulseEnds: pulseEndsOf(scenario.social.half_life),
    },
    states: compileStates(scenario, places),
    ...compileTies(scenario, places),
    drivers: compileDrivers(scenario, places),
    demands: compileDemands(scenario, places),
    blocs: compileBlocs(scenario, places),
    target: compileTarget(scenario),
    norm: { start: scenario.norm.start, act: scenario.norm.act ?? 0 },
    variableStart: Float64Array.from(scenario.variables, (variable) => variable.start),
    fading: compileFading(scenario),
    steps: compileSteps(ids),
    builtIn: builtInPositions(places),
    occasions,
    effects,
    decisions: compileDecisions(scenario, places),
    ...compileRules(scenario, ids, effects),
  };
};
