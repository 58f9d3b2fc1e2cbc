import { type IndexId, indexParts, ownIndices } from '../../domain/indices.ts';
import { BUILT_IN_WEIGHTS } from '../../domain/terms.ts';
import type { Model, ModelCondition, ModelQuantity } from '../../model/model.ts';
import type { WrittenPlaces } from '../../scenario/files/written.ts';
import type { Path } from '../../scenario/located.ts';
import type { Effect } from '../../scenario/parts/happenings.ts';
import type { Institution, Parameter, Scenario, ScenarioEvent } from '../../scenario/scenario.ts';
import {
  apart,
  CONSTANT,
  demanded,
  factAt,
  forced,
  held,
  raised,
  readAt,
  traitAt,
  weighed,
  withHappening,
} from './variants.ts';

/** Models that differ in one thing alone; of three, the first is as it is and the others at the ends of its range. */
export type ModelVariants = readonly [Model, ...Model[]];

/** Something of a scenario that a person can see and that could be otherwise. */
export interface Movable {
  /** What it is, in words: `variable assets`. */
  readonly name: string;
  /** The places where the file may have it. The first place that exists counts. */
  readonly paths: readonly Path[];
  /** It moves something if the futures of some of these differ. */
  readonly variants: () => readonly ModelVariants[];
  /** Something that moves whenever this does. If that thing moves nothing, no doubt about this one is reported. */
  readonly through?: string;
}

/** The two sides from which a weight is tried. */
const WEIGHT_SPAN = [-10, 10] as const;

const quantitiesOf = (condition: ModelCondition): readonly (readonly [ModelQuantity, number])[] => {
  if (condition.kind === 'not') return quantitiesOf(condition.of);
  if (condition.kind !== 'compare') return condition.of.flatMap(quantitiesOf);
  return [[condition.quantity, condition.value]];
};

/** The lowest and the highest sensible value of a variable. They lie beyond its start, its effects and conditions. */
const spanOf = (model: Model, at: number): readonly [number, number] => {
  const asked = model.occasions.flatMap(({ when }) =>
    (when ? quantitiesOf(when) : []).flatMap(([quantity, value]) => {
      if (quantity.kind === 'source') return quantity.source === at ? [value] : [];
      if (quantity.kind !== 'sum') return [];
      const share = quantity.coefficients[quantity.sources.indexOf(at)];
      return share ? [value / share, -value / share] : [];
    }),
  );
  const start = model.variableStart[at] ?? 0;
  const given = model.effects.flatMap((effect) =>
    effect.kind === 'variable' && effect.at === at
      ? [effect.operation === 'multiply' ? effect.value * start : effect.value]
      : [],
  );
  const values = [0, start, ...asked, ...given];
  return [Math.min(...values) - (start === 0 ? 1 : 0), Math.max(...values) + 1];
};

type Happening = { readonly kind: 'event'; readonly of: ScenarioEvent } | Institutional;
type Institutional = { readonly kind: 'institution'; readonly of: Institution };

const happeningsOf = ({ events, institutions }: Scenario): readonly Happening[] => [
  ...events.map((of) => ({ kind: 'event', of }) as const),
  ...institutions.map((of) => ({ kind: 'institution', of }) as const),
];

const sourceVariants = (model: Model, kind: 'variable' | 'track', id: string): readonly ModelVariants[] => {
  const at = model.ids[kind === 'variable' ? 'variables' : 'tracks'].indexOf(id);
  if (at < 0) return [];
  const [low, high] = kind === 'track' ? [0, 1] : spanOf(model, at);
  return [[model, held(model, kind, at, low), held(model, kind, at, high)]];
};

const variables = (scenario: Scenario, model: Model, { has }: WrittenPlaces): readonly Movable[] =>
  scenario.variables.flatMap(({ id }) => {
    const effects = happeningsOf(scenario).flatMap(({ kind, of }) =>
      of.effects.flatMap((effect, n): readonly Path[] =>
        effect.kind === 'variable' && effect.id === id ? [[`${kind}s`, of.id, 'effects', n]] : [],
      ),
    );
    const paths = [['variables', id], ...effects];
    const variants = () => sourceVariants(model, 'variable', id);
    return paths.some(has) ? [{ name: `variable ${id}`, paths, variants }] : [];
  });

