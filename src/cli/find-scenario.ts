import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from './errors.ts';
import { didYouMean } from './nearest.ts';

/** The scenario that plays when none is named. */
const FLAGSHIP = 'russia-precedent';

/** The folder of the scenarios that come with demarche: beside `dist/`, or beside `src/` where sources run as they are. */
const ownScenarios = (): string | undefined =>
  ['../scenarios', '../../scenarios']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));

const nameOf = (entry: string): string => entry.replace(/\.ya?ml$/, '');

/** The scenarios and what-ifs in a folder: name and path. */
export const scenariosIn = (folder: string): readonly (readonly [string, string])[] => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((e) =>
      e.isDirectory() ? existsSync(join(folder, e.name, 'scenario.yaml')) : /\.ya?ml$/.test(e.name),
    )
    .map((e) => [nameOf(e.name), join(folder, e.name)] as const);
};

/** The file beside a wave with weights fitted on the other waves. */
export const HELD_OUT = 'held-out';

/** Files beside a wave, what only hindsight knows the first. */
const BESIDE = ['hindsight', HELD_OUT] as const;

/** The waves that come with demarche, `libya-2011`, and what lies beside each, `libya-2011-hindsight`. */
const historyIn = (folder: string): readonly (readonly [string, string])[] =>
  scenariosIn(folder).flatMap(([name, path]) => [
    [name, path] as const,
    ...BESIDE.map((beside) => [`${name}-${beside}`, join(path, `${beside}.yaml`)] as const).filter(
      ([, file]) => existsSync(file),
    ),
  ]);

/** The scenarios and what-ifs that come with demarche: path by name. */
const ownPaths = (): ReadonlyMap<string, string> => {
  const folder = ownScenarios();
  if (folder === undefined) return new Map();
  return new Map([
    ...historyIn(join(folder, 'history')),
    ...scenariosIn(join(folder, 'what-ifs')),
    ...scenariosIn(folder),
  ]);
};

/** The file that quotes the skill on held-out waves; whether or not it is there. */
export const skillPath = (): string | undefined => {
  const folder = ownScenarios();
  return folder === undefined ? undefined : join(folder, 'history', 'skill.json');
};

/** The folder of weights fitted with one wave left out each; whether or not it is there. */
export const weightsFolder = (): string | undefined => {
  const folder = ownScenarios();
  return folder === undefined ? undefined : join(folder, 'history', 'weights');
};

/** The folders of the waves that come with demarche, in the order of their names. */
export const ownWaves = (): readonly string[] => {
  const folder = ownScenarios();
  if (folder === undefined) return [];
  return scenariosIn(join(folder, 'history'))
    .map(([, path]) => path)
    .filter((path) => existsSync(join(path, 'observed.csv')))
    .toSorted();
};

/** What comes with demarche, name and path: the scenarios, the what-ifs, then the waves of the past. */
export const ownScenarioPaths = (): readonly (readonly [string, string])[] => {
  const folder = ownScenarios();
  if (folder === undefined) return [];
  return [
    ...scenariosIn(folder),
    ...scenariosIn(join(folder, 'what-ifs')),
    ...historyIn(join(folder, 'history')),
  ];
};

/** Names of the scenarios and what-ifs that come with demarche. */
const ownNames = (): readonly string[] => [...ownPaths().keys()].toSorted();

/** The exercises that come with demarche: path by name. */
const exercisePaths = (): ReadonlyMap<string, string> => {
  const folder = ownScenarios();
  return new Map(folder ? scenariosIn(join(folder, 'exercises')) : []);
};

/** Names of the exercises that come with demarche. */
export const ownExercises = (): readonly string[] => [...exercisePaths().keys()].toSorted();

/** The path of an exercise as it was given, or of one that comes with demarche, by name; undefined if there is neither. */
export const locateExercise = (given: string): string | undefined =>
  existsSync(given) ? given : exercisePaths().get(given);

/** Whether a file lies among the scenarios that come with demarche. */
export const isOwn = (path: string): boolean => {
  const folder = ownScenarios();
  return folder !== undefined && !relative(folder, resolve(path)).startsWith('..');
};

const ownPath = (name: string): string | undefined => ownPaths().get(name);

/** The path of a scenario as it was given, or of one that comes with demarche, by name; undefined if there is neither. */
export const locateScenario = (given: string): string | undefined =>
  existsSync(given) ? given : ownPath(given);

/** The scenarios in the folder where a path that does not exist would be; none if that folder cannot be read. */
const besides = (path: string): readonly string[] => {
  try {
    return scenariosIn(dirname(path)).map(([, found]) => found);
  } catch {
    return [];
  }
};

/** How many scenarios of a folder are named where somebody has to choose one. */
const MOST_NAMED = 4;

/** What to say of a folder that is no scenario: what it lacks, and where scenarios are. */
const noScenario = (folder: string): string => {
  const held = besides(join(folder, 'scenario.yaml'));
  const lacks = `“${folder}” is a folder without a scenario: it has no scenario.yaml`;
  if (held.length === 0)
    return `${lacks}. A scenario's folder holds scenario.yaml, and the tables that it names (states.csv, ties.csv, …) beside it. demarche new NAME writes a small one to start from.`;
  const named = held.slice(0, MOST_NAMED).join(', ');
  const more = held.length > MOST_NAMED ? `, and ${held.length - MOST_NAMED} more` : '';
  return `${lacks}. If one in it is meant, name it (${named}${more}), or choose it on a screen: demarche play ${folder}`;
};

/** Refuses a folder that is no scenario; a file is looked into by whoever reads it. */
const refuseFolder = (path: string): void => {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (isFolder && !existsSync(join(path, 'scenario.yaml'))) throw new UserError(noScenario(path));
};

/**
 * The path of a scenario: as it was given, or one that comes with demarche, by name; without a name the flagship.
 * Throws UserError if there is neither, or it is a folder without a scenario; `others` are more words that might have been meant (commands, say).
 */
export const findScenario = (given: string | undefined, others: readonly string[] = []): string => {
  const name = given ?? FLAGSHIP;
  const path = given === undefined ? ownPath(name) : locateScenario(given);
  if (path !== undefined) {
    refuseFolder(path);
    return path;
  }
  const hint = didYouMean(name, [...others, ...ownNames(), ...besides(name)]);
  const what = others.length > 0 ? 'command or scenario' : 'scenario file or folder';
  throw new UserError(`there is no ${what} “${name}”.${hint}`);
};
