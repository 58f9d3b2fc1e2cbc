import type { Difference } from '../scenario/differences.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Unshared } from '../study/comparable.ts';
import type { Comparison } from '../study/compare.ts';
import type { FirstDifference } from '../study/first-difference.ts';

/** A scenario that was compared, with the SHA-256 of its canonical form. */
export interface ComparedScenario {
  readonly scenario: Scenario;
  readonly sha256: string;
}

export interface ComparedVariant extends ComparedScenario {
  /** What outputs call it: the name of its file, or the edits that make it. */
  readonly name: string;
  /** What it changes in the base. */
  readonly edits: readonly Difference[];
  readonly unshared: Unshared;
  readonly comparison: Comparison;
  /** Where the two part in the future that was asked for. */
  readonly first: FirstDifference | undefined;
}

/** A comparison of what-ifs with their base, as it goes into words, tables and files. */
export interface CompareReport {
  readonly base: ComparedScenario;
  readonly variants: readonly ComparedVariant[];
  readonly seed: string;
  /** Futures asked for: fewer were played where a person stopped it. */
  readonly asked: number;
  /** Ids of the states that were asked for; undefined: all. */
  readonly states: readonly string[] | undefined;
  /** The future whose first difference is shown. */
  readonly future: number | undefined;
}
