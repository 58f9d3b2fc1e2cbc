import { ScenarioError } from '../../library/errors.ts';
import { type OpenScenario, openText, type ScenarioText } from '../../library/open-scenario.ts';
import { errorAt } from '../../scenario/issue.ts';
import { messageOf, UserError } from '../errors.ts';
import { loadScenario } from '../load.ts';

const openPath = (given: string): OpenScenario => {
  try {
    return loadScenario(given, []);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new ScenarioError([errorAt({ file: given, line: 1, column: 1 }, messageOf(error))], given);
  }
};

/**
 * Opens a scenario: one that comes with demarche by its name (`russia-precedent`, `libya-2011`), a file or a folder by its
 * path, or a text. Throws ScenarioError with everything that is wrong, also where there is no such scenario.
 */
export const openSource = (source: string | ScenarioText): OpenScenario =>
  typeof source === 'string' ? openPath(source) : openText(source);
