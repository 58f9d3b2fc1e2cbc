import { areSame, askingReader, type FileQuestion } from '../../src/cli/cache/asked.ts';
import { type ParseResult, parseScenario as parse } from '../../src/scenario/parse.ts';

export { type Edits, editScenario, type ParseResult, setTexts } from '../../src/scenario/parse.ts';

interface Parsed {
  /** The place, the path and the edits. */
  readonly key: string;
  readonly asked: readonly FileQuestion[];
  readonly result: ParseResult;
}

const MOST = 100;
const parsed: Parsed[] = [];

/** The parser of the served program: what one command has read is parsed for the next only if a byte of it has changed. */
export const parseScenario: typeof parse = (path, reader, sets = [], layers = []) => {
  if (layers.length > 0) return parse(path, reader, sets, layers);
  const key = JSON.stringify([process.cwd(), path, sets]);
  const known = parsed.find((each) => each.key === key && areSame(each.asked, reader));
  if (known) return known.result;
  const asked: FileQuestion[] = [];
  const result = parse(path, askingReader(reader, asked), sets);
  parsed.unshift({ key, asked, result });
  parsed.length = Math.min(parsed.length, MOST);
  return result;
};
