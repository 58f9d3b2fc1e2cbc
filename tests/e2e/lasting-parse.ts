import { isAbsolute } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { areSame, askingReader, type FileQuestion } from '../../src/cli/cache/asked.ts';
import type { Mapping } from '../../src/scenario/located.ts';
import { type ParseResult, parseScenario as parse } from '../../src/scenario/parse.ts';

export { type Edits, editScenario, type ParseResult, setTexts } from '../../src/scenario/parse.ts';

interface Parsed {
  /** The folder of a relative path, the path and the edits. */
  readonly key: string;
  readonly layers: readonly Mapping[];
  readonly asked: readonly FileQuestion[];
  readonly result: ParseResult;
}

const MOST = 100;
const parsed: Parsed[] = [];

/** The parser of the served program: what one command has read is parsed for the next only if a byte of it has changed. */
export const parseScenario: typeof parse = (path, reader, sets = [], layers = []) => {
  // A path from the root is the same in every folder.
  const key = JSON.stringify([isAbsolute(path) ? '' : process.cwd(), path, sets]);
  const known = parsed
    .filter((each) => each.key === key && isDeepStrictEqual(each.layers, layers))
    .find(({ asked }) => areSame(asked, reader));
  if (known) return known.result;
  const asked: FileQuestion[] = [];
  const result = parse(path, askingReader(reader, asked), sets, layers);
  parsed.unshift({ key, layers, asked, result });
  parsed.length = Math.min(parsed.length, MOST);
  return result;
};
