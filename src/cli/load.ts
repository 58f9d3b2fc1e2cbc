import { type OpenScenario, opened } from '../library/open-scenario.ts';
import { printable } from '../report/words/layout.ts';
import { plural } from '../report/words/numbers.ts';
import { scenarioHash } from '../scenario/canonical.ts';
import { parseFile } from './cache/parse-file.ts';
import { findScenario, isOwn, locateScenario, nameOf, ownPathOf } from './files/find-scenario.ts';
import { refuseOtherKind } from './files/other-kind.ts';
import { fileReader, notingReader } from './files/reader.ts';
import { note } from './output.ts';
import { ownSkillFile } from './study/skill.ts';

/** A scenario that was read from a file and is ready to be played. */
export interface Loaded extends OpenScenario {
  readonly path: string;
  /** Every file that was read for the scenario, with its tables and bases. */
  readonly files: ReadonlySet<string>;
}

/** If a file is a copy of a scenario of demarche: the name of that scenario. Otherwise undefined. */
const originalOf = (path: string, { scenario, edits, hash }: OpenScenario): string | undefined => {
  const own = isOwn(path) ? undefined : ownPathOf(scenario.id);
  if (own === undefined) return undefined;
  const original = parseFile(own, fileReader, edits);
  return original.ok && scenarioHash(original.scenario) === hash ? scenario.id : undefined;
};

/** Says on stderr which places `--set` names more than once. */
const noteRepeated = (sets: readonly string[]): void => {
  const paths = sets.map((set) => set.split('=', 1).join().trim());
  for (const path of new Set(paths.filter((each, i) => paths.indexOf(each) < i)))
    note(`--set ${path} is given more than once: the last value counts.`);
};

/** The values of `--set` and `--rule`. */
export interface EditFlags {
  readonly set?: readonly string[];
  readonly rule?: string;
}

/** Which futures of which scenario are played, and how. */
export interface StudyFlags extends EditFlags {
  readonly seed?: string;
  readonly turns?: number;
  readonly runs?: number;
  readonly threads?: number;
}

/** The edits that flags ask for: first those of `--set`, then the rule that is played alone. */
export const askedEdits = ({ set = [], rule }: EditFlags): readonly string[] => [
  ...set,
  ...(rule === undefined ? [] : [`rules=${rule}`]),
];

/** The scenario of a command: its path, its name, or the scenario itself. */
export type GivenScenario = string | Loaded;

/**
 * Reads and checks a scenario, with the edits of `--set` on top. A scenario that is already read is returned as it is. Doubts
 * are allowed. Throws ScenarioError with all errors, or UserError if there is no such file.
 */
export const loadScenario = (
  given: GivenScenario | undefined,
  sets: readonly string[],
  others?: readonly string[],
): Loaded => {
  if (typeof given === 'object') return given;
  if (given !== undefined && locateScenario(given) === undefined) refuseOtherKind(given, 'scenario');
  const path = findScenario(given, others);
  noteRepeated(sets);
  const files = new Set<string>();
  const reader = notingReader(files);
  const read = parseFile(path, reader, sets);
  if (!read.ok) refuseOtherKind(path, 'scenario');
  const open = opened(read, sets, {
    where: path,
    nameOf: (each) => originalOf(path, each) ?? nameOf(path),
    skill: ownSkillFile(),
  });
  return { ...open, path, files };
};

/** Says on stderr that a scenario has doubts, if it has any. */
export const noteDoubts = ({ path, warnings }: Loaded): void => {
  if (warnings.length === 0) return;
  note(
    printable(`${plural(warnings.length, 'doubt')} about this scenario: demarche check ${path} lists them.`),
  );
};
