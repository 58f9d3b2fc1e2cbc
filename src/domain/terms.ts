/** The social terms of a state's value for a step, each with a weight of its own (docs/model.md, section 7.3). */
export const SOCIAL_TERMS = ['precedent', 'pulse', 'match', 'legitimacy', 'taboo'] as const;

/** Every weight that is not a driver's. `implied` counts only for states whose policy is implied recognition. */
export const BUILT_IN_WEIGHTS = [...SOCIAL_TERMS, 'implied'] as const;

/** `up` steps towards recognition, `down` away from it. */
export const DIRECTIONS = ['up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Why a clock has no rate: just moved, already at the top, blocked by an event, or held by a person. */
const HOLDS = ['dwell', 'top', 'blocked', 'seat'] as const;
export type Hold = (typeof HOLDS)[number];

/** One named addend of a log rate. Ids: `base`, `turn`, `implied`, `disposition`, `uncertainty`, a driver's, `events`, a social term's, `limit`. */
export interface Term {
  readonly id: string;
  readonly value: number;
}
