import type { VariableId } from '../../domain/ids.ts';

/** The norm against recognition. */
export interface Norm {
  /** Strength of the norm at ℓ = 0, 0..1. Only a `norm_scale` above 1 lifts it higher. */
  readonly start: number;
  /**
   * The strength that the fresh recognition of a state of power 1 takes from the norm, above 0 to 1. Undefined:
   * nothing.
   */
  readonly act?: number;
}

export interface Variable {
  readonly id: VariableId;
  readonly label: string;
  readonly start: number;
  /** Months in which half of the distance from the start is gone. Undefined: the distance does not fade. */
  readonly half_life?: number;
}
