import { readFile } from 'node:fs/promises';
import { schemaPath, templatePath, wayTo } from '../files/find-scenario.ts';

/** A text in quotes, as YAML reads it. It may have any characters. */
export const inQuotes = (text: string): string => JSON.stringify(text);

/** A path as one word of a command line. */
export const shellWord = (path: string): string => (/^[\w./:\\@-]+$/.test(path) ? path : `"${path}"`);

/** A template with values for its words in capitals. All are replaced at once, so no part of a value is replaced. */
export const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\b[A-Z]{4,}\b/g, (word) => values[word] ?? word);

/** A template that comes with demarche, for a file at `path`. Its first line gives editors the way from there to the schema. */
export const readTemplate = async (
  name: 'new' | 'from-table' | 'exercise',
  path: string,
): Promise<string> => {
  const text = await readFile(templatePath(name), 'utf8');
  const schema = wayTo(path, schemaPath(name === 'exercise' ? 'exercise' : 'scenario'));
  return text.replace(/^(# yaml-language-server: \$schema=).*$/m, (_, lead: string) => `${lead}${schema}`);
};
