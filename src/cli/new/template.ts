import { readFile } from 'node:fs/promises';
import { schemaPath, templatePath, wayTo } from '../files/find-scenario.ts';

/** A text as YAML has it: any sign may be in it. */
export const inQuotes = (text: string): string => JSON.stringify(text);

/** A path as one word of a command line. */
export const shellWord = (path: string): string => (/^[\w./:\\@-]+$/.test(path) ? path : `"${path}"`);

/** The words in capitals of a template replaced, all at once: what is put in is never replaced again. */
export const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\b[A-Z]{4,}\b/g, (word) => values[word] ?? word);

/**
 * A template that comes with demarche, for a file at a path. Its first line leads editors to the schema of its kind, by the
 * way from that file.
 */
export const readTemplate = async (
  name: 'new' | 'from-table' | 'exercise',
  path: string,
): Promise<string> => {
  const text = await readFile(templatePath(name), 'utf8');
  const schema = wayTo(path, schemaPath(name === 'exercise' ? 'exercise' : 'scenario'));
  return text.replace(/^(# yaml-language-server: \$schema=).*$/m, (_, lead: string) => `${lead}${schema}`);
};
