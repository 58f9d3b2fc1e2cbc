import type { Scenario } from '../../src/scenario/scenario.ts';
import { lonely } from '../fixtures/lonely.ts';

/**
 * Isolated states with constant rates, so that all odds have a closed form: two rungs, one driver `d0000` of weight `w`
 * and trait `x`, so λ = exp(base + w · x) a month and P(by turn T) = 1 − exp(−λ T).
 */
export const isolated = (
  { base, w, x, turns }: { base: number; w: number; x: number; turns: number },
  count = 1,
): Scenario => {
  const scenario = lonely(count, base, turns);
  return {
    ...scenario,
    weights: { ...scenario.weights, d0000: { mean: w, sd: 0 } },
    drivers: scenario.drivers.map((driver) => ({ ...driver, profile: [1], sign: 1 })),
    states: scenario.states.map((state) => ({ ...state, traits: { d0000: x } })),
  };
};
