import type { Effect } from './scenario.ts';

type Json = Readonly<Record<string, unknown>>;

/** An effect as the plain data of a file. */
export const writeEffect = (e: Effect): Json => {
  const months = 'months' in e && e.months !== undefined ? { months: e.months } : {};
  switch (e.kind) {
    case 'variable':
    case 'track':
      return { [e.kind]: e.id, [e.operation]: e.value, ...months };
    case 'move':
      return { move: e.states, to: e.to };
    case 'shift':
      return { move: e.states, by: e.by };
    case 'boost':
      return { boost: e.states, direction: e.direction, times: e.times, ...months };
    case 'block':
      return { block: e.states, direction: e.direction, ...months };
    case 'weight':
      return { weight: e.weight, states: e.states, [e.operation]: e.value, ...months };
  }
};
