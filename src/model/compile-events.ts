import { monthsPerTurn, turnOf, turnsOfYearDay } from '../domain/dates.ts';
import { log } from '../domain/exp-log.ts';
import { compareIds, type StateId } from '../domain/ids.ts';
import { INDEX_IDS } from '../domain/indices.ts';
import { MAX_TURNS } from '../domain/limits.ts';
import type { Condition, Effect, EffectStates, Quantity } from '../scenario/parts/happenings.ts';
import type { ClimateFactor, Institution, Scenario, ScenarioEvent } from '../scenario/scenario.ts';
import type {
  ModelClimateFactor,
  ModelCondition,
  ModelEffect,
  ModelHappensTo,
  ModelQuantity,
  Occasion,
} from './model.ts';
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
      const { kind, rung, bloc, among } = quantity;
      if (among) return { kind, rung, among: Int32Array.from(among, (id) => places.state(id, where)) };
      return { kind, rung, among: bloc === undefined ? undefined : places.bloc(bloc, where) };
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

/** The factors of a climate. */
export const compileClimate = (
  places: Places,
  climate: readonly ClimateFactor[],
  where: string,
): readonly ModelClimateFactor[] =>
  climate.map(({ of, base, slope }, n) => ({
    source: places.climate(of, () => `${where}.climate[${n}]`),
    base,
    slope,
  }));

/** What effects are compiled with: `that` is the state to which their event happens, where it happens to one. */
interface EffectTerms {
  readonly places: Places;
  readonly months: number;
  readonly hysteresis: number;
  readonly that: StateId | undefined;
}

const compileEffect = (
  { places, months, hysteresis, that }: EffectTerms,
  effect: Effect,
  where: () => string,
): ModelEffect | readonly ModelEffect[] => {
  const states = (ids: EffectStates): Int32Array =>
    Int32Array.from(ids === 'that' ? [that ?? ids] : ids, (id) => places.state(id, where));
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
    case 'disposition': {
      const own = { kind: 'boost', states: states(effect.states), turns } as const;
      return [
        { ...own, direction: 'up', log: effect.add },
        { ...own, direction: 'down', log: -hysteresis * effect.add },
      ];
    }
  }
};

const turnsOf = (scenario: Scenario, { kind, of }: Happening, last: number): readonly number[] => {
  const { start, turn } = scenario;
  if (kind === 'institution')
    return of.on?.map((date) => turnOf(start, turn, date)) ?? turnsOfYearDay(start, turn, of.decides, last);
  const { timing } = of;
  if (timing.kind === 'yearly') return turnsOfYearDay(start, turn, timing.day, last);
  return timing.kind === 'dates' ? timing.dates.map((date) => turnOf(start, turn, date)) : [];
};

const compileHappensTo = (
  { states }: Scenario,
  places: Places,
  { id, happens_to: file }: ScenarioEvent,
): ModelHappensTo | undefined => {
  if (!file) return undefined;
  const { among, by, from, to } = file;
  const where = (): string => `events.${id}.happens_to`;
  if (by !== undefined) places.driver(by, where);
  const at = Int32Array.from(among, (state) => places.state(state, where));
  return {
    states: at,
    names: among.map((state) => clockName(`event ${id} ${state}`)),
    shares: Float64Array.from(at, (i) => (by === undefined ? 1 : Math.max(0, states[i]?.traits[by] ?? 0))),
    from,
    to,
  };
};

const compileOccasion = (
  scenario: Scenario,
  places: ConditionPlaces,
  happening: Happening,
  effects: Occasion['effects'],
): Occasion => {
  const { kind, of } = happening;
  const event = kind === 'event' ? of : undefined;
  const timing = event?.timing ?? ({ kind: 'yearly' } as const);
  const chance = timing.kind === 'chance' ? timing.chance : 0;
  return {
    kind,
    id: of.id,
    timing: timing.kind,
    // Planned to the last turn that a run can have, which may be later than the scenario's.
    turns: new Set(turnsOf(scenario, happening, MAX_TURNS)),
    rate: chance > 0 ? -log(1 - chance) * monthsPerTurn(scenario.turn) : 0,
    climate: compileClimate(places, event?.climate ?? [], `events.${of.id}`),
    clock: clockName(`${kind} ${of.id}`),
    when: of.when && compileCondition(places, of.when, () => `${kind}s.${of.id}.when`),
    once: event?.once ?? true,
    cooldown: event?.cooldown ?? 0,
    happensTo: event && compileHappensTo(scenario, places, event),
    effects,
  };
};

/** Compiles the effects of a happening into `effects`, and gives their positions as an occasion has them. */
const addEffects = (
  scenario: Scenario,
  places: Places,
  { kind, of }: Happening,
  effects: ModelEffect[],
): Occasion['effects'] => {
  const terms = { places, months: monthsPerTurn(scenario.turn), hysteresis: scenario.rates.hysteresis };
  const among = kind === 'event' ? of.happens_to?.among : undefined;
  const lists = (among ?? [undefined]).map((): number[] => []);
  for (const [n, effect] of of.effects.entries()) {
    const add = (that?: StateId): readonly number[] =>
      [compileEffect({ ...terms, that }, effect, () => `${kind}s.${of.id}.effects[${n}]`)]
        .flat()
        .map((each) => effects.push(each) - 1);
    const isOnThat = among && 'states' in effect && effect.states === 'that';
    const shared = isOnThat ? [] : add();
    for (const [at, list] of lists.entries()) list.push(...(isOnThat ? add(among[at]) : shared));
  }
  return lists;
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
  const effects: ModelEffect[] = [];
  const occasions = happenings.map((happening) =>
    compileOccasion(scenario, all, happening, addEffects(scenario, places, happening, effects)),
  );
  return { occasions, effects };
};