const tracks = (scenario: Scenario, model: Model): readonly Movable[] =>
  scenario.target.tracks.map(({ id }) => ({
    name: `track ${id}`,
    paths: [['target', 'tracks', id]],
    variants: () => sourceVariants(model, 'track', id),
  }));

/** An index moves something where it is read, or through a variable or a track that it is computed from. */
const indexVariants = (model: Model, id: IndexId): readonly ModelVariants[] => [
  [model, readAt(model, id, 0), readAt(model, id, 1)],
  ...indexParts(id).flatMap((part) => [
    ...sourceVariants(model, 'variable', part),
    ...sourceVariants(model, 'track', part),
  ]),
];

/** All indices on the screen except the number of recognisers, because the futures are played for this number. */
const indices = (scenario: Scenario, model: Model): readonly Movable[] =>
  ownIndices(scenario).flatMap(({ id }) =>
    id === 'recognisers'
      ? []
      : [
          {
            name: `index ${id}`,
            paths: [...(id === 'norm_strength' ? [['norm']] : []), []],
            variants: () => indexVariants(model, id),
          },
        ],
  );

/** A term counts only at some steps, so all states are tried at their own rung and a step below the top. */
const weightVariants = (model: Model, weight: number): readonly ModelVariants[] =>
  [model, raised(model)].map((each) => [each, ...WEIGHT_SPAN.map((value) => weighed(each, weight, value))]);

/** A state's conditions on the target, without strength and with full strength. */
const demands = (
  { conditions = [], blocs: all }: Scenario,
  model: Model,
  { rowOf }: WrittenPlaces,
): readonly Movable[] =>
  conditions.map(({ state, track }) => {
    const i = model.ids.states.indexOf(state);
    const first = model.demands.start[i] ?? 0;
    const own = model.demands.track.subarray(first, model.demands.start[i + 1]);
    const at = first + own.indexOf(model.ids.tracks.indexOf(track));
    const names = [state, ...all.filter(({ members }) => members.includes(state)).map(({ id }) => id)];
    const rows = names.map((name) => rowOf('conditions', { state: name, track }));
    return {
      name: `condition of ${state} on ${track}`,
      paths: [...rows.flatMap((row) => (row === undefined ? [] : [['conditions', row]])), ['conditions']],
      // A step below the top a condition counts at once.
      variants: () => [raised(model), model].map((each) => [demanded(each, at, 0), demanded(each, at, 1)]),
      through: 'weight conditions',
    };
  });

const facts = ({ rates: { by_fact = [] } }: Scenario, model: Model): readonly Movable[] =>
  by_fact.map(({ id }, at) => ({
    name: `rate by fact ${id}`,
    paths: [['rates', 'by_fact', id]],
    variants: () => [[model, ...WEIGHT_SPAN.map((value) => factAt(model, at, value))]],
  }));

const drivers = (scenario: Scenario, model: Model): readonly Movable[] =>
  scenario.drivers.flatMap(({ id, range }) => {
    const driver = model.ids.drivers.indexOf(id);
    const drawn = scenario.events.filter((event) => event.happens_to?.by === id);
    const use = {
      weighs: scenario.target.leverage_driver === id,
      events: new Set(drawn.map((event) => event.id)),
    };
    return [
      {
        name: `weight ${id}`,
        paths: [
          ['weights', id],
          ['drivers', id],
        ],
        variants: () => weightVariants(model, driver),
      },
      {
        name: `driver ${id}`,
        paths: [['drivers', id]],
        variants: () => [[model, ...range.map((trait) => traitAt(model, driver, trait, use))]],
        through: `weight ${id}`,
      },
    ];
  });

const isOff = ({ mean, sd }: Parameter): boolean => mean === 0 && sd === 0;

