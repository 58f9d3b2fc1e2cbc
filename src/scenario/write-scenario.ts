import type { Condition, Effect, EffectStates, Quantity } from './parts/happenings.ts';
import type { Uncertain } from './parts/uncertain.ts';
import type { Parameter, Rule, Scenario, ScenarioEvent } from './scenario.ts';

type Json = Readonly<Record<string, unknown>>;

const quantity = (q: Quantity): Json => {
  switch (q.kind) {
    case 'rung':
      return { state: q.state };
    case 'count':
    case 'share':
      return {
        [q.kind]: q.rung,
        ...(q.bloc === undefined ? {} : { bloc: q.bloc }),
        ...(q.others && { others: true }),
      };
    case 'sum':
      return { sum: q.terms };
    case 'granted':
      return { granted: q.institution };
    case 'happened':
      return { happened: q.event };
    default:
      return { [q.kind]: q.id };
  }
};

/** A condition as the plain data of a file. */
const writeCondition = (c: Condition): Json => {
  if (c.kind === 'not') return { not: writeCondition(c.of) };
  if (c.kind === 'compare') return { ...quantity(c.quantity), [c.test]: c.value };
  return { [c.kind]: c.of.map(writeCondition) };
};

/** States as a file names them: that state, all states, one state, the members of a bloc, or a list. */
const writeStates = (ids: EffectStates, { states, blocs }: Scenario): unknown => {
  if (ids === 'that') return ids;
  if (ids.length === states.length) return 'all';
  if (ids.length === 1) return ids[0];
  const bloc = blocs.find(({ members }) => members.join() === ids.join());
  return bloc ? { bloc: bloc.id } : ids;
};

/** An effect of a scenario as the plain data of a file. */
export const writeEffect = (e: Effect, scenario: Scenario): Json => {
  const months = 'months' in e && e.months !== undefined ? { months: e.months } : {};
  const states = 'states' in e ? writeStates(e.states, scenario) : undefined;
  switch (e.kind) {
    case 'variable':
    case 'track':
      return { [e.kind]: e.id, [e.operation]: e.value, ...months };
    case 'move':
      return { move: states, to: e.to };
    case 'shift':
      return { move: states, by: e.by };
    case 'boost':
      return { boost: states, direction: e.direction, times: e.times, ...months };
    case 'block':
      return { block: states, direction: e.direction, ...months };
    case 'weight':
      return { weight: e.weight, states, [e.operation]: e.value, ...months };
    case 'disposition':
      return { disposition: states, add: e.add, ...months };
  }
};

const parameter = ({ mean, sd }: Parameter): unknown => (sd === 0 ? mean : { mean, sd });

const parameters = (all: Readonly<Record<string, Parameter>>): Json =>
  Object.fromEntries(Object.entries(all).map(([id, value]) => [id, parameter(value)]));

const byId = <T extends { readonly id: string }>(items: readonly T[], write: (item: T) => Json): Json =>
  Object.fromEntries(items.map((item) => [item.id, write(item)]));

const timing = ({ timing: at }: ScenarioEvent): Json => {
  if (at.kind === 'dates') return { on: at.dates };
  if (at.kind === 'yearly') return { yearly: at.day };
  return at.kind === 'chance' ? { chance: at.chance } : {};
};

const when = (c: Condition | undefined): Json => (c === undefined ? {} : { when: writeCondition(c) });

/** Whose deed an event is, as the plain data of a file. */
export const writeBy = ({ by }: ScenarioEvent): Json => (by ? { by: by.length === 1 ? by[0] : by } : {});

/** Whom an event happens to, as the plain data of a file. */
export const writeHappensTo = ({ happens_to: happens }: ScenarioEvent, scenario: Scenario): Json => {
  if (happens === undefined) return {};
  const { among, by, from, to } = happens;
  return { happens_to: { among: writeStates(among, scenario), ...(by !== undefined && { by }), from, to } };
};

const writeEvent = (e: ScenarioEvent, scenario: Scenario): Json => ({
  label: e.label,
  text: e.text,
  source: e.source,
  act: e.act,
  ...timing(e),
  ...when(e.when),
  once: e.once,
  cooldown: e.cooldown,
  ...writeBy(e),
  ...writeHappensTo(e, scenario),
  ...(e.climate && { climate: e.climate }),
  effects: e.effects.map((effect) => writeEffect(effect, scenario)),
});

const steps = (ladder: Scenario['ladder'], rates: readonly Parameter[]): Json =>
  Object.fromEntries(rates.map((rate, i) => [ladder[i]?.id ?? '', parameter(rate)]));

const writeRule = ({ id: _, weights, rates, ...rest }: Rule): Json => ({
  ...rest,
  weights: parameters(weights),
  rates: { up: parameters(rates.up), down: parameters(rates.down) },
});

const writeTarget = ({ target }: Scenario): Json => ({
  ...target,
  leverage_driver: target.leverage_driver ?? null,
  ...(target.push_backlash && { push_backlash: parameter(target.push_backlash) }),
  tracks: byId(target.tracks, ({ id: _, up, down, ...rest }) => ({
    ...rest,
    up: parameter(up),
    down: parameter(down),
  })),
});

/** Something that is not certain, as the plain data of a file. */
const writeUncertain = ({ id: _, ...of }: Uncertain): Json => {
  if ('event' in of) return of;
  const { spread, ...rest } = of;
  const { kind: _kind, ...values } = spread;
  return { ...rest, ...values };
};

const writeRates = ({ rates: { by_fact, ...rates }, ladder }: Scenario): Json => {
  const ids = (rungs: readonly number[]): readonly string[] => rungs.map((k) => ladder[k]?.id ?? '');
  const terms = byId(by_fact ?? [], ({ id: _, levels, held_by, up, down, add, label }) => ({
    label,
    ...levels,
    ...(held_by === undefined ? {} : { held_by }),
    up: ids(up),
    down: ids(down),
    add: parameter(add),
  }));
  return {
    ...rates,
    up: steps(ladder, rates.up),
    down: steps(ladder.slice(1), rates.down),
    ...(by_fact === undefined ? {} : { by_fact: terms }),
  };
};

/** A scenario as the plain data of a file that means the same. It writes out every default. */
export const writeScenario = (s: Scenario): Json => ({
  demarche: 1,
  ...s,
  rates: writeRates(s),
  weights: parameters(s.weights),
  ...(s.rules && { rules: byId(s.rules, writeRule) }),
  drivers: byId(s.drivers, ({ id: _, sign, ...rest }) => ({
    ...rest,
    sign: sign === 1 ? 'benefit' : 'cost',
  })),
  states: byId(s.states, ({ id: _, since, weights, ...rest }) => ({
    ...rest,
    ...(since === undefined ? {} : { since }),
    weights: parameters(weights),
  })),
  blocs: byId(s.blocs, ({ id: _, ...rest }) => rest),
  target: writeTarget(s),
  variables: byId(s.variables, ({ id: _, ...rest }) => rest),
  institutions: byId(s.institutions, ({ id: _, on: _on, ...rest }) => ({
    ...rest,
    when: writeCondition(rest.when),
    effects: rest.effects.map((effect) => writeEffect(effect, s)),
  })),
  events: byId(s.events, (e) => writeEvent(e, s)),
  decisions: byId(s.decisions, ({ state, on, decision }) => ({
    state,
    on,
    do: typeof decision === 'object' ? decision.to : decision,
  })),
  ...(s.uncertain && { uncertain: byId(s.uncertain, writeUncertain) }),
  ...(s.levers && { levers: byId(s.levers, ({ id: _, ...rest }) => rest) }),
});
