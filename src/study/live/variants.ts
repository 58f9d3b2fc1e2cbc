import type { IndexId } from '../../domain/indices.ts';
import type { Model, ModelClimateFactor, ModelCondition, ModelEffect, Occasion } from '../../model/model.ts';
import type { ConditionTest } from '../../scenario/parts/happenings.ts';

/** Longer than any run. */
const ALWAYS = 1_000_000;

/** The model with one more event on some turns. Its effects come on top of all other effects. */
const withOccasion = (model: Model, turns: readonly number[], like: Partial<Occasion>): Model => ({
  ...model,
  occasions: [
    ...model.occasions,
    {
      kind: 'event',
      id: '',
      rate: 0,
      climate: [],
      clock: { id: '', high: 0, low: 0 },
      happensTo: undefined,
      effects: [[]],
      ...like,
      timing: 'dates',
      turns: new Set(turns),
      when: undefined,
      once: false,
      cooldown: 0,
    },
  ],
});

/** The model with a variable or a track held at a value from the end of the first turn on. */
export const held = (model: Model, kind: 'variable' | 'track', at: number, value: number): Model => {
  const effect: ModelEffect = { kind, at, operation: 'set', value, turns: ALWAYS };
  const effects = [...model.effects, effect];
  return withOccasion({ ...model, effects }, [1], { effects: [[model.effects.length]] });
};

/** The model with an event or institution that happens on some turns besides, with some of its effects. */
export const forced = (
  model: Model,
  at: number,
  turns: readonly number[],
  effects: Occasion['effects'],
): Model => withOccasion(model, turns, { ...model.occasions[at], effects });

/** The model with an event or institution changed. */
export const withHappening = (model: Model, at: number, change: Partial<Occasion>): Model => ({
  ...model,
  occasions: model.occasions.map((occasion, n) => (n === at ? { ...occasion, ...change } : occasion)),
});

const EVER: ModelCondition = { kind: 'all', of: [] };
const NEVER: ModelCondition = { kind: 'any', of: [] };

/** Conditions that hold in every world, and in none. */
export const CONSTANT = { ever: EVER, never: NEVER } as const;

/** Whether a number is at least, at most, above or below another, to the last bit. */
export const meets = (test: ConditionTest, a: number, b: number): boolean => {
  switch (test) {
    case 'at_least':
      return a >= b;
    case 'at_most':
      return a <= b;
    case 'above':
      return a > b;
    case 'below':
      return a < b;
  }
};

const conditionAt = (condition: ModelCondition, id: IndexId, value: number): ModelCondition => {
  if (condition.kind === 'not') return { kind: 'not', of: conditionAt(condition.of, id, value) };
  if (condition.kind !== 'compare')
    return { ...condition, of: condition.of.map((part) => conditionAt(part, id, value)) };
  const { quantity, test } = condition;
  if (quantity.kind !== 'index' || quantity.id !== id) return condition;
  return meets(test, value, condition.value) ? EVER : NEVER;
};

/** The model in which every reader of an index finds it at a share of its range, 0 to 1. */
export const readAt = (model: Model, id: IndexId, share: number): Model => {
  const norm = model.ids.variables.length + model.ids.tracks.length;
  const source = id === 'norm_strength' ? norm : model.steps.find(({ of }) => of === id)?.source;
  const fixed = (climate: readonly ModelClimateFactor[]): readonly ModelClimateFactor[] =>
    climate.map((factor) =>
      factor.source === source ? { ...factor, base: factor.base + factor.slope * share, slope: 0 } : factor,
    );
  return {
    ...model,
    rungStanding: id === 'legitimacy' ? model.rungStanding.map(() => share) : model.rungStanding,
    drivers: { ...model.drivers, climate: model.drivers.climate.map(fixed) },
    occasions: model.occasions.map((occasion) => ({
      ...occasion,
      climate: fixed(occasion.climate),
      when: occasion.when && conditionAt(occasion.when, id, 100 * share),
    })),
  };
};

/** The model in which all states start a step below the top. Some moves and some terms are possible only there. */
export const raised = (model: Model): Model => ({
  ...model,
  states: { ...model.states, rung: model.states.rung.map(() => model.top - 1) },
});

/** The model in which something that a state asks of the target has another strength. */
export const demanded = (model: Model, at: number, strength: number): Model => ({
  ...model,
  demands: {
    ...model.demands,
    strength: model.demands.strength.map((own, n) => (n === at ? strength : own)),
  },
});

/** The model in which the term of a fact has one value in all futures. */
export const factAt = (model: Model, at: number, value: number): Model => {
  const { byFact } = model.rates;
  return {
    ...model,
    rates: {
      ...model.rates,
      byFact: { ...byFact, mean: byFact.mean.map((own, n) => (n === at ? value : own)) },
    },
    rules: model.rules.map((rule) => ({
      ...rule,
      draws: rule.draws.filter((draw) => draw.table !== 'byFact' || draw.at[0] !== at),
    })),
  };
};

/** The model in which a weight has one value for all states in all futures. */
export const weighed = (model: Model, weight: number, value: number): Model => {
  const width = model.ids.weights.length;
  return {
    ...model,
    rules: model.rules.map((rule) => ({
      ...rule,
      weightMeans: rule.weightMeans.map((mean, at) => (at % width === weight ? value : mean)),
      draws: rule.draws.filter(({ table, at }) => table !== 'weight' || (at[0] ?? 0) % width !== weight),
    })),
  };
};

/** Other uses of a driver's trait, besides its own term: it may weigh the prize, and events may draw states by it. */
interface TraitUse {
  readonly weighs: boolean;
  readonly events: ReadonlySet<string>;
}

/** The model in which all states have one trait. */
export const traitAt = (model: Model, driver: number, trait: number, use: TraitUse): Model => {
  const { states, drivers } = model;
  const own = (drivers.sign[driver] ?? 1) * trait;
  return {
    ...model,
    states: {
      ...states,
      traits: states.traits.map((value, at) => (at % drivers.count === driver ? own : value)),
      leverage: use.weighs ? states.leverage.map(() => trait) : states.leverage,
    },
    drivers: {
      ...drivers,
      holders: drivers.holders.map((holders, d) =>
        d === driver ? Int32Array.from({ length: states.count }, (_, i) => i) : holders,
      ),
    },
    occasions: model.occasions.map((occasion) => {
      const { kind, id, happensTo } = occasion;
      if (!happensTo || kind !== 'event' || !use.events.has(id)) return occasion;
      return {
        ...occasion,
        happensTo: { ...happensTo, shares: happensTo.shares.map(() => Math.max(0, trait)) },
      };
    }),
  };
};

/** The model in which the members of a bloc step apart. */
export const apart = (model: Model, bloc: string): Model => {
  const own = Float64Array.from(model.blocs.own);
  for (const each of model.blocs.coordinating) if (each.id === bloc) for (const i of each.members) own[i] = 1;
  return {
    ...model,
    blocs: { ...model.blocs, own, coordinating: model.blocs.coordinating.filter(({ id }) => id !== bloc) },
  };
};
