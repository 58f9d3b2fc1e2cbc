import type { Effect } from '../../scenario/parts/happenings.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { only } from './first-difference.ts';

/** The facts of a scenario's ladder that matter to a comparison: which rungs it has, in which order. */
const ladderOf = ({ ladder }: Scenario): string => ladder.map(({ id }) => id).join(', ');

/** Why two scenarios cannot be compared future by future, in words. Undefined if they can. */
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

/** An event or an institution as it matters to a future. */
type Mover = Scenario['events'][number] | Scenario['institutions'][number];

/** The effects and the timing of a mover, without its texts. */
const moverName = (mover: Mover): string =>
  JSON.stringify(mover, (key, value: unknown) =>
    ['label', 'text', 'source', 'act', 'granted', 'deferred'].includes(key) ? undefined : value,
  );

/** The states that an effect puts on other rungs by name; an effect on all states names none, nor does one on a state that luck names. */
const namedBy = (effect: Effect, all: number): readonly string[] =>
  (effect.kind === 'move' || effect.kind === 'shift') &&
  effect.states !== 'that' &&
  effect.states.length < all
    ? effect.states
    : [];

/**
 * The shared states that a variant moves itself, in the order of the base: they start on other rungs, or a decision or an
 * event (or an institution) that only one of the two has moves them by name. If these states recognise more or less
 * often, this is no finding about the other states.
 */
export const movedStates = (base: Scenario, variant: Scenario): readonly string[] => {
  const rungs = new Map(variant.states.map(({ id, rung }) => [id, rung]));
  const decided = only(base.decisions, variant.decisions, ({ state, on, decision }) =>
    JSON.stringify([state, on, decision]),
  );
  const moversOf = ({ events, institutions }: Scenario): readonly Mover[] => [...events, ...institutions];
  const movers = only(moversOf(base), moversOf(variant), moverName);
  const effects = [...movers.base, ...movers.variant].flatMap((mover) => mover.effects);
  const moved = new Set([
    ...[...decided.base, ...decided.variant].map(({ state }) => state),
    ...effects.flatMap((effect) => namedBy(effect, base.states.length)),
    ...base.states.filter(({ id, rung }) => rungs.get(id) !== rung).map(({ id }) => id),
  ]);
  return base.states.map(({ id }) => id).filter((id) => rungs.has(id) && moved.has(id));
};
