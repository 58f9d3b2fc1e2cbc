import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/**
 * Parts of src/ that are being rebuilt: the tests of names, folders and words pass over them. To be emptied, part by part,
 * and then removed.
 */
export const REBUILDING: readonly string[] = [];

/** Whether no part that is being rebuilt has a file. */
export const isSettled = (file: string): boolean => !REBUILDING.some((part) => file.startsWith(part));

/** The text of every file in a folder and below it whose name fits, by its path from the project's root. */
export const textsIn = (folder: string, name: RegExp): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
      .filter((file) => name.test(file))
      .map((file) => [file, readFileSync(file, 'utf8')]),
  );

/** The TypeScript of a folder. */
export const codeIn = (folder: string): ReadonlyMap<string, string> => textsIn(folder, /\.tsx?$/);

/** Without comments; every line stays on its line. */
export const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/[^\n]*/gm, (found) => found.replace(/[^\n]/g, ''));

/** The comments of a source, line by line; empty where a line has none. Formatted code begins a comment on its own line. */
export const commentLines = (source: string): readonly string[] => {
  let isOpen = false;
  return source.split('\n').map((line) => {
    const isComment = isOpen || /^\s*\/[/*]/.test(line);
    isOpen = isComment && !/^\s*\/\//.test(line) && !line.includes('*/');
    return isComment ? line : (/[;,{(]\s+(\/\/.*)$/.exec(line)?.[1] ?? '');
  });
};
