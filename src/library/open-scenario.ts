import { VERSION } from '../domain/version.ts';
import type { ScenarioMark } from '../report/words/manifest.ts';
import { type SkillFile, skillUnder } from '../report/words/skill.ts';
import { dataHashes, rulesHash, scenarioHash } from '../scenario/canonical.ts';
import type { Issue } from '../scenario/issue.ts';
import { type Edits, editScenario, type ParseResult, parseScenario, setTexts } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { textReader } from '../scenario/text-reader.ts';
import { ScenarioError } from './errors.ts';

/** A scenario that is read and checked, and may be asked. */
export interface OpenScenario {
  /** The name of the scenario in outputs: the name under which it comes with demarche, else the name of its file. */
  readonly name: string;
  readonly scenario: Scenario;
  /** The edits on it, each as `PATH=VALUE`. */
  readonly edits: readonly string[];
  /** The scenario as it was opened: the same object for all that `with` makes of it. */
  readonly origin: Scenario;
  /** What is doubtful about it. */
  readonly warnings: readonly Issue[];
  /** SHA-256, in hex, of the canonical scenario with its edits. */
  readonly hash: string;
  /** How these drivers and weights did on past waves; answers show it beside odds. Without waves: they were not tested. */
  readonly skill: SkillFile | undefined;
  /** The same scenario with more edits; reads no file again. Throws ScenarioError for edits that the scenario cannot have. */
  readonly with: (edits: Edits) => OpenScenario;
}

interface About {
  /** The file to name beside errors. */
  readonly where: string;
  readonly nameOf: (open: OpenScenario) => string;
  readonly skill?: SkillFile | undefined;
  readonly origin?: Scenario;
}

/** A scenario that was read with edits, ready to be asked. Throws ScenarioError with everything that is wrong. */
export const opened = (result: ParseResult, edits: readonly string[], about: About): OpenScenario => {
  const { where, nameOf, skill } = about;
  if (!result.ok) throw new ScenarioError(result.issues, where);
  const { scenario, warnings } = result;
  const { origin = scenario } = about;
  const hash = scenarioHash(scenario);
  const open: OpenScenario = {
    name: '',
    scenario,
    edits,
    origin,
    warnings,
    hash,
    skill: skillUnder(skill, [rulesHash(scenario)]),
    with: (more) =>
      opened(editScenario(scenario, more), [...edits, ...setTexts(more)], {
        ...about,
        origin,
        nameOf: () => name,
      }),
  };
  const name = nameOf(open);
  return { ...open, name };
};

/** A scenario as text. */
export interface ScenarioText {
  /** The scenario in YAML, as in a file `scenario.yaml`. */
  readonly text: string;
  /** The files that the scenario names, by their paths in it: `{ 'states.csv': '…' }`. */
  readonly tables?: Readonly<Record<string, string>>;
}

const FILE = 'scenario.yaml';

/** Reads and checks a scenario that is a text. Throws ScenarioError with everything that is wrong. */
export const openText = ({ text, tables = {} }: ScenarioText): OpenScenario => {
  const reader = textReader({ ...tables, [FILE]: text });
  return opened(parseScenario(FILE, reader), [], { where: FILE, nameOf: (open) => open.scenario.id });
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