/** The built-in weights that the file or a rule sets to something: one at 0 is switched off, and defaults are of all scenarios. */
const builtInWeights = (scenario: Scenario, model: Model, { has }: WrittenPlaces): readonly Movable[] =>
  BUILT_IN_WEIGHTS.flatMap((id) => {
    const set = [
      { path: ['weights', id], weights: scenario.weights },
      ...(scenario.rules ?? []).map((rule) => ({
        path: ['rules', rule.id, 'weights', id],
        weights: rule.weights,
      })),
    ];
    const paths = set.flatMap(({ path, weights }) => {
      const parameter = weights[id];
      return parameter && !isOff(parameter) && has(path) ? [path] : [];
    });
    const weight = model.ids.weights.indexOf(id);
    if (paths.length === 0 || weight < 0) return [];
    return [{ name: `weight ${id}`, paths, variants: () => weightVariants(model, weight) }];
  });

const blocs = (scenario: Scenario, model: Model): readonly Movable[] =>
  scenario.blocs.flatMap(({ id, cohesion }) =>
    cohesion === 0
      ? []
      : [{ name: `cohesion of ${id}`, paths: [['blocs', id]], variants: () => [[model, apart(model, id)]] }],
  );

/** The variable or track that an effect changes. If it moves nothing, this is one doubt, not one for each effect. */
const throughOf = (effect: Effect): { readonly through?: string } =>
  effect.kind === 'variable' || effect.kind === 'track' ? { through: `${effect.kind} ${effect.id}` } : {};

const TIMES = 4;

/** The turns on which an effect is tried: the first, and some later ones. */
const turnsOfTrial = (model: Model): readonly number[] =>
  Array.from({ length: TIMES }, (_, n) => 1 + Math.floor((n * model.turns) / TIMES));

/** An event's effects, each with it and without it: where the event is made to happen, and where it happens by itself. */
const effects = (model: Model, { kind, of }: Happening): readonly Movable[] => {
  const at = model.occasions.findIndex((occasion) => occasion.kind === kind && occasion.id === of.id);
  const all = model.occasions[at]?.effects ?? [];
  const turns = turnsOfTrial(model);
  let next = 0;
  return of.effects.map((effect, n) => {
    // A change of a disposition is two effects of the model: up, and down.
    const first = next;
    next += effect.kind === 'disposition' ? 2 : 1;
    const end = next;
    const without = all.map((list) => list.filter((_, k) => k < first || k >= end));
    return {
      name: `effect ${n + 1} of ${of.id}`,
      paths: [[`${kind}s`, of.id, 'effects', n]],
      variants: () => [
        [forced(model, at, turns, all), forced(model, at, turns, without)],
        [model, withHappening(model, at, { effects: without })],
      ],
      ...throughOf(effect),
    };
  });
};

/** The conditions for something to happen. Events without effects are left out, because they are only news. */
const conditions = (model: Model, { kind, of }: Happening): readonly Movable[] => {
  if (!of.when || (kind === 'event' && of.effects.length === 0)) return [];
  const at = model.occasions.findIndex((occasion) => occasion.kind === kind && occasion.id === of.id);
  const variants = (): readonly ModelVariants[] => [
    [withHappening(model, at, { when: CONSTANT.ever }), withHappening(model, at, { when: CONSTANT.never })],
  ];
  return [{ name: `condition of ${of.id}`, paths: [[`${kind}s`, of.id, 'when']], variants }];
};

/** Everything of a scenario that should move something. */
export const movablesOf = (scenario: Scenario, model: Model, written: WrittenPlaces): readonly Movable[] => [
  ...tracks(scenario, model),
  ...variables(scenario, model, written),
  ...indices(scenario, model),
  ...drivers(scenario, model),
  ...facts(scenario, model),
  ...builtInWeights(scenario, model, written),
  ...demands(scenario, model, written),
  ...blocs(scenario, model),
  ...happeningsOf(scenario).flatMap((each) => [...conditions(model, each), ...effects(model, each)]),
];
