import type { StateId, TrackId } from '../../domain/ids.ts';

export const CONFIDENCES = ['high', 'medium', 'low', 'judgement'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What a state asks of the target before it recognises it. A state asks once for each track. */
export interface Demand {
  readonly state: StateId;
  readonly track: TrackId;
  /** From this value of the track on it is met, 0..1. */
  readonly level: number;
  /** How firmly it is asked for, 0..1. */
  readonly strength: number;
  readonly source: string;
  readonly reason: string;
  readonly confidence: Confidence;
}

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
