import type { Evidence } from '../../scenario/parts/evidence.ts';
import type { Sourced } from './sourced.ts';

/** A row of evidence of the scenario, as a team gets it. */
export interface EvidenceCard {
  /** `CHN.economy`; of the scenario as a whole `weights.economy`. */
  readonly id: string;
  readonly row: Evidence;
  /** Who counted or said it, and of when it is; undefined: not said. */
  readonly reports: string | undefined;
  readonly as_of: string | undefined;
  /** The number that the row is the source of; undefined where it is none that can be set. */
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
  /** How the text contradicts its row, for the debrief; undefined: it does not. */
  readonly contradicts: string | undefined;
}
