import type { StateId } from '../domain/ids.ts';

export const CONFIDENCES = ['high', 'medium', 'low', 'judgement'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

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
