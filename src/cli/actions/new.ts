import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { csvOf } from '../../report/run/csv.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { EXIT, systemCode, UserError } from '../errors.ts';
import { writeFolder } from '../exercise/write-folder.ts';
import { FLAGSHIP, locateScenario, SCENARIO_FILE, wayTo } from '../files/find-scenario.ts';
import { unwritable } from '../files/write-file.ts';
import { loadScenario } from '../load.ts';
import { exerciseText } from '../new/exercise-text.ts';
import { statesFromTable } from '../new/states-from-table.ts';
import { filled, readTemplate, shellWord } from '../new/template.ts';
import { note } from '../output.ts';

interface NewFlags {
  readonly dir?: string;
  /** True if no scenario is named. Then the scenario is the one that NAME begins with. */
  readonly exercise?: string | true;
  readonly fromTable?: string;
}

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** A hint with a valid name that is close to a given one, without spaces, accents and ending. */
const suggestion = (name: string): string => {
  const id = name
    .replace(/\.ya?ml$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[^A-Za-z]+|-+$/g, '')
    .slice(0, 64);
  return NAME.test(id) ? ` Try ${id}.` : '';
};

const exists = (path: string): UserError => new UserError(`${path} exists already; it was left as it is.`);

const writeNew = async (path: string, text: string): Promise<void> => {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw exists(path);
    throw unwritable(path, error);
  }
};

const newScenario = async (name: string, dir: string): Promise<void> => {
  const path = join(dir, `${name}.yaml`);
  await writeNew(path, filled(await readTemplate('new', path), { NAME: name }));
  note(`Written: ${path}. Play it: demarche run ${shellWord(path)} --seed one`);
};

const newExercise = async (name: string, dir: string, given: string): Promise<void> => {
  const { scenario, path: from } = loadScenario(given, []);
  const path = join(dir, `${name}.yaml`);
  const template = await readTemplate('exercise', path);
  await writeNew(path, exerciseText(template, name, scenario, wayTo(path, from)));
  const file = shellWord(path);
  note(
    `Written: ${path}. Play it: demarche exercise ${file}. Without people: demarche exercise ${file} --auto --runs 200`,
  );
};

/** The power of a state about which nothing is known. */
const SOME_POWER = 0.1;

/** The tables of a scenario that begins as a list of states and rungs. Traits begin with middle values. */
const tablesOf = (table: string, model: Scenario): ReadonlyMap<string, string> => {
  const power = new Map(model.states.map((state) => [state.id, state.power]));
  const states = statesFromTable(table, model.ladder, model);
  const judged = (what: string): readonly string[] => [what, 'to be replaced', 'judgement'];
  const rows = states.map(({ id, name, rung }) => [id, name, rung, power.get(id) ?? SOME_POWER, 0.5, 0.5]);
  const evidence = states.flatMap(({ id, rung }) => [
    [id, 'rung', rung, 'The list says so.', basename(table), 'judgement'],
    [id, 'power', power.get(id) ?? SOME_POWER, ...judged(power.has(id) ? `As in ${FLAGSHIP}.` : 'A guess.')],
    ...['trade', 'rights'].map((driver) => [id, driver, 0.5, ...judged('The middle, until more is known.')]),
  ]);
  return new Map([
    ['states.csv', csvOf('id,name,rung,power,trade,rights', rows)],
    ['evidence.csv', csvOf('state,field,value,reason,source,confidence', evidence)],
  ]);
};

const newFromTable = async (name: string, dir: string, table: string): Promise<void> => {
  const folder = join(dir, name);
  if (existsSync(folder)) throw exists(folder);
  const tables = tablesOf(table, loadScenario(FLAGSHIP, []).scenario);
  const template = await readTemplate('from-table', join(folder, SCENARIO_FILE));
  await writeFolder(folder, new Map([[SCENARIO_FILE, filled(template, { NAME: name })], ...tables]));
  const path = shellWord(folder);
  note(
    `Written: ${folder}, with scenario.yaml, states.csv and evidence.csv. Play it: demarche run ${path} --seed one. An exercise for it: demarche new ${name}-class --exercise ${path}`,
  );
};

/**
 * If no scenario is named, an exercise is for the scenario with the same name. If there is none, the name is
 * looked up without the part after its last `-`.
 */
const scenarioBeside = (name: string, dir: string): string => {
  const names = [name, name.replace(/-[^-]*$/, '')].flatMap((each) => [
    join(dir, each),
    join(dir, `${each}.yaml`),
  ]);
  const found = names.find(
    (path) => path !== join(dir, `${name}.yaml`) && locateScenario(path) !== undefined,
  );
  if (found === undefined)
    throw new UserError('--exercise needs its scenario: demarche new NAME --exercise SCENARIO.');
  return found;
};

/**
 * Writes a scenario or an exercise to start from. Never overwrites a file. Throws UserError if it cannot write, and
 * ScenarioError if a table or a scenario cannot be read.
 */
export const newAction = async (name: string, flags: NewFlags): Promise<number> => {
  if (!NAME.test(name)) {
    throw new UserError(
      `“${name}” cannot name a scenario or an exercise: expected a letter, then letters, digits, - or _, 64 at most.${suggestion(name)}`,
    );
  }
  const { dir = '.', exercise, fromTable } = flags;
  if (exercise !== undefined)
    await newExercise(name, dir, exercise === true ? scenarioBeside(name, dir) : exercise);
  else if (fromTable !== undefined) await newFromTable(name, dir, fromTable);
  else await newScenario(name, dir);
  return EXIT.done;
};
