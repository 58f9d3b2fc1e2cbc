import type { IsoDate, StateId } from '../../domain/ids.ts';
import type { Confidence } from '../../domain/terms.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** Days between which something happened, both included. */
export interface Span {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/**
 * An act of a wave. `date` undefined: known to have happened, day unknown (censored), never a refusal; `within` says what is
 * known of the day. For `unknown` the days are those from which on nothing is known of the state; without any, from the start.
 */
export interface ObservedAct {
  readonly state: StateId;
  readonly date: IsoDate | undefined;
  readonly within?: Span | undefined;
  /** The rung that the state then holds; `frozen`: the same as before; `unknown`: whether it acted is not known. */
  readonly to: number | 'frozen' | 'unknown';
  readonly source: string;
  readonly confidence: Confidence;
}

/** When a state could first and last have acted; undefined: from the start / to the end. */
export interface AtRisk {
  readonly state: StateId;
  readonly from: IsoDate | undefined;
  readonly to: IsoDate | undefined;
}

/** A count of states that had come to a rung by a day, the known ones among them: it bounds what unknown states did. */
export interface ObservedTotal {
  readonly rung: number;
  readonly to: IsoDate;
  readonly count: number;
}

/** What the states of a wave did, and when they were there. */
export interface WaveRecord {
  readonly acts: readonly ObservedAct[];
  readonly atRisk: readonly AtRisk[];
}

/** A wave of recognition that has happened: a scenario of its first day, and what its states then did. */
export interface Wave extends WaveRecord {
  readonly id: string;
  readonly scenario: Scenario;
  readonly totals?: readonly ObservedTotal[] | undefined;
}

/**
 * The first and last day on which a state may have made an act of unknown day: what the record says of it, within what the
 * population says of the state; undefined where nothing does, and then it may have come after the record.
 */
export const possibleDays = (
  { within }: Pick<ObservedAct, 'within'>,
  there: AtRisk | undefined,
): { readonly first: IsoDate | undefined; readonly last: IsoDate | undefined } => ({
  first: [within?.first, there?.from]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1),
  last: [within?.last, there?.to].filter((day) => day !== undefined).sort()[0],
});
