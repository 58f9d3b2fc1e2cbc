import { ScenarioError } from '../../library/errors.ts';
import { READ_PROBLEMS, type Reader } from '../../scenario/reader.ts';
import { decode } from '../../scenario/text/decode.ts';
import { UserError } from '../errors.ts';

/** Outputs of the largest studies, with room to spare. */
const MOST_BYTES = 100_000_000;

/** A path as it was typed, or a path with the name that an earlier output uses for its file. */
export type GivenFile = string | { readonly path: string; readonly name: string };

/** The text of a file that demarche or a person has written. Throws UserError, or ScenarioError for signs that are refused. */
export const textOfFile = (path: string, reader: Reader): string => {
  const read = reader.read(path, MOST_BYTES);
  if (!read.ok) throw new UserError(`${path}: ${READ_PROBLEMS[read.problem]}.`);
  const { text, issues } = decode(path, read.bytes);
  if (text === undefined || issues.length > 0) throw new ScenarioError(issues, path);
  return text;
};
