import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { didYouMean } from '../../library/nearest.ts';
import { nearFiles } from '../../scenario/files/near-files.ts';
import { UserError } from '../errors.ts';
import { fileReader } from './reader.ts';

/** The scenario that plays when none is named. */
export const FLAGSHIP = 'russia-precedent';

/** The file that makes a folder a scenario. */
export const SCENARIO_FILE = 'scenario.yaml';

const HISTORY = 'history';

/** From `dist/`, from `dist/bench/`, and from this file where sources run as they are. */
const OWN = ['../scenarios', '../../scenarios', '../../../scenarios'] as const;

/** A path in the folder of the scenarios that come with demarche. It need not exist. */
const ownPath = (...parts: readonly string[]): string => {
  const places = OWN.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return join(places.find((place) => existsSync(place)) ?? places.at(-1) ?? '', ...parts);
};

type Named = readonly (readonly [name: string, path: string])[];

const namesOf = (own: Named): readonly string[] => own.map(([name]) => name).toSorted();

/** The scenarios and what-ifs in a folder: name and path. */
export const scenariosIn = (folder: string): Named => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((e) =>
      e.isDirectory() ? existsSync(join(folder, e.name, SCENARIO_FILE)) : /\.ya?ml$/.test(e.name),
    )
    .map((e) => [e.name.replace(/\.ya?ml$/, ''), join(folder, e.name)] as const);
};

/** The file beside a wave with weights fitted on the other waves. */
export const HELD_OUT = 'held-out';

/** Files beside a wave: the first adds what only hindsight knows, the last is for the classroom. */
const BESIDE = ['hindsight', HELD_OUT, 'refusals'] as const;

/** The waves that come with demarche, `libya-2011`, and what is beside each, `libya-2011-hindsight`. */
const waves = (): Named =>
  scenariosIn(ownPath(HISTORY)).flatMap(([name, path]) => [
    [name, path] as const,
    ...BESIDE.map((beside) => [`${name}-${beside}`, join(path, `${beside}.yaml`)] as const).filter(
      ([, file]) => existsSync(file),
    ),
  ]);

/** What comes with demarche, name and path: the scenarios, the what-ifs, then the waves of the past. */
export const ownScenarioPaths = (): Named => [
  ...scenariosIn(ownPath()),
  ...scenariosIn(ownPath('what-ifs')),
  ...waves(),
];

/** A commented file that `new` writes, with words in capitals to be replaced. */
export const templatePath = (name: string): string => ownPath('templates', `${name}.yaml`);

/** The JSON Schema of a kind of file, which comes with demarche too. */
export const schemaPath = (kind: 'scenario' | 'exercise'): string =>
  ownPath('..', 'docs', 'schemas', `${kind}.schema.json`);

/** The page that explains the words of the program. */
export const glossaryPath = (): string => ownPath('..', 'docs', 'glossary.md');

/** The file that quotes the skill on held-out waves, whether or not it exists. */
export const skillPath = (): string => ownPath(HISTORY, 'skill.json');

/** The folder of weights fitted with one wave left out each, whether or not it exists. */
export const weightsFolder = (): string => ownPath(HISTORY, 'weights');

/** The folders of the waves that come with demarche, in the order of their names. */
export const ownWaves = (): readonly string[] =>
  scenariosIn(ownPath(HISTORY))
    .map(([, path]) => path)
    .filter((path) => existsSync(join(path, 'observed.csv')))
    .toSorted();

const ownExercisePaths = (): Named => scenariosIn(ownPath('exercises'));

/** The path of the exercise of that name that comes with demarche. Undefined if there is none. */
export const ownExerciseOf = (name: string): string | undefined => new Map(ownExercisePaths()).get(name);

/** Names of the exercises that come with demarche. */
export const ownExercises = (): readonly string[] => namesOf(ownExercisePaths());

const located = (given: string, own: Named): string | undefined =>
  existsSync(given) ? given : new Map(own).get(given);

/**
 * The path of a scenario as it was given, or of one that comes with demarche, by name. Undefined if there is neither.
 */
