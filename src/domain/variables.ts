/**
 * The variables of the world that the model itself reads, with their start values. Every scenario has them, and may set
 * other starts. A scenario may declare further variables.
 */
export const BUILT_IN_VARIABLES = {
  /** Pressure by sanctions; 1 is the level at the start of the scenario. */
  sanctions: 1,
  /** Added to the norm against recognition: statements, resolutions, campaigns. */
  norm_push: 0,
  /** Multiplies the norm: 1, or less once an institution has accepted the target. */
  norm_scale: 1,
  /** Share of the frozen assets that the target can reach, 0 to 1. */
  assets: 0,
  /** How strongly the target believes that reform would be rewarded, 0 to 1. */
  credibility: 0.4,
  /** Armed violence in and from the target's country; 1 is the level at the start. */
  militancy: 1,
  /** Tension on the target's borders; 1 is the level at the start. */
  tension: 1,
  /** People displaced or returned by force; 1 is the level at the start. */
  displacement: 1,
} as const;
