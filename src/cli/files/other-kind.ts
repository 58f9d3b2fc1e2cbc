import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BOUNDS } from '../../scenario/bounds.ts';
import { UserError } from '../errors.ts';
import { shellWord } from '../new/template.ts';
import { locateExercise, locateScenario, SCENARIO_FILE } from './find-scenario.ts';
import { fileReader } from './reader.ts';

type Kind = 'scenario' | 'exercise' | 'answers' | 'weights' | 'game' | 'tally' | 'output' | 'table';

/** The kind of a file, and the command that takes it. */
const SAYS: Readonly<Record<Kind, (file: string) => string>> = {
  scenario: (file) =>
    `is a scenario: demarche play ${file}. An exercise for it: demarche new NAME --exercise ${file}`,
  exercise: (file) => `is an exercise: demarche exercise ${file}`,
  answers: (file) => `holds answers for an exercise: demarche exercise EXERCISE --auto --answers ${file}`,
  weights: (file) =>
    `holds weights alone: name their scenario in it (extends: SCENARIO), or demarche backtest WAVE --weights ${file}`,
  game: (file) => `is the kept game of an exercise: demarche exercise EXERCISE --game ${file}`,
  tally: (file) => `is a tally of futures: demarche merge ${file}`,
  output: (file) => `is an output of demarche: demarche again ${file}`,
  table: () => 'is a table: name the scenario that reads it, or its folder',
};

const ANSWERS = ['predictions', 'turns', 'votes', 'questions'];

/** The keys at the left edge of a YAML file, or the first one of a JSON file. */
const topKeys = (text: string): readonly string[] =>
  [...text.matchAll(/^(?:\s*\{\s*)?["']?([A-Za-z_]+)["']?[ \t]*:/gm)].map(([, key = '']) => key);

const kindOfText = (text: string): Kind | undefined => {
  if (text.startsWith('demarche tally')) return 'tally';
  if (/^\s*\{\s*"demarche_game"/.test(text)) return 'game';
  if (/^\s*\{/.test(text) && /"manifest"\s*:/.test(text)) return 'output';
  const keys = topKeys(text);
  if (keys.includes('demarche') || keys.includes('extends')) return 'scenario';
  if (keys.includes('exercise')) return 'exercise';
  if (keys.length === 0) return undefined;
  if (keys.every((key) => ANSWERS.includes(key))) return 'answers';
  return keys.every((key) => key === 'weights' || key === 'rates') ? 'weights' : undefined;
};

const kindOfFile = (path: string): Kind | undefined => {
  if (existsSync(join(path, SCENARIO_FILE))) return 'scenario';
  if (/\.(csv|tsv)$/i.test(path)) return 'table';
  const read = fileReader.read(path, BOUNDS.file);
  return read.ok ? kindOfText(new TextDecoder().decode(read.bytes)) : undefined;
};

/**
 * The real kind of a file or a name that is not of the wanted kind, with the command that takes it. Undefined if it is
 * of the wanted kind, or of no kind that demarche knows.
 */
export const otherKind = (given: string, wanted: 'scenario' | 'exercise'): string | undefined => {
  const isNamed = !existsSync(given);
  const named = locateScenario(given) ? 'scenario' : locateExercise(given) ? 'exercise' : undefined;
  const kind = isNamed ? named : kindOfFile(given);
  return kind === undefined || kind === wanted ? undefined : `“${given}” ${SAYS[kind](shellWord(given))}`;
};

/** Throws UserError if a file or a name is not of the wanted kind. */
export const refuseOtherKind = (given: string, wanted: 'scenario' | 'exercise'): void => {
  const other = otherKind(given, wanted);
  if (other !== undefined) throw new UserError(other);
};
