import { stringify } from 'yaml';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { writeScenario } from '../../src/scenario/write-scenario.ts';

/** A scenario as the text of a YAML file that means the same. */
export const toYaml = (scenario: Scenario): string =>
  stringify(writeScenario(scenario), { aliasDuplicateObjects: false });
