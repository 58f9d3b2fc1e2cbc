import type { IsoDate, StateId } from '../domain/ids.ts';
import type { Confidence } from '../scenario/evidence.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** A dated act of a wave. `date` undefined: known to have happened, day unknown (censored), never a refusal. */
export interface ObservedAct {
  readonly state: StateId;
  readonly date: IsoDate | undefined;
  readonly act: 'recognises' | 'withdraws' | 'freezes';
  readonly source: string;
  readonly confidence: Confidence;
}

/** When a state could first and last have acted; undefined: from the start / to the end. */
export interface AtRisk {
  readonly state: StateId;
  readonly from: IsoDate | undefined;
  readonly to: IsoDate | undefined;
}

/** A wave of recognition that has happened: a scenario of its first day, and what its states then did. */
export interface Wave {
  readonly id: string;
  readonly scenario: Scenario;
  readonly acts: readonly ObservedAct[];
  readonly atRisk: readonly AtRisk[];
}
