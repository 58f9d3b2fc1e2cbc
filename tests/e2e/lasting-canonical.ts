import * as real from '../../src/scenario/canonical.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

export { isRecord } from '../../src/scenario/canonical.ts';

/** What a function gives for a scenario; the same scenario is asked for once. */
const once = <Given>(ask: (scenario: Scenario) => Given): ((scenario: Scenario) => Given) => {
  const known = new WeakMap<Scenario, Given>();
  return (scenario) => {
    const given = known.get(scenario) ?? ask(scenario);
    known.set(scenario, given);
    return given;
  };
};

/** The hashes of the served program: scenarios do not change, and one that is not parsed again is not hashed again. */
export const canonicalScenario = once(real.canonicalScenario);
export const dataHashes = once(real.dataHashes);
export const rulesHash = once(real.rulesHash);
export const scenarioHash = once(real.scenarioHash);
