import type { VariableId } from '../../domain/ids.ts';

/** The norm against recognition. */
export interface Norm {
  /** Its strength at ℓ = 0, 0..1. Nothing lifts it higher, but a `norm_scale` above 1. */
  readonly start: number;
  /** What the fresh recognition of a state of power 1 takes from it, above 0 to 1; undefined: nothing. */
  readonly act?: number;
}

export interface Variable {
  readonly id: VariableId;
  readonly label: string;
  readonly start: number;
  /** Months in which half of its distance from the start is gone; undefined: it does not fade. */
  readonly half_life?: number;
}
