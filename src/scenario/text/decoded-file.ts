import { BOUNDS } from '../bounds.ts';
import { append, errorAt, type Issue } from '../issue.ts';
import { READ_PROBLEMS, type Reader } from '../reader.ts';
import { decode } from './decode.ts';

/**
 * The text of a file that is no larger than a scenario file may be, with refused characters masked. Undefined if the
 * file cannot be read. Adds everything that is wrong with the file to `issues`.
 */
export const decodedFile = (path: string, reader: Reader, issues: Issue[]): string | undefined => {
  const read = reader.read(path, BOUNDS.file);
  if (!read.ok) {
    issues.push(errorAt({ file: path, line: 1, column: 1 }, READ_PROBLEMS[read.problem], { found: path }));
    return undefined;
  }
  const { text, issues: refused } = decode(path, read.bytes);
  append(issues, refused);
  return text;
};
