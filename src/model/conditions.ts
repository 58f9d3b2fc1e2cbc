import { indexValue } from './derived.ts';
import type { Model, ModelAmong, ModelCondition, ModelQuantity } from './model.ts';
import type { Situation } from './situation.ts';

/** The tolerance of comparisons: 0.7 · 0.4 + 0.3 · 0.2 must be at least 0.34 in binary fractions too. */
const TOLERANCE = 1e-9;

const listOf = ({ blocs }: Model, among: number | Int32Array): Int32Array =>
  typeof among === 'number' ? (blocs.members[among] as Int32Array) : among;

/** How many members of a bloc, of a list, or of all, are at a rung or above. */
const countAt = (model: Model, now: Situation, rung: number, among: ModelAmong): number => {
  if (among === undefined) return now.membersAt[rung] as number;
  let count = 0;
  for (const i of listOf(model, among))
    if (model.states.member[i] === 1 && (now.rung[i] as number) >= rung) count++;
  return count;
};

const membersAmong = (model: Model, among: ModelAmong): number => {
  if (among === undefined) return model.states.members;
  let count = 0;
  for (const i of listOf(model, among)) if (model.states.member[i] === 1) count++;
  return count;
};

const quantityOf = (model: Model, now: Situation, happened: Int32Array, quantity: ModelQuantity): number => {
  switch (quantity.kind) {
    case 'source':
      return now.sources[quantity.source] as number;
    case 'index':
      return indexValue(model, now, quantity.id);
    case 'rung':
      return now.rung[quantity.state] as number;
    case 'count':
      return countAt(model, now, quantity.rung, quantity.among);
    case 'share':
      return (
        countAt(model, now, quantity.rung, quantity.among) / Math.max(1, membersAmong(model, quantity.among))
      );
    case 'sum':
      return quantity.sources.reduce(
        (sum, source, t) => sum + (quantity.coefficients[t] as number) * (now.sources[source] as number),
        0,
      );
    case 'happened':
      return happened[quantity.occasion] as number;
  }
};

/**
 * Whether a condition holds in the current world. `happened` counts how often each occasion has happened (for an
 * institution: 1 after acceptance). Counts and shares include members only.
 */
export const holds = (
  model: Model,
  now: Situation,
  happened: Int32Array,
  condition: ModelCondition,
): boolean => {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => holds(model, now, happened, part));
    case 'any':
      return condition.of.some((part) => holds(model, now, happened, part));
    case 'not':
      return !holds(model, now, happened, condition.of);
    case 'compare': {
      const value = quantityOf(model, now, happened, condition.quantity);
      switch (condition.test) {
        case 'at_least':
          return value >= condition.value - TOLERANCE;
        case 'at_most':
          return value <= condition.value + TOLERANCE;
        case 'above':
          return value > condition.value + TOLERANCE;
        case 'below':
          return value < condition.value - TOLERANCE;
      }
    }
  }
};
