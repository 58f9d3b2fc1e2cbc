import { monthsPerTurn, turnOf, turnsOfYearDay } from '../domain/dates.ts';
import { log } from '../domain/exp-log.ts';
import { compareIds } from '../domain/ids.ts';
import { MAX_TURNS } from '../domain/limits.ts';
import type {
  Condition,
  Effect,
  Institution,
  Quantity,
  Scenario,
  ScenarioEvent,
} from '../scenario/scenario.ts';
import { clockName } from './clock-name.ts';
import type { ModelCondition, ModelEffect, ModelIds, ModelQuantity, Occasion } from './model.ts';

/** Where the names that events speak of stand in the model. */
interface Places {
  readonly ids: ModelIds;
  readonly state: ReadonlyMap<string, number>;
  readonly occasion: ReadonlyMap<string, number>;
}

const sourceOf = (ids: ModelIds, id: string): number => {
  const variable = ids.variables.indexOf(id);
  return variable >= 0 ? variable : ids.variables.length + ids.tracks.indexOf(id);
};

const compileQuantity = (places: Places, quantity: Quantity): ModelQuantity => {
  const { ids } = places;
  const bloc = (id: string | undefined): number | undefined =>
    id === undefined ? undefined : ids.blocs.indexOf(id);
  switch (quantity.kind) {
    case 'variable':
    case 'track':
      return { kind: 'source', source: sourceOf(ids, quantity.id) };
    case 'index':
      return quantity;
    case 'rung':
      return { kind: 'rung', state: places.state.get(quantity.state) ?? 0 };
    case 'count':
    case 'share':
      return { kind: quantity.kind, rung: quantity.rung, bloc: bloc(quantity.bloc) };
    case 'sum': {
      const terms = Object.entries(quantity.terms).sort((a, b) => compareIds(a[0], b[0]));
      return {
        kind: 'sum',
        sources: terms.map(([id]) => sourceOf(ids, id)),
        coefficients: terms.map(([, coefficient]) => coefficient),
      };
    }
    case 'granted':
      return { kind: 'happened', occasion: places.occasion.get(`institution ${quantity.institution}`) ?? 0 };
    case 'happened':
      return { kind: 'happened', occasion: places.occasion.get(`event ${quantity.event}`) ?? 0 };
  }
};

const compileCondition = (places: Places, condition: Condition): ModelCondition => {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { kind: condition.kind, of: condition.of.map((part) => compileCondition(places, part)) };
    case 'not':
      return { kind: 'not', of: compileCondition(places, condition.of) };
    case 'compare':
      return { ...condition, quantity: compileQuantity(places, condition.quantity) };
  }
};

const compileEffect = (places: Places, months: number, effect: Effect): ModelEffect => {
  const { ids } = places;
  const states = (list: readonly string[]): Int32Array =>
    Int32Array.from(list, (id) => places.state.get(id) ?? 0);
  const turns =
    'months' in effect && effect.months !== undefined ? Math.ceil(effect.months / months - 1e-9) : 0;
  switch (effect.kind) {
    case 'variable':
    case 'track': {
      const at =
        effect.kind === 'variable' ? ids.variables.indexOf(effect.id) : ids.tracks.indexOf(effect.id);
      return { kind: effect.kind, at, operation: effect.operation, value: effect.value, turns };
    }
    case 'move':
      return { kind: 'move', states: states(effect.states), to: effect.to, turns: 0 };
    case 'shift':
      return { kind: 'shift', states: states(effect.states), by: effect.by, turns: 0 };
    case 'boost': {
      const { direction } = effect;
      return { kind: 'boost', states: states(effect.states), direction, log: log(effect.times), turns };
    }
    case 'block':
      return { kind: 'block', states: states(effect.states), direction: effect.direction, turns };
    case 'weight': {
      const { operation, value } = effect;
      const weight = ids.weights.indexOf(effect.weight);
      return { kind: 'weight', states: states(effect.states), weight, operation, value, turns };
    }
  }
};

type Source =
  | { readonly kind: 'event'; readonly of: ScenarioEvent }
  | { readonly kind: 'institution'; readonly of: Institution };

const turnsOf = (scenario: Scenario, source: Source, last: number): readonly number[] => {
  const { start, turn } = scenario;
  if (source.kind === 'institution') return turnsOfYearDay(start, turn, source.of.decides, last);
  const { timing } = source.of;
  if (timing.kind === 'yearly') return turnsOfYearDay(start, turn, timing.day, last);
  return timing.kind === 'dates' ? timing.dates.map((date) => turnOf(start, turn, date)) : [];
};

const compileOccasion = (
  scenario: Scenario,
  places: Places,
  source: Source,
  effects: readonly number[],
): Occasion => {
  const timing = source.kind === 'event' ? source.of.timing : ({ kind: 'yearly' } as const);
  const chance = timing.kind === 'chance' ? timing.chance : 0;
  const when = source.of.when;
  return {
    kind: source.kind,
    id: source.of.id,
    timing: timing.kind,
    // Planned to the last turn that a run can have, which may be later than the scenario's.
    turns: new Set(turnsOf(scenario, source, MAX_TURNS)),
    rate: chance > 0 ? -log(1 - chance) * monthsPerTurn(scenario.turn) : 0,
    clock: clockName(`${source.kind} ${source.of.id}`),
    when: when && compileCondition(places, when),
    once: source.kind === 'institution' || source.of.once,
    cooldown: source.kind === 'event' ? source.of.cooldown : 0,
    effects,
  };
};

/** Events and institutions in canonical order, and all their effects in the order in which they are taken. */
export const compileOccasions = (
  scenario: Scenario,
  ids: ModelIds,
  state: ReadonlyMap<string, number>,
): { readonly occasions: readonly Occasion[]; readonly effects: readonly ModelEffect[] } => {
  const sources: readonly Source[] = [
    ...scenario.events.map((of) => ({ kind: 'event', of }) as const),
    ...scenario.institutions.map((of) => ({ kind: 'institution', of }) as const),
  ].sort((a, b) => compareIds(a.of.id, b.of.id) || compareIds(a.kind, b.kind));
  const places: Places = {
    ids,
    state,
    occasion: new Map(sources.map((source, o) => [`${source.kind} ${source.of.id}`, o])),
  };
  const months = monthsPerTurn(scenario.turn);
  const effects = sources.flatMap((source) =>
    source.of.effects.map((effect) => compileEffect(places, months, effect)),
  );
  let next = 0;
  const occasions = sources.map((source) => {
    const own = source.of.effects.map(() => next++);
    return compileOccasion(scenario, places, source, own);
  });
  return { occasions, effects };
};
