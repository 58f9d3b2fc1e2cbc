import { underRule } from '../domain/rules/under-rule.ts';
import { BUILT_IN_WEIGHTS, OPTIONAL_WEIGHTS } from '../domain/terms.ts';
import type { Parameter, Rule, Scenario } from '../scenario/scenario.ts';
import type { Model, ModelEffect, ModelIds, ModelRule, ParameterDraw } from './model.ts';
import { clockName } from './parts/clock-name.ts';
import { lookup, positionIn } from './places.ts';

/** The weights by position: those of drivers in id order, then the built-in ones that the scenario has. */
export const weightIds = ({ drivers, weights, conditions, social }: Scenario): readonly string[] => {
  const used: Readonly<Record<string, unknown>> = {
    conditions: conditions?.[0],
    leading: social.leading_driver,
  };
  const has = (id: string): boolean =>
    !OPTIONAL_WEIGHTS.includes(id) || Object.hasOwn(weights, id) || used[id] !== undefined;
  return [...drivers.map((driver) => driver.id), ...BUILT_IN_WEIGHTS.filter(has)];
};

interface Weight {
  readonly id: string;
  readonly parameter: Parameter;
}

const draw = (
  name: string,
  parameter: Parameter,
  table: ParameterDraw['table'],
  at: readonly number[],
): ParameterDraw => {
  const { high, low } = clockName(name);
  return { name, high, low, mean: parameter.mean, sd: parameter.sd, table, at: Int32Array.from(at) };
};

/**
 * The weights that each future draws. A default weight has one draw, shared by all states without their own weight. A
 * state's own weight has its own draw.
 */
const compileDraws = (
  { states, rates, target }: Scenario,
  defaults: readonly Weight[],
): readonly ParameterDraw[] => {
  const width = defaults.length;
  const shared = defaults.map(({ id, parameter }, w) => {
    const at = states.flatMap((state, i) => (state.weights[id] ? [] : [i * width + w]));
    return draw(`weight ${id}`, parameter, 'weight', at);
  });
  const own = states.flatMap((state, i) =>
    defaults.flatMap(({ id }, w) => {
      const parameter = state.weights[id];
      return parameter ? [draw(`weight ${state.id} ${id}`, parameter, 'weight', [i * width + w])] : [];
    }),
  );
  const up = rates.up.map((parameter, k) => draw(`rate up ${k}`, parameter, 'up', [k]));
  const down = rates.down.map((parameter, k) => draw(`rate down ${k + 1}`, parameter, 'down', [k]));
  const tracks = target.tracks.flatMap((track, at) => [
    draw(`rate ${track.id} up`, track.up, 'reform', [at]),
    draw(`rate ${track.id} down`, track.down, 'backslide', [at]),
  ]);
  const pushes = target.push_backlash
    ? [draw('target push_backlash', target.push_backlash, 'pushBacklash', [0])]
    : [];
  const byFact = (rates.by_fact ?? []).map(({ id, add }, f) => draw(`fact ${id}`, add, 'byFact', [f]));
  return [...shared, ...own, ...up, ...down, ...byFact, ...tracks, ...pushes].filter(
    (parameter) => parameter.sd > 0,
  );
};

/** Throws RangeError for a weight whose name is neither a driver nor a social term. */
export const checkWeightNames = ({ weights, states, rules = [] }: Scenario, ids: ModelIds): void => {
  const weight = positionIn('weight', ids.weights);
  for (const id of Object.keys(weights)) weight(id, () => 'weights');
  for (const rule of rules)
    for (const id of Object.keys(rule.weights)) weight(id, () => `rules.${rule.id}.weights`);
  for (const state of states)
    for (const id of Object.keys(state.weights)) weight(id, () => `states.${state.id}.weights`);
};

type Named = Pick<Rule, 'id' | 'label' | 'share'>;

/** The rule of a scenario that has no rules. */
const NAMELESS: Named = { id: '', label: '', share: 1 };

/** A rule, from the scenario as it plays it. */
const compileRule = ({ id, label, share }: Named, scenario: Scenario, ids: ModelIds): ModelRule => {
  const { rates, states } = scenario;
  const defaultOf = lookup('weight', Object.entries(scenario.weights));
  const defaults = ids.weights.map((weight) => ({
    id: weight,
    parameter: defaultOf(weight, () => 'weights'),
  }));
  const means = states.flatMap(({ weights }) =>
    defaults.map(({ id: weight, parameter }) => (weights[weight] ?? parameter).mean),
  );
  return {
    id,
    label,
    share,
    name: clockName(`rule ${id}`),
    up: Float64Array.from(rates.up, (parameter) => parameter.mean),
    down: Float64Array.from(rates.down, (parameter) => parameter.mean),
    uncertainty: rates.uncertainty,
    weightMeans: Float64Array.from(means),
    draws: compileDraws(scenario, defaults),
  };
};

/** The rules that futures play, and whether weights change with futures or turns. */
export const compileRules = (
  scenario: Scenario,
  ids: ModelIds,
  effects: readonly ModelEffect[],
): Pick<Model, 'rules' | 'weightsVary'> => {
  const rules = scenario.rules?.map((rule) => compileRule(rule, underRule(scenario, rule), ids)) ?? [
    compileRule(NAMELESS, scenario, ids),
  ];
  return {
    rules,
    weightsVary:
      rules.length > 1 ||
      rules.some(({ draws }) => draws.some((draw) => draw.table === 'weight')) ||
      effects.some((effect) => effect.kind === 'weight'),
  };
};
