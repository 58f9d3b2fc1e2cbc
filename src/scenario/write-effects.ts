import type { Condition, Effect, Quantity, Scenario } from './scenario.ts';

type Json = Readonly<Record<string, unknown>>;

const quantity = (q: Quantity): Json => {
  switch (q.kind) {
    case 'rung':
      return { state: q.state };
    case 'count':
    case 'share':
      return { [q.kind]: q.rung, ...(q.bloc === undefined ? {} : { bloc: q.bloc }) };
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
export const writeCondition = (c: Condition): Json => {
  if (c.kind === 'not') return { not: writeCondition(c.of) };
  if (c.kind === 'compare') return { ...quantity(c.quantity), [c.test]: c.value };
  return { [c.kind]: c.of.map(writeCondition) };
};

/** An effect as the plain data of a file; `all` in place of the ids of all states of a scenario. */
export const writeEffect = (e: Effect, { states }: Pick<Scenario, 'states'>): Json => {
  const months = 'months' in e && e.months !== undefined ? { months: e.months } : {};
  const named = (ids: readonly string[]) => (ids.length === states.length ? 'all' : ids);
  switch (e.kind) {
    case 'variable':
    case 'track':
      return { [e.kind]: e.id, [e.operation]: e.value, ...months };
    case 'move':
      return { move: named(e.states), to: e.to };
    case 'shift':
      return { move: named(e.states), by: e.by };
    case 'boost':
      return { boost: named(e.states), direction: e.direction, times: e.times, ...months };
    case 'block':
      return { block: named(e.states), direction: e.direction, ...months };
    case 'weight':
      return { weight: e.weight, states: named(e.states), [e.operation]: e.value, ...months };
  }
};