export const locateScenario = (given: string): string | undefined => located(given, ownScenarioPaths());

/** The path of an exercise as it was given, or of one that comes with demarche. Undefined if there is neither. */
export const locateExercise = (given: string): string | undefined => located(given, ownExercisePaths());

const realPath = (path: string): string => {
  try {
    return realpathSync.native(path);
  } catch {
    return resolve(path);
  }
};

/** How a file names its base: by the path from its own folder. */
export const wayTo = (file: string, base: string): string =>
  relative(dirname(resolve(file)), resolve(base)).replaceAll('\\', '/') || '.';

/** Whether a file lies among the scenarios that come with demarche. */
export const isOwn = (path: string): boolean => fileReader.contains(realPath(ownPath()), realPath(path));

/** A folder and its scenario.yaml are one scenario. */
const realScenario = (path: string): string => {
  const real = realPath(path);
  return basename(real) === SCENARIO_FILE ? dirname(real) : real;
};

/** The path of the scenario of that name that comes with demarche. Undefined if there is none. */
export const ownPathOf = (name: string): string | undefined => new Map(ownScenarioPaths()).get(name);

/**
 * The name of a scenario, an exercise or a file of weights in outputs, however its path was typed. It is the name under
 * which it comes with demarche, else the name of its file or folder.
 */
export const nameOf = (path: string): string => {
  const real = realScenario(path);
  const own = [...ownScenarioPaths(), ...ownExercisePaths()].find(([, each]) => realPath(each) === real);
  return own?.[0] ?? (basename(real) || SCENARIO_FILE);
};

/** The scenarios in the folder where a path that does not exist would be; none if that folder cannot be read. */
const besides = (path: string): readonly string[] => {
  try {
    return scenariosIn(dirname(path)).map(([, found]) => found);
  } catch {
    return [];
  }
};

/** How many scenarios of a folder an error names. */
const MOST_NAMED = 4;

/** The message for a folder that is no scenario: what the folder lacks, and where scenarios are. */
const noScenario = (folder: string): string => {
  const held = besides(join(folder, SCENARIO_FILE));
  const lacks = `“${folder}” is a folder without a scenario: it has no scenario.yaml`;
  const near = nearFiles(SCENARIO_FILE).find((name) => existsSync(join(folder, name)));
  if (near !== undefined) return `${lacks}, but ${near}. Rename that file to scenario.yaml.`;
  if (held.length === 0)
    return `${lacks}. A scenario's folder holds scenario.yaml, and the tables that it names (states.csv, ties.csv, …) beside it. demarche new NAME writes a small one to start from.`;
  const named = held.slice(0, MOST_NAMED).join(', ');
  const more = held.length > MOST_NAMED ? `, and ${held.length - MOST_NAMED} more` : '';
  return `${lacks}. If one in it is meant, name it (${named}${more}), or choose it on a screen: demarche play ${folder}`;
};

/** Refuses a folder that is no scenario. A file is checked only when it is read. */
const refuseFolder = (path: string): void => {
  if (fileReader.isFolder(path) && !existsSync(join(path, SCENARIO_FILE)))
    throw new UserError(noScenario(path));
};

/**
 * The path of a scenario: as it was given, or one that comes with demarche, by name; without a name the flagship.
 * Throws UserError if there is neither, or it is a folder without a scenario; `others` are more words that might have been meant (commands, say).
 */
export const findScenario = (given: string | undefined, others: readonly string[] = []): string => {
  const name = given ?? FLAGSHIP;
  const path = given === undefined ? ownPathOf(name) : locateScenario(given);
  if (path !== undefined) {
    refuseFolder(path);
    return path;
  }
  const near = nearFiles(name).find((each) => existsSync(each));
  if (near !== undefined) throw new UserError(`there is no file “${name}”. Did you mean “${near}”?`);
  const hint = didYouMean(name, [...others, ...namesOf(ownScenarioPaths()), ...besides(name)]);
  const what = others.length > 0 ? 'command or scenario' : 'scenario file or folder';
  throw new UserError(`there is no ${what} “${name}”.${hint}`);
};
