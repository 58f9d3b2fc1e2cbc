import type { Scenario } from '../../src/scenario/scenario.ts';
import { syntheticScenario } from '../fixtures/synthetic.ts';

const sure = (mean: number) => ({ mean, sd: 0 });

/**
 * Isolated states with constant rates, so that all odds have a closed form: two rungs, one driver `d0000` of weight `w`
 * and trait `x`, so λ = exp(base + w · x) a month and P(by turn T) = 1 − exp(−λ T).
 */
export const isolated = (
  { base, w, x, turns }: { base: number; w: number; x: number; turns: number },
  count = 1,
): Scenario => {
  const scenario = syntheticScenario({ states: count, drivers: 1, turns });
  return {
    ...scenario,
    ladder: [
      { id: 'none', label: 'None', standing: 0 },
      { id: 'recognition', label: 'Recognition', standing: 1 },
    ],
    rates: { up: [sure(base)], down: [sure(-100)], hysteresis: 0, dwell: 0, uncertainty: 0 },
    weights: {
      ...Object.fromEntries(Object.keys(scenario.weights).map((id) => [id, sure(0)])),
      d0000: sure(w),
    },
    drivers: scenario.drivers.map((driver) => ({ ...driver, profile: [1], climate: [], sign: 1 })),
    states: scenario.states.map((state) => ({
      ...state,
      rung: 0,
      since: undefined,
      policy: 'explicit' as const,
      traits: { d0000: x },
    })),
    ties: [],
    events: [],
    target: { ...scenario.target, tracks: [] },
  };
};
