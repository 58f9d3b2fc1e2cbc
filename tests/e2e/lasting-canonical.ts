import * as real from '../../src/scenario/canonical.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

export {
  dataHashes,
  hashesOf,
  isRecord,
  rulesHash,
  scenarioHash,
  takeHashes,
} from '../../src/scenario/canonical.ts';

/** What a function gives for a scenario; the same scenario is asked for once. */
const once = <Given>(ask: (scenario: Scenario) => Given): ((scenario: Scenario) => Given) => {
  const known = new WeakMap<Scenario, Given>();
  return (scenario) => {
    const given = known.get(scenario) ?? ask(scenario);
    known.set(scenario, given);
    return given;
  };
};

/** The texts of the served program: scenarios do not change, and one that is not parsed again is not written again. */
export const canonicalScenario = once(real.canonicalScenario);
