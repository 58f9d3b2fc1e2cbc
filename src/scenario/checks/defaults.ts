/** The values of the parts that a scenario leaves out (docs/model.md, Defaults). */

/** Rates of a ladder of six rungs. A scenario with another ladder must give its own. */
export const RATE_DEFAULTS = {
  rungs: 6,
  up: [-4.6, -5.6, -5, -5.3, -6.2],
  down: [-6, -5.8, -5.8, -5.6, -7.5],
  hysteresis: 0.4,
  dwell: 2,
  uncertainty: 0.5,
} as const;

export const SOCIAL_DEFAULTS = { cap: 3, half_life: 9, legitimacy_start: 0.054, taboo_half: 1 } as const;

/** Weights of the social terms, of implied recognition and of conditions. */
export const WEIGHT_DEFAULTS: Readonly<Record<string, number>> = {
  precedent: 1.5,
  pulse: 0.8,
  match: 0.8,
  legitimacy: 1.5,
  taboo: 0.7,
  implied: 0.7,
  leading: 0,
  conditions: 1,
};

/** Weights of drivers by their usual names. Any other driver has weight 1. */
export const DRIVER_WEIGHTS: Readonly<Record<string, number>> = {
  security: 4,
  economy: 3,
  rights: 4,
  rivalry: 1.2,
  migration: 1.5,
  harbour: 1.5,
};

export const TARGET_DEFAULTS = {
  id: 'target',
  authority: 'the authorities',
  prize: 15,
  backlash: 0.3,
} as const;
