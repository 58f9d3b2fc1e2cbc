import type { ValueSpread } from '../../scenario/parts/uncertain.ts';
import type { UncertainInput } from '../sensitivity/inputs.ts';

/** The form of an input over points: an amount, by its quantile from 0 to 1, or one of several things. */
export type ColumnScale =
  /** `spread`: the values that quantiles stand for. Undefined if several things move together. */
  | { readonly kind: 'amount'; readonly spread: ValueSpread | undefined }
  /** `upTo`: by thing, the quantile up to which this thing is chosen. */
  | { readonly kind: 'choice'; readonly names: readonly string[]; readonly upTo: readonly number[] };

const evenly = (names: readonly string[]): ColumnScale => ({
  kind: 'choice',
  names,
  upTo: names.map((_, i) => (i + 1) / names.length),
});

const AMOUNT: ColumnScale = { kind: 'amount', spread: undefined };

/** The scale of an input. */
export const scaleOf = ({ members }: UncertainInput): ColumnScale => {
  const [only, ...others] = members;
  if (!only || others.length > 0) return AMOUNT;
  switch (only.kind) {
    case 'draw':
      return { kind: 'amount', spread: only.spread };
    case 'set':
      return only.spread.kind === 'one of'
        ? evenly(only.spread.values.map(String))
        : { kind: 'amount', spread: only.spread };
    case 'event':
      return { kind: 'choice', names: ['cannot happen', 'can happen'], upTo: [1 - only.chance, 1] };
    case 'what-if':
      return evenly(only.names);
    case 'rule': {
      const { rules = [] } = only;
      const all = rules.reduce((sum, { share }) => sum + share, 0);
      let sum = 0;
      const upTo = rules.map(({ share }) => {
        sum += share;
        return sum / all;
      });
      return { kind: 'choice', names: rules.map(({ label }) => label), upTo };
    }
    case 'dispositions':
      return AMOUNT;
  }
};

/** The numbers that PRIM sees for an input, one for each point. For a choice it is the position of the chosen thing. */
export interface PrimColumn {
  readonly values: Float64Array;
  /** How many things there are to choose; undefined for an amount. */
  readonly choices: number | undefined;
}

/** The column of an input, from its quantile at each point. */
export const columnFor = (scale: ColumnScale, quantiles: Float64Array): PrimColumn => {
  if (scale.kind === 'amount') return { values: quantiles, choices: undefined };
  const { upTo } = scale;
  const chosen = quantiles.map((u) => {
    const at = upTo.findIndex((end) => u < end);
    return at < 0 ? upTo.length - 1 : at;
  });
  return { values: chosen, choices: upTo.length };
};
