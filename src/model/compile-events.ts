import { monthsPerTurn, turnOf, turnsOfYearDay } from '../domain/dates.ts';
import { log } from '../domain/exp-log.ts';
import { compareIds } from '../domain/ids.ts';
import { INDEX_IDS } from '../domain/indices.ts';
import { MAX_TURNS } from '../domain/limits.ts';
import type {
  Condition,
  Effect,
  Institution,
  Quantity,
  Scenario,
  ScenarioEvent,
} from '../scenario/scenario.ts';
import type { ModelCondition, ModelEffect, ModelQuantity, Occasion } from './model.ts';
import { clockName } from './parts/clock-name.ts';
import { type Lookup, lookup, type Places } from './places.ts';

/** An event or an institution: both have effects when they happen. */
type Happening =
  | { readonly kind: 'event'; readonly of: ScenarioEvent }
  | { readonly kind: 'institution'; readonly of: Institution };

/** What a condition can name: all places, and those of events and institutions among the occasions. */
interface ConditionPlaces extends Places {
  readonly event: Lookup<number>;
  readonly institution: Lookup<number>;
}

/** The indices that a condition can compare. For the number of recognisers it has `count`. */
const COMPARED_INDICES = INDEX_IDS.filter((id) => id !== 'recognisers');
const comparedIndex = lookup(
  'index',
  COMPARED_INDICES.map((id) => [id, id]),
);

const compileQuantity = (places: ConditionPlaces, quantity: Quantity, where: () => string): ModelQuantity => {
  switch (quantity.kind) {
    case 'variable':
      return { kind: 'source', source: places.variable(quantity.id, where) };
    case 'track':
      return { kind: 'source', source: places.trackSource(quantity.id, where) };
    case 'index':
      return { kind: 'index', id: comparedIndex(quantity.id, where) };
    case 'rung':
      return { kind: 'rung', state: places.state(quantity.state, where) };
    case 'count':
    case 'share': {
      const { kind, rung, bloc } = quantity;
      return { kind, rung, bloc: bloc === undefined ? undefined : places.bloc(bloc, where) };
    }
    case 'sum': {
      const terms = Object.entries(quantity.terms).sort((a, b) => compareIds(a[0], b[0]));
      return {
        kind: 'sum',
        sources: terms.map(([id]) => places.source(id, where)),
        coefficients: terms.map(([, coefficient]) => coefficient),
      };
    }
    case 'granted':
      return { kind: 'happened', occasion: places.institution(quantity.institution, where) };
    case 'happened':
      return { kind: 'happened', occasion: places.event(quantity.event, where) };
  }
};

const compileCondition = (
  places: ConditionPlaces,
  condition: Condition,
  where: () => string,
): ModelCondition => {
  const part = (of: Condition): ModelCondition => compileCondition(places, of, where);
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { kind: condition.kind, of: condition.of.map(part) };
    case 'not':
      return { kind: 'not', of: part(condition.of) };
    case 'compare':
      return { ...condition, quantity: compileQuantity(places, condition.quantity, where) };
  }
};

const compileEffect = (places: Places, months: number, effect: Effect, where: () => string): ModelEffect => {
  const states = (ids: readonly string[]): Int32Array =>
    Int32Array.from(ids, (id) => places.state(id, where));
  const turns =
    'months' in effect && effect.months !== undefined ? Math.ceil(effect.months / months - 1e-9) : 0;
  switch (effect.kind) {
    case 'variable':
    case 'track': {
      const { kind, id, operation, value } = effect;
      return { kind, at: places[kind](id, where), operation, value, turns };
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
      const weight = places.weight(effect.weight, where);
      return { kind: 'weight', states: states(effect.states), weight, operation, value, turns };
    }
  }
};

const turnsOf = (scenario: Scenario, { kind, of }: Happening, last: number): readonly number[] => {
  const { start, turn } = scenario;
  if (kind === 'institution') return turnsOfYearDay(start, turn, of.decides, last);
  const { timing } = of;
  if (timing.kind === 'yearly') return turnsOfYearDay(start, turn, timing.day, last);
  return timing.kind === 'dates' ? timing.dates.map((date) => turnOf(start, turn, date)) : [];
};

const compileOccasion = (
  scenario: Scenario,
  places: ConditionPlaces,
  happening: Happening,
  effects: readonly number[],
): Occasion => {
  const { kind, of } = happening;
  const timing = kind === 'event' ? of.timing : ({ kind: 'yearly' } as const);
  const chance = timing.kind === 'chance' ? timing.chance : 0;
  return {
    kind,
    id: of.id,
    timing: timing.kind,
    // Planned to the last turn that a run can have, which may be later than the scenario's.
    turns: new Set(turnsOf(scenario, happening, MAX_TURNS)),
    rate: chance > 0 ? -log(1 - chance) * monthsPerTurn(scenario.turn) : 0,
    clock: clockName(`${kind} ${of.id}`),
    when: of.when && compileCondition(places, of.when, () => `${kind}s.${of.id}.when`),
    once: kind === 'institution' || of.once,
    cooldown: kind === 'event' ? of.cooldown : 0,
    effects,
  };
};

/** Events and institutions in canonical order, and all their effects in the order in which they apply. */
export const compileOccasions = (
  scenario: Scenario,
  places: Places,
): { readonly occasions: readonly Occasion[]; readonly effects: readonly ModelEffect[] } => {
  const happenings: readonly Happening[] = [
    ...scenario.events.map((of) => ({ kind: 'event', of }) as const),
    ...scenario.institutions.map((of) => ({ kind: 'institution', of }) as const),
  ].sort((a, b) => compareIds(a.of.id, b.of.id) || compareIds(a.kind, b.kind));
  const positions = (kind: Happening['kind']) =>
    lookup(
      kind,
      happenings.flatMap((each, at) => (each.kind === kind ? [[each.of.id, at] as const] : [])),
    );
  const all = { ...places, event: positions('event'), institution: positions('institution') };
  const months = monthsPerTurn(scenario.turn);
  const effects: ModelEffect[] = [];
  const occasions = happenings.map((happening) => {
    const { kind, of } = happening;
    const first = effects.length;
    of.effects.forEach((effect, n) => {
      effects.push(compileEffect(places, months, effect, () => `${kind}s.${of.id}.effects[${n}]`));
    });
    const own = of.effects.map((_, n) => first + n);
    return compileOccasion(scenario, all, happening, own);
  });
  return { occasions, effects };
};
