import type { Scenario } from '../../scenario/scenario.ts';

/** A scenario's ladder as it matters to a comparison: which rungs there are, in which order. */
const ladderOf = ({ ladder }: Scenario): string => ladder.map(({ id }) => id).join(', ');

/** Why two scenarios cannot be compared future by future, in words; undefined where they can. */
export const whyNotComparable = (base: Scenario, variant: Scenario): string | undefined => {
  if (variant.start !== base.start)
    return `it starts on ${variant.start}, the base on ${base.start}: with other dates no future of one is a future of the other`;
  if (variant.turn !== base.turn) return `its turns are ${variant.turn}s, those of the base ${base.turn}s`;
  if (ladderOf(variant) !== ladderOf(base))
    return `its ladder is ${ladderOf(variant)}; that of the base is ${ladderOf(base)}`;
  const known = new Set(base.states.map(({ id }) => id));
  return variant.states.some(({ id }) => known.has(id)) ? undefined : 'it shares no state with the base';
};

/** States that only one of two scenarios has. */
export interface Unshared {
  readonly base: readonly string[];
  readonly variant: readonly string[];
}

/** The states that only one of two scenarios has. */
export const unsharedStates = (base: Scenario, variant: Scenario): Unshared => {
  const inBase = new Set(base.states.map(({ id }) => id));
  const inVariant = new Set(variant.states.map(({ id }) => id));
  return {
    base: [...inBase].filter((id) => !inVariant.has(id)),
    variant: [...inVariant].filter((id) => !inBase.has(id)),
  };
};
