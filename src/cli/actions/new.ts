import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, systemCode, UserError } from '../errors.ts';
import { templatePath } from '../files/find-scenario.ts';
import { unwritable } from '../files/write-file.ts';
import { note } from '../output.ts';

interface NewFlags {
  readonly dir?: string;
}

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** What a name could have been: without spaces, accents and ending. */
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

/** Writes a scenario to start from; never over a file that exists. Throws UserError where it cannot. */
export const newAction = async (name: string, flags: NewFlags): Promise<number> => {
  if (!NAME.test(name)) {
    throw new UserError(
      `“${name}” cannot name a scenario: expected a letter, then letters, digits, - or _, 64 at most.${suggestion(name)}`,
    );
  }
  const path = join(flags.dir ?? '.', `${name}.yaml`);
  const template = await readFile(templatePath(), 'utf8');
  try {
    await writeFile(path, template.replaceAll('NAME', name), { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw new UserError(`${path} exists already; it was left as it is.`);
    throw unwritable(path, error);
  }
  note(`Written: ${path}. Play it: demarche run ${path} --seed one`);
  return EXIT.done;
};
