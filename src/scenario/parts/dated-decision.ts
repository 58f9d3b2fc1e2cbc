import type { IsoDate, StateId } from '../../domain/ids.ts';
import type { Decision } from '../../domain/run.ts';

/** A decision that a scenario contains. */
export interface DatedDecision {
  readonly id: string;
  readonly state: StateId;
  readonly on: IsoDate;
  readonly decision: Decision;
}
