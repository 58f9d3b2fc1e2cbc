import { monthsPerTurn, turnOf, turnsOfYearDay } from '../../src/domain/dates.ts';
import { hashName } from '../../src/model/hash-name.ts';
import { exponential, type Luck, PURPOSES } from '../../src/random/luck.ts';
import type { Condition, Effect, Quantity } from '../../src/scenario/parts/happenings.ts';
import type { Institution, Scenario, ScenarioEvent } from '../../src/scenario/scenario.ts';
import { clamp, onTrack, operate, type Values } from './values.ts';
import type { PlainWorld } from './world.ts';

/** An event or an institution's decision, under one roof; `that` is the state to which it happens, if it happens to one. */
export interface Happening {
  readonly key: string;
  readonly effects: readonly Effect[];
  readonly that?: string;
}

/** An effect with the state that it means by `that`. */
export const meantBy = (effect: Effect, that = ''): Effect =>
  'states' in effect && effect.states === 'that' ? { ...effect, states: [that] } : effect;

/** The event as it happens now: to one state on the right rungs, the first of those that wait E/x; or to none. */
export const happeningOf = (world: PlainWorld, scenario: Scenario, luck: Luck, event: ScenarioEvent) => {
  const key = `${event.id} event`;
  const { happens_to: happens, effects } = event;
  if (!happens) return [{ key, effects }];
  const waits = scenario.states.flatMap(({ id, traits }) => {
    const rung = world.rungs[id] ?? 0;
    const share = happens.by === undefined ? 1 : Math.max(0, traits[happens.by] ?? 0);
    if (!happens.among.includes(id) || rung < happens.from || rung > happens.to || share === 0) return [];
    const { high, low } = hashName(`event ${event.id} ${id}`);
    const times = world.happened[`event ${event.id}`] ?? 0;
    return [{ id, wait: exponential(luck, high, low, PURPOSES.whom, times) / share }];
  });
  const [first] = waits.sort((a, b) => a.wait - b.wait);
  return first ? [{ key, effects, that: first.id }] : [];
};

const clamp01 = (x: number): number => clamp(x, 0, 1);

export const indexOf = (scenario: Scenario, world: PlainWorld, values: Values, id: string): number => {
  const top = scenario.ladder.length - 1;
  const share = (state: { readonly id: string }): number => (world.rungs[state.id] ?? 0) / top;
  const { militancy = 1, tension = 1, displacement = 1, assets = 0, credibility = 0 } = values.variables;
  if (id === 'legitimacy') return 100 * clamp01(values.legitimacy);
  if (id === 'frozen_assets') return 100 * clamp01(assets);
  if (id === 'norm_strength') return 100 * values.norm;
  if (id === 'isolation')
    return (
      100 * clamp01(1 - scenario.states.reduce((sum, s) => sum + (values.standing[s.id] ?? 0) * share(s), 0))
    );
  if (id === 'womens_rights') {
    const today = values.tracks.rights ?? 0;
    return 100 * clamp01(today + (1 - today) * clamp01(credibility) * clamp01(values.prize));
  }
  const neighbours = scenario.states.filter((state) => state.neighbour);
  const engagement = neighbours.reduce((sum, state) => sum + share(state) / neighbours.length, 0);
  const strain = 0.2 * (militancy - 1) + 0.2 * (tension - 1) + 0.1 * (displacement - 1);
  return 100 * clamp01(0.35 + 0.3 * engagement - strain);
};

const quantityOf = (scenario: Scenario, world: PlainWorld, values: Values, q: Quantity): number => {
  if (q.kind === 'variable') return values.variables[q.id] ?? 0;
  if (q.kind === 'track') return values.tracks[q.id] ?? 0;
  if (q.kind === 'index') return indexOf(scenario, world, values, q.id);
  if (q.kind === 'rung') return world.rungs[q.state] ?? 0;
  if (q.kind === 'granted') return world.granted[q.institution] ? 1 : 0;
  if (q.kind === 'happened') return world.happened[`event ${q.event}`] ?? 0;
  if (q.kind === 'sum')
    return Object.entries(q.terms).reduce(
      (sum, [id, c]) => sum + c * (values.variables[id] ?? values.tracks[id] ?? 0),
      0,
    );
  const among = scenario.blocs.find((bloc) => bloc.id === q.bloc)?.members;
  const members = scenario.states.filter((state) => state.member && (!among || among.includes(state.id)));
  const count = members.filter((state) => (world.rungs[state.id] ?? 0) >= q.rung).length;
  return q.kind === 'count' ? count : count / Math.max(1, members.length);
};

