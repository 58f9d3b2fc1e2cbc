import type { IsoDate, StateId } from '../domain/ids.ts';
import type { Decision } from '../domain/run.ts';

/** A decision that a scenario writes down. */
export interface DatedDecision {
  readonly id: string;
  readonly state: StateId;
  readonly on: IsoDate;
  readonly decision: Decision;
}
