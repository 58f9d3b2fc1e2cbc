import { isAbsolute } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Mapping } from '../../src/scenario/located.ts';
import { type ParseResult, parseScenario as parse } from '../../src/scenario/parse.ts';
import type { Reader } from '../../src/scenario/reader.ts';

export { type Edits, editScenario, type ParseResult, setTexts } from '../../src/scenario/parse.ts';

interface Parsed {
  /** The folder of a relative path, the path and the edits. */
  readonly key: string;
  readonly layers: readonly Mapping[];
  readonly result: ParseResult;
  /** Whether the files are as they were when it was parsed; they are read again, as a reader may note what it reads. */
  readonly isFresh: (reader: Reader) => boolean;
}

const MOST = 100;
const parsed: Parsed[] = [];

/** A reader that notes each question to the file system with its answer. */
const noting = (reader: Reader, answers: ((again: Reader) => boolean)[]): Reader => {
  const noted = <Args extends readonly unknown[], Result>(
    ask: (from: Reader) => (...args: Args) => Result,
  ): ((...args: Args) => Result) => {
    return (...args) => {
      const answer = ask(reader)(...args);
      answers.push((again) => isDeepStrictEqual(ask(again)(...args), answer));
      return answer;
    };
  };
  return {
    ...reader,
    read: noted((from) => from.read),
    isFolder: noted((from) => from.isFolder),
    realPath: noted((from) => from.realPath),
  };
};

/**
 * The parser of the served program: what one command has read is parsed for the next only if a byte of it has changed.
 * A parse asks its questions in order: up to the first other answer a new parse asks the same ones.
 */
export const parseScenario: typeof parse = (path, reader, sets = [], layers = []) => {
  // A path from the root is the same in every folder.
  const key = JSON.stringify([isAbsolute(path) ? '' : process.cwd(), path, sets]);
  const known = parsed
    .filter((each) => each.key === key && isDeepStrictEqual(each.layers, layers))
    .find(({ isFresh }) => isFresh(reader));
  if (known) return known.result;
  const answers: ((again: Reader) => boolean)[] = [];
  const result = parse(path, noting(reader, answers), sets, layers);
  parsed.unshift({ key, layers, result, isFresh: (again) => answers.every((isSame) => isSame(again)) });
  parsed.length = Math.min(parsed.length, MOST);
  return result;
};
