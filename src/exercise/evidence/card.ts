import type { Evidence } from '../../scenario/parts/evidence.ts';

/** A text with its source. */
export interface Sourced {
  readonly text: string;
  readonly source: string;
  /** Whether the source is the person or body who did or said it. Undefined if this is not stated. */
  readonly primary?: boolean | undefined;
  /** The day or month for which the text is true. */
  readonly as_of?: string | undefined;
  readonly reports?: string | undefined;
}

/** What somebody without a seat says. */
export interface Voiced extends Sourced {
  readonly who: string;
  /** Whether these are their own words. Undefined if this is not stated. */
  readonly verbatim?: boolean | undefined;
}

/** A row of evidence of the scenario, as a team gets it. */
export interface EvidenceCard {
  /** `CHN.economy`. For the scenario as a whole, `weights.economy`. */
  readonly id: string;
  readonly row: Evidence;
  /** Who counted or said it, and its date. Undefined if this is not stated. */
  readonly reports: string | undefined;
  readonly as_of: string | undefined;
  /** The number that the row is the source of. Undefined if there is no number that can be set. */
  readonly number: RowNumber | undefined;
}

/** A number of the scenario that a row is the source of. */
export interface RowNumber {
  /** As in `--set`. */
  readonly path: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** The value that it has where the row is left out. */
  readonly without: number;
}

/** The id of the task to judge the rows of evidence, and of the n-th correction of a seat. */
export const JUDGEMENT_TASK = 'judgement';
export const correctionTask = (n: number): string => `correction ${n}`;

/** A stored text behind a row of evidence. */
export interface Excerpt extends Sourced {
  readonly row: string;
  /** How the text contradicts its row, for the debrief. Undefined if it does not. */
  readonly contradicts: string | undefined;
}
