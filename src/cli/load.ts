import { printable } from '../report/layout.ts';
import type { ScenarioMark } from '../report/manifest.ts';
import { plural } from '../report/numbers.ts';
import { canonicalScenario, dataHashes } from '../scenario/canonical.ts';
import { formatIssue, type Issue } from '../scenario/issue.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { ScenarioError } from './errors.ts';
import { findScenario, isOwn, nameOf, ownPathOf } from './find-scenario.ts';
import { note } from './output.ts';
import { fileReader, notingReader } from './reader.ts';
import { sha256 } from './sha256.ts';
import { VERSION } from './version.ts';

/** A scenario ready to be played. */
export interface Loaded {
  readonly path: string;
  /** What outputs call it, however the path was typed. */
  readonly name: string;
  readonly scenario: Scenario;
  /** The `--set` arguments that lie on it. */
  readonly edits: readonly string[];
  readonly warnings: readonly Issue[];
  /** SHA-256, in hex, of the canonical scenario with its edits. */
  readonly hash: string;
  /** Every file that was read for it: tables and bases too. */
  readonly files: ReadonlySet<string>;
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

/** Throws ScenarioError with all that is wrong with a file. */
export const refuse = (issues: readonly Issue[], path: string): never => {
  throw new ScenarioError([...issueLines(issues), `${countIssues(issues)} in ${path}.`].join('\n'));
};

/** Reads and checks a scenario that has no name of its own yet. */
export const readScenario = (path: string, sets: readonly string[]): Omit<Loaded, 'name'> => {
  const files = new Set<string>();
  const result = parseScenario(path, notingReader(files), sets);
  if (!result.ok) return refuse(result.issues, path);
  const { scenario, warnings } = result;
  return { path, scenario, edits: sets, warnings, hash: sha256(canonicalScenario(scenario)), files };
};

/** A copy of a scenario that comes with demarche is that scenario, wherever it lies. */
const originalOf = ({ path, scenario, edits, hash }: Omit<Loaded, 'name'>): string | undefined => {
  const own = isOwn(path) ? undefined : ownPathOf(scenario.id);
  if (own === undefined) return undefined;
  const original = parseScenario(own, fileReader, edits);
  return original.ok && sha256(canonicalScenario(original.scenario)) === hash ? scenario.id : undefined;
};

/**
 * Reads and checks a scenario, with the edits of `--set` on top. Doubts do not stop it.
 * Throws ScenarioError with everything that is wrong, or UserError if there is no such file.
 */
export const loadScenario = (
  given: string | undefined,
  sets: readonly string[],
  others?: readonly string[],
): Loaded => {
  const loaded = readScenario(findScenario(given, others), sets);
  return { ...loaded, name: originalOf(loaded) ?? nameOf(loaded.path) };
};

/** What a manifest says of a scenario. */
export const markOf = ({ name, scenario, hash }: Loaded): ScenarioMark => ({
  id: scenario.id,
  name,
  title: scenario.title,
  sha256: hash,
});

/** What a manifest says of an answer about one scenario, whatever is asked. */
export const playedFrom = (loaded: Loaded) => ({
  engine: VERSION,
  scenario: markOf(loaded),
  data: dataHashes(loaded.scenario, sha256),
  edits: loaded.edits,
});

/** Says on stderr that a scenario has doubts, if it has any. */
export const noteDoubts = ({ path, warnings }: Loaded): void => {
  if (warnings.length === 0) return;
  note(
    printable(`${plural(warnings.length, 'doubt')} about this scenario: demarche check ${path} lists them.`),
  );
};