export const conditionHolds = (
  scenario: Scenario,
  world: PlainWorld,
  values: Values,
  c: Condition,
): boolean => {
  if (c.kind === 'all') return c.of.every((part) => conditionHolds(scenario, world, values, part));
  if (c.kind === 'any') return c.of.some((part) => conditionHolds(scenario, world, values, part));
  if (c.kind === 'not') return !conditionHolds(scenario, world, values, c.of);
  const value = quantityOf(scenario, world, values, c.quantity);
  if (c.test === 'at_least') return value >= c.value - 1e-9;
  if (c.test === 'at_most') return value <= c.value + 1e-9;
  return c.test === 'above' ? value > c.value + 1e-9 : value < c.value - 1e-9;
};

const isRested = (world: PlainWorld, event: ScenarioEvent): boolean => {
  const key = `event ${event.id}`;
  const last = world.lastHappened[key];
  if (last === undefined) return true;
  if (event.once && event.timing.kind !== 'dates') return false;
  return world.turn + 1 - last > event.cooldown;
};

/** Whether an event may happen in the next turn, its date and chance apart. */
export const mayHappen = (
  scenario: Scenario,
  world: PlainWorld,
  values: Values,
  event: ScenarioEvent,
): boolean => isRested(world, event) && (!event.when || conditionHolds(scenario, world, values, event.when));

/** Whether the next turn is one of an event's dates; true for an event that has none and no chance. */
export const isDue = (scenario: Scenario, world: PlainWorld, event: ScenarioEvent): boolean => {
  const { timing } = event;
  const turn = world.turn + 1;
  if (timing.kind === 'condition') return true;
  if (timing.kind === 'chance') return false;
  if (timing.kind === 'yearly')
    return turnsOfYearDay(scenario.start, scenario.turn, timing.day, turn).includes(turn);
  return timing.dates.some((date) => turnOf(scenario.start, scenario.turn, date) === turn);
};

/** Institutions that decide in the next turn and grant what they had not granted yet. */
export const grantsNow = (scenario: Scenario, world: PlainWorld, values: Values): readonly Institution[] =>
  scenario.institutions.filter(
    (body) =>
      !world.granted[body.id] &&
      turnsOfYearDay(scenario.start, scenario.turn, body.decides, world.turn + 1).includes(world.turn + 1) &&
      conditionHolds(scenario, world, values, body.when),
  );

/** Lets variables fade, then takes the effects of a turn's happenings, in canonical order: those for good first, then what lasts. */
export const takeEffects = (
  scenario: Scenario,
  draft: PlainWorld,
  all: readonly Happening[],
  turn: number,
): void => {
  for (const { id, start, half_life } of scenario.variables) {
    if (half_life === undefined) continue;
    const keeps = Math.exp((-Math.LN2 * monthsPerTurn(scenario.turn)) / half_life);
    draft.variables[id] = start + ((draft.variables[id] ?? 0) - start) * keeps;
  }
  for (const operation of ['set', 'multiply', 'add'] as const)
    for (const { effects, that } of all)
      for (const effect of effects.map((each) => meantBy(each, that))) {
        if (!('operation' in effect) || effect.operation !== operation || effect.months !== undefined)
          continue;
        if (effect.kind === 'variable')
          draft.variables[effect.id] = clamp(
            operate(operation, draft.variables[effect.id] ?? 0, effect.value),
            -1000,
            1000,
          );
        if (effect.kind === 'track') {
          const before = (draft.tracks[effect.id] ?? 0) / 100;
          draft.tracks[effect.id] = onTrack(scenario, effect.id, operate(operation, before, effect.value));
        }
        if (effect.kind === 'weight')
          for (const id of effect.states === 'that' ? [] : effect.states) {
            const own = draft.weights[id];
            if (own)
              own[effect.weight] = clamp(operate(operation, own[effect.weight] ?? 0, effect.value), -50, 50);
          }
      }
  for (const { key, effects, that } of all)
    effects.forEach((written, n) => {
      const effect = meantBy(written, that);
      if (effect.kind === 'move' || effect.kind === 'shift') return;
      if ('operation' in effect && effect.months === undefined) return;
      const turns =
        effect.months === undefined ? Number.POSITIVE_INFINITY : effect.months / monthsPerTurn(scenario.turn);
      const whose = effect === written ? '' : ` ${that}`;
      const name = `${key} ${String(n).padStart(3, '0')}${whose}`;
      const until = turn + Math.ceil(turns - 1e-9);
      const running = draft.lasting.find((each) => each.key === name);
      if (running) running.until = Math.max(running.until, until);
      else draft.lasting.push({ key: name, effect, until });
    });
  draft.lasting = draft.lasting.filter((each) => each.until > turn);
};
