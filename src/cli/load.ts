import { sha256 } from '../domain/sha256.ts';
import { printable } from '../report/layout.ts';
import { plural } from '../report/numbers.ts';
import { canonicalScenario } from '../scenario/canonical.ts';
import { formatIssue, type Issue } from '../scenario/issue.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { ScenarioError } from './errors.ts';
import { findScenario } from './find-scenario.ts';
import { note } from './output.ts';
import { fileReader } from './reader.ts';

/** A scenario ready to be played. */
export interface Loaded {
  readonly path: string;
  readonly scenario: Scenario;
  readonly warnings: readonly Issue[];
  /** SHA-256, in hex, of the canonical scenario with its edits. */
  readonly hash: string;
}

/** `1 error, 2 doubts`. */
export const countIssues = (issues: readonly Issue[]): string => {
  const errors = issues.filter((i) => i.severity === 'error').length;
  return printable(`${plural(errors, 'error')}, ${plural(issues.length - errors, 'doubt')}`);
};

/** Errors first, then doubts, each in words. */
export const issueLines = (issues: readonly Issue[]): readonly string[] =>
  [...issues.filter((i) => i.severity === 'error'), ...issues.filter((i) => i.severity === 'warning')].map(
    formatIssue,
  );

/**
 * Reads and checks a scenario, with the edits of `--set` on top. Doubts do not stop it.
 * Throws ScenarioError with everything that is wrong, or UserError if there is no such file.
 */
export const loadScenario = (
  given: string | undefined,
  sets: readonly string[],
  others?: readonly string[],
): Loaded => {
  const path = findScenario(given, others);
  const result = parseScenario(path, fileReader, sets);
  if (!result.ok) {
    throw new ScenarioError(
      [...issueLines(result.issues), `${countIssues(result.issues)} in ${path}.`].join('\n'),
    );
  }
  const { scenario, warnings } = result;
  return {
    path,
    scenario,
    warnings,
    hash: sha256(canonicalScenario(scenario)),
  };
};

/** Says on stderr that a scenario has doubts, if it has any. */
export const noteDoubts = ({ path, warnings }: Loaded): void => {
  if (warnings.length === 0) return;
  note(
    printable(`${plural(warnings.length, 'doubt')} about this scenario: demarche check ${path} lists them.`),
  );
};
