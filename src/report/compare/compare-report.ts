import type { Difference } from '../../scenario/differences.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Unshared } from '../../study/compare/comparable.ts';
import type { Comparison } from '../../study/compare/compare.ts';
import type { FirstDifference } from '../../study/compare/first-difference.ts';

/** A scenario that was compared, with the SHA-256 of its canonical form. */
export interface ComparedScenario {
  readonly scenario: Scenario;
  readonly sha256: string;
}

/** A what-if that was compared with the base. */
export interface ComparedVariant extends ComparedScenario {
  /** The name of its file, or the edits that make it. */
  readonly name: string;
  /** Its differences from the base. */
  readonly edits: readonly Difference[];
  readonly unshared: Unshared;
  readonly comparison: Comparison;
  /** The first difference between the two histories, in the chosen future. */
  readonly first: FirstDifference | undefined;
}

/** A comparison of what-ifs with their base, for texts, tables and files. */
export interface CompareReport {
  readonly base: ComparedScenario;
  readonly variants: readonly ComparedVariant[];
  readonly seed: string;
  /** The number of futures that were asked for. Fewer were played if a person stopped the study. */
  readonly asked: number;
  /** The ids of the states that were asked for. Undefined if all states were asked for. */
  readonly states: readonly string[] | undefined;
  /** How many recognisers at once were asked for. */
  readonly count?: number | undefined;
  /** The future whose first difference is shown. */
  readonly future: number | undefined;
}
