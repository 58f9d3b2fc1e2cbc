import type { RegionMap } from '../report/page/draw/region-map.ts';
import type { SkillFile } from '../report/words/skill.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** A what-if that the page can switch on. */
export interface Switch {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** Its file. The changes in the file are laid on the scenario. */
  readonly text: string;
  /** Its effect alone, counted when the page was made: `+0.6 recognisers beside those that it moves`. */
  readonly effect: string;
}

/** Everything that is stored in a living page. */
export interface Given {
  /** The version of demarche that made it. */
  readonly engine: string;
  /** The name of the scenario, as commands take it. */
  readonly name: string;
  readonly scenario: Scenario;
  /** SHA-256, in hex, of the scenario. */
  readonly hash: string;
  readonly seed: string;
  /** Futures in the written answer. */
  readonly futures: number;
  readonly skill: SkillFile | undefined;
  /** The shares, 0..1, of the spread of the count of recognisers that come from weights and from rival rules. */
  readonly spread: { readonly weights: number; readonly rules?: number | undefined } | undefined;
  readonly switches: readonly Switch[];
  readonly map: RegionMap | undefined;
}
