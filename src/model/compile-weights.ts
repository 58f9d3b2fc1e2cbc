import { BUILT_IN_WEIGHTS } from '../domain/terms.ts';
import type { Parameter, Scenario, State } from '../scenario/scenario.ts';
import { clockName } from './clock-name.ts';
import type { Model, ModelEffect, ModelIds, ParameterDraw } from './model.ts';

/** What of a model depends on weights. */
type ModelWeights = Pick<Model, 'draws' | 'weightsVary' | 'weightMeans'>;

const weightOf = (scenario: Scenario, state: State, weight: string): Parameter =>
  state.weights[weight] ?? scenario.weights[weight] ?? { mean: 0, sd: 0 };

/** The weights that drivers and social terms carry, by position: drivers in id order, then the built-in ones. */
export const weightIds = (scenario: Scenario): readonly string[] => [
  ...scenario.drivers.map((driver) => driver.id),
  ...BUILT_IN_WEIGHTS,
];

/** Mean weights, by state then weight. */
const weightTable = (scenario: Scenario, ids: ModelIds): Float64Array =>
  Float64Array.from(
    scenario.states.flatMap((state) => ids.weights.map((weight) => weightOf(scenario, state, weight).mean)),
  );

const draw = (
  name: string,
  parameter: Parameter,
  table: ParameterDraw['table'],
  at: readonly number[],
): ParameterDraw => {
  const { high, low } = clockName(name);
  return { high, low, mean: parameter.mean, sd: parameter.sd, table, at: Int32Array.from(at) };
};

/**
 * What each future draws anew. A default weight has one draw, shared by all states that do not set their own;
 * a state's own weight has its own.
 */
const compileDraws = (scenario: Scenario, ids: ModelIds): readonly ParameterDraw[] => {
  const width = ids.weights.length;
  const shared = ids.weights.map((weight, w) => {
    const at = scenario.states.flatMap((state, i) => (state.weights[weight] ? [] : [i * width + w]));
    return draw(`weight ${weight}`, scenario.weights[weight] ?? { mean: 0, sd: 0 }, 'weight', at);
  });
  const own = scenario.states.flatMap((state, i) =>
    ids.weights.flatMap((weight, w) => {
      const parameter = state.weights[weight];
      return parameter ? [draw(`weight ${state.id} ${weight}`, parameter, 'weight', [i * width + w])] : [];
    }),
  );
  const up = scenario.rates.up.map((parameter, k) => draw(`rate up ${k}`, parameter, 'up', [k]));
  const down = scenario.rates.down.map((parameter, k) => draw(`rate down ${k + 1}`, parameter, 'down', [k]));
  return [...shared, ...own, ...up, ...down].filter((parameter) => parameter.sd > 0);
};

/** The part of the model that weights make; `draws` hold those of the rates as well. */
export const compileWeights = (
  scenario: Scenario,
  ids: ModelIds,
  effects: readonly ModelEffect[],
): ModelWeights => {
  const draws = compileDraws(scenario, ids);
  return {
    draws,
    weightsVary:
      draws.some((draw) => draw.table === 'weight') || effects.some((effect) => effect.kind === 'weight'),
    weightMeans: weightTable(scenario, ids),
  };
};
