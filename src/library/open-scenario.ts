import { VERSION } from '../domain/version.ts';
import type { ScenarioMark } from '../report/words/manifest.ts';
import type { SkillFile } from '../report/words/skill.ts';
import { dataHashes, scenarioHash } from '../scenario/canonical.ts';
import type { Issue } from '../scenario/issue.ts';
import { type ParseResult, parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { textReader } from '../scenario/text-reader.ts';
import { ScenarioError } from './errors.ts';

/** Edits of a scenario: `{ 'weights.rights.mean': 2 }`, or texts `PATH=VALUE` as `--set` takes them. */
export type Edits = readonly string[] | Readonly<Record<string, string | number | boolean>>;

/** Reads a scenario with edits `PATH=VALUE` on it. */
export type ReadEdited = (edits: readonly string[]) => ParseResult;

/** A scenario that is read and checked, and may be asked. */
export interface OpenScenario {
  /** What outputs call it: the name under which it comes with demarche, else that of its file. */
  readonly name: string;
  readonly scenario: Scenario;
  /** The edits on it, each as `PATH=VALUE`. */
  readonly edits: readonly string[];
  /** What is doubtful about it. */
  readonly warnings: readonly Issue[];
  /** SHA-256, in hex, of the canonical scenario with its edits. */
  readonly hash: string;
  /** How the model did on past waves; answers show it beside odds. */
  readonly skill: SkillFile | undefined;
  /** Reads the same files with other edits. */
  readonly read: ReadEdited;
  /** The same scenario with more edits. Throws ScenarioError for edits that the scenario cannot have. */
  readonly with: (edits: Edits) => OpenScenario;
}

const isList = (edits: Edits): edits is readonly string[] => Array.isArray(edits);

const editTexts = (edits: Edits): readonly string[] =>
  isList(edits) ? edits : Object.entries(edits).map(([path, value]) => `${path}=${value}`);

interface About {
  /** The file to name beside errors. */
  readonly where: string;
  readonly nameOf: (open: OpenScenario) => string;
  readonly skill?: SkillFile | undefined;
}

/** Reads a scenario with edits, ready to be asked. Throws ScenarioError with everything that is wrong. */
export const opened = (read: ReadEdited, edits: readonly string[], about: About): OpenScenario => {
  const { where, nameOf, skill } = about;
  const result = read(edits);
  if (!result.ok) throw new ScenarioError(result.issues, where);
  const { scenario, warnings } = result;
  const hash = scenarioHash(scenario);
  const open: OpenScenario = {
    name: '',
    scenario,
    edits,
    warnings,
    hash,
    skill,
    read,
    with: (more) => opened(read, [...edits, ...editTexts(more)], { ...about, nameOf: () => name }),
  };
  const name = nameOf(open);
  return { ...open, name };
};

/** A scenario as text. */
export interface ScenarioText {
  /** The scenario in YAML, as in a file `scenario.yaml`. */
  readonly text: string;
  /** The files that it names, by the path that it names them by: `{ 'states.csv': '…' }`. */
  readonly tables?: Readonly<Record<string, string>>;
}

const FILE = 'scenario.yaml';

/** Reads and checks a scenario that is a text. Throws ScenarioError with everything that is wrong. */
export const openText = ({ text, tables = {} }: ScenarioText): OpenScenario => {
  const reader = textReader({ ...tables, [FILE]: text });
  const read: ReadEdited = (edits) => parseScenario(FILE, reader, edits);
  return opened(read, [], { where: FILE, nameOf: (open) => open.scenario.id });
};

/** What a manifest says of a scenario. */
export const markOf = ({ name, scenario, hash }: OpenScenario): ScenarioMark => ({
  id: scenario.id,
  name,
  title: scenario.title,
  sha256: hash,
});

/** The part of a manifest that all answers about one scenario share. */
export const playedFrom = (open: OpenScenario) => ({
  engine: VERSION,
  scenario: markOf(open),
  data: dataHashes(open.scenario),
  edits: open.edits,
});
