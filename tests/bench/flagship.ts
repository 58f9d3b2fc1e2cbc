import { fileReader } from '../../src/cli/files/reader.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

export const TURNS = 36;

/** The scenario that all figures are about unless they say otherwise; read from the folder of the project. */
export const flagship = (turns: number = TURNS): Scenario => {
  const parsed = parseScenario('scenarios/russia-precedent', fileReader);
  if (!parsed.ok) throw new Error('the flagship has errors: run `demarche check` on it');
  return { ...parsed.scenario, turns };
};
