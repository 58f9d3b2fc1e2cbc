import type { StateId } from '../../domain/ids.ts';
import type { Confidence } from '../../domain/terms.ts';

/** The source of a number. An empty `state` means the scenario as a whole. */
export interface Evidence {
  readonly state: StateId | '';
  /** `rung`, `power`, `taboo`, a driver's id, ... */
  readonly field: string;
  readonly value: string;
  readonly reason: string;
  readonly source: string;
  readonly confidence: Confidence;
}
