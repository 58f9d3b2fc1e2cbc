import type { IsoDate, StateId } from '../../domain/ids.ts';
import type { Confidence } from '../../domain/terms.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** Days between which something happened, both included. */
export interface Span {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/**
 * An act of a wave. Without `date`, the act is known to have happened on an unknown day (censored). It is never a
 * refusal. `within` has the possible days. For `unknown`, nothing is known of the state from these days on. Without any
 * day, nothing is known from the start.
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

/** A count of states on a rung by a day, known states included. It bounds the acts of unknown states. */
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
 * The first and last possible day of an act of unknown day. They follow from the record of the act, within the days in
 * which the population has the state. Undefined if neither gives a day. The act may then have come after the record.
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
