import { type CST, Lexer, type LineCounter, Parser } from 'yaml';
import { BOUNDS } from './bounds.ts';

/** Why reading stopped, and where. */
export interface Stop {
  readonly offset: number;
  readonly message: string;
  readonly found?: string;
  readonly expected?: string;
}

export type Scanned =
  | { readonly ok: true; readonly tokens: readonly CST.Token[] }
  | { readonly ok: false; readonly stop: Stop };

/** Marks of the lexer that stand for no text. */
const SCALAR = '\x1f';
const ALIAS_LIKE = /(?:^|[\s,[{:])\*[A-Za-z0-9_]/;
const MOST_ERRORS = 20;

interface Tally {
  parts: number;
  aliases: number;
  anchors: number;
  documents: number;
  /** The last part that is neither space, comment nor line end. */
  last: string;
  inScalar: boolean;
}

const REFUSALS: Readonly<Record<string, Omit<Stop, 'offset'>>> = {
  '!': {
    message: 'tags are not allowed',
    found: 'a tag',
    expected: 'a plain value; text that looks like a number goes in quotes',
  },
  '%': {
    message: 'directives are not allowed',
    found: 'a line that starts with %',
    expected: 'plain YAML 1.2',
  },
};

const tooMany = (what: string, most: number, hint: string): Omit<Stop, 'offset'> => ({
  message: `too many ${what}`,
  found: `more than ${most.toLocaleString('en-GB')}`,
  expected: hint,
});

const ALIASES = tooMany('aliases', Math.floor(BOUNDS.aliases / BOUNDS.alias), 'at most 300 kB expanded');
const ANCHORS = tooMany('anchors', BOUNDS.anchors, 'fewer; states and ties go in CSV tables');
const LONG = tooMany('values in one file', BOUNDS.parts, 'fewer; states, ties and evidence go in CSV tables');
const LONG_WITH_ALIASES: Omit<Stop, 'offset'> = {
  message: 'a file with aliases may not be this long',
  found: `more than ${BOUNDS.partsWithAliases.toLocaleString('en-GB')} parts`,
  expected: 'no aliases, or a shorter file; tables go in CSV files',
};

const refuse = (part: string, tally: Tally, mayAlias: boolean): Omit<Stop, 'offset'> | undefined => {
  if (tally.parts > BOUNDS.parts) return LONG;
  if (mayAlias && tally.parts > BOUNDS.partsWithAliases) return LONG_WITH_ALIASES;
  if (tally.inScalar) return undefined;
  if (part === '---' && ++tally.documents > 1) {
    return {
      message: 'a scenario is one YAML document',
      found: 'a second ---',
      expected: 'one document a file',
    };
  }
  const first = part.charAt(0);
  if (first === '*' && ++tally.aliases * BOUNDS.alias > BOUNDS.aliases) return ALIASES;
  if (first === '&' && ++tally.anchors > BOUNDS.anchors) return ANCHORS;
  if (part === ',' && (tally.last === ',' || tally.last === '[' || tally.last === '{')) {
    return { message: 'nothing stands before this comma', found: ',', expected: 'a value' };
  }
  return REFUSALS[first];
};

const isSpace = (part: string): boolean => part.trim() === '' || part.startsWith('#');

const note = (part: string, tally: Tally): void => {
  if (tally.inScalar) tally.last = 'scalar';
  else if (part !== SCALAR && !isSpace(part)) tally.last = part;
  tally.inScalar = !tally.inScalar && part === SCALAR;
};

const isCollection = (token: CST.Token): boolean =>
  token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';

const tooDeep = (parser: Parser): boolean =>
  parser.stack.length > BOUNDS.depth && parser.stack.filter(isCollection).length > BOUNDS.depth;

/**
 * Reads YAML as a flat stream of parts before anything is built from it, and stops at the first sign of a file
 * that would blow up: depth, aliases, sheer length. What it refuses outright (tags, directives, a second document)
 * needs no tree either.
 */
export const scanYaml = (text: string, lines: LineCounter): Scanned => {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  const mayAlias = ALIAS_LIKE.test(text);
  const tally: Tally = { parts: 0, aliases: 0, anchors: 0, documents: 0, last: '', inScalar: false };
  let errors = 0;
  lines.addNewLine(0);
  for (const part of new Lexer().lex(text)) {
    const offset = parser.offset;
    tally.parts++;
    const stop = refuse(part, tally, mayAlias);
    if (stop) return { ok: false, stop: { offset, ...stop } };
    note(part, tally);
    for (const token of parser.next(part)) {
      tokens.push(token);
      if (token.type === 'error' && ++errors > MOST_ERRORS) return { ok: true, tokens };
    }
    if (tooDeep(parser)) {
      const message = `nested deeper than ${BOUNDS.depth} levels`;
      return { ok: false, stop: { offset, message, expected: `at most ${BOUNDS.depth}` } };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { ok: true, tokens };
};
