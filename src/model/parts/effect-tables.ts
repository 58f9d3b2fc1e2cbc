import type { ModelEffect } from '../model.ts';

/** What an effect changes: a variable or a track, a weight, the clocks of states, or their rungs. */
export const TARGET = { value: 0, weight: 1, clock: 2, rung: 3 } as const;

/** Effects on one thing are in this order: set, then multiply, then add; within a kind by id (docs/model.md, section 7.8). */
export const EFFECT_ORDER = ['set', 'multiply', 'add'] as const;

const targetOf = ({ kind }: ModelEffect): number => {
  if (kind === 'variable' || kind === 'track') return TARGET.value;
  if (kind === 'weight') return TARGET.weight;
  return kind === 'boost' || kind === 'block' ? TARGET.clock : TARGET.rung;
};

const makeTables = (effects: readonly ModelEffect[]) => {
  const order = Uint8Array.from(effects, (effect) =>
    EFFECT_ORDER.indexOf('operation' in effect ? effect.operation : 'add'),
  );
  return {
    /** As TARGET. */
    target: Uint8Array.from(effects, targetOf),
    /** Position of the operation; boosts and blocks come with what is added. */
    order,
    /** Grows along the canonical order: by operation, then by position. */
    rank: Int32Array.from(order, (operation, at) => operation * effects.length + at),
    /** Whether the effect changes a base for good. */
    forGood: Uint8Array.from(effects, (effect) => Number('operation' in effect && effect.turns === 0)),
  };
};

/**
 * What a turn asks of every effect in force, by position of the effect. Effects have eight forms. Reading these
 * answers from the forms would cost more than putting the effects in force.
 */
export type EffectTables = Readonly<ReturnType<typeof makeTables>>;

const known = new WeakMap<readonly ModelEffect[], EffectTables>();

/** The tables of a model's effects: made once, since many worlds are made of models that share their effects. */
export const effectTables = (effects: readonly ModelEffect[]): EffectTables => {
  const tables = known.get(effects) ?? makeTables(effects);
  known.set(effects, tables);
  return tables;
};
