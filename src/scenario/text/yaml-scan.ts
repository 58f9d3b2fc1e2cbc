import { type CST, Lexer, type LineCounter, Parser } from 'yaml';
import { BOUNDS } from '../bounds.ts';

/** Why and where reading stopped. */
interface Stop {
  readonly offset: number;
  readonly message: string;
  readonly found?: string;
  readonly expected?: string;
}

type Scanned =
  | { readonly ok: true; readonly tokens: readonly CST.Token[] }
  | { readonly ok: false; readonly stop: Stop };

/** Signs of the lexer that are not text: a scalar follows; a bracket is not closed. */
const SCALAR = '\x1f';
const LEFT_OPEN = '\x18';

const ALIAS_LIKE = /(?:^|[\s,[{:])\*[A-Za-z0-9_]/;

interface Tally {
  parts: number;
  aliases: number;
  anchors: number;
  documents: number;
  /** The last part that is not a space, a comment or a line end. */
  last: string;
  inScalar: boolean;
  /** The open brackets, with their offsets. */
  readonly open: { readonly sign: string; readonly offset: number }[];
}

const stopAt = (offset: number, message: string, found?: string, expected?: string): Stop => ({
  offset,
  message,
  ...(found === undefined ? {} : { found }),
  ...(expected === undefined ? {} : { expected }),
});

const moreThan = (most: number): string => `more than ${most.toLocaleString('en-GB')}`;

const MOST_ALIASES = Math.floor(BOUNDS.aliases / BOUNDS.alias);

/** Refuses a file that is too long, or has too many aliases or anchors. */
const tooMuch = (part: string, offset: number, tally: Tally, mayAlias: boolean): Stop | undefined => {
  const { parts, partsWithAliases, anchors } = BOUNDS;
  if (tally.parts > parts) {
    return stopAt(
      offset,
      'too many values in one file',
      `${moreThan(parts)} parts`,
      'fewer; states, ties and evidence go in CSV tables',
    );
  }
  if (mayAlias && tally.parts > partsWithAliases) {
    const expected = 'no aliases, or a shorter file; tables go in CSV files';
    return stopAt(
      offset,
      'a file with aliases may not be this long',
      `${moreThan(partsWithAliases)} parts`,
      expected,
    );
  }
  const first = tally.inScalar ? '' : part.charAt(0);
  if (first === '*' && ++tally.aliases > MOST_ALIASES) {
    return stopAt(offset, 'too many aliases', moreThan(MOST_ALIASES), 'at most 300 kB of aliases, expanded');
  }
  if (first === '&' && ++tally.anchors > anchors) {
    return stopAt(offset, 'too many anchors', moreThan(anchors), 'fewer; states and ties go in CSV tables');
  }
  return undefined;
};

const ESCAPES =
  /\\(?:[0abtnevfr "/\\N_LP\t]|x[0-9a-f]{2}|u[0-9a-f]{4}|U00(?:0[0-9a-f]|10)[0-9a-f]{4}|\r?\n)|(\\)|"/gi;

/** The error in a quoted text: a quote that is not closed, or an unknown escape. */
const quoteProblem = (part: string, offset: number): Stop | undefined => {
  const unclosed = stopAt(
    offset,
    'this quote is never closed',
    part.charAt(0),
    'the same quote at the end of the text',
  );
  if (part.startsWith("'")) return (part.split("'").length - 1) % 2 === 0 ? undefined : unclosed;
  if (!part.startsWith('"')) return undefined;
  let quotes = 0;
  for (const match of part.matchAll(ESCAPES)) {
    if (match[1] !== undefined) {
      const expected = 'a known escape such as \\n; in single quotes a backslash is a backslash';
      return stopAt(
        offset + match.index,
        'this escape means nothing',
        part.slice(match.index, match.index + 2),
        expected,
      );
    }
    if (match[0] === '"') quotes++;
  }
  return quotes === 2 ? undefined : unclosed;
};

const CLOSES: Readonly<Record<string, string>> = { ']': '[', '}': '{' };

/** The error at a bracket or a comma. */
const bracketProblem = (part: string, offset: number, tally: Tally): Stop | undefined => {
  const last = tally.open.at(-1);
  if (part === '[' || part === '{') tally.open.push({ sign: part, offset });
  if (part === LEFT_OPEN && last) return leftOpen(tally);
  const opener = CLOSES[part];
  if (opener !== undefined) {
    if (last?.sign !== opener)
      return stopAt(
        offset,
        `this bracket does not close ${last ? `the ${last.sign} before it` : 'any'}`,
        part,
      );
    tally.open.pop();
  }
  if (part === ',' && (tally.last === ',' || tally.last === '[' || tally.last === '{')) {
    return stopAt(offset, 'there is nothing before this comma', ',', 'a value');
  }
  return undefined;
};

const leftOpen = (tally: Tally): Stop | undefined => {
  const last = tally.open.at(-1);
  return (
    last &&
    stopAt(
      last.offset,
      'this bracket is never closed',
      last.sign,
      `a ${last.sign === '[' ? ']' : '}'} further on`,
    )
  );
};

const refused = (part: string, offset: number, tally: Tally): Stop | undefined => {
  if (part.startsWith('!')) {
    return stopAt(
      offset,
      'tags are not allowed',
      'a tag',
      'a plain value; text that looks like a number goes in quotes',
    );
  }
  if (part.startsWith('%'))
    return stopAt(offset, 'directives are not allowed', 'a line that starts with %', 'plain YAML 1.2');
  if (part === '---' && ++tally.documents > 1) return secondDocument(offset);
  return undefined;
};

const secondDocument = (offset: number): Stop =>
  stopAt(offset, 'a scenario is one YAML document', 'a second one', 'one document a file');

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

const examine = (part: string, parser: Parser, tally: Tally, mayAlias: boolean): Stop | undefined => {
  const { offset } = parser;
  tally.parts++;
  const stop = tooMuch(part, offset, tally, mayAlias);
  if (stop || tally.inScalar) return stop;
  return refused(part, offset, tally) ?? quoteProblem(part, offset) ?? bracketProblem(part, offset, tally);
};

/** The error that a token of the parser shows: a second document, or text in the wrong place. */
const odd = (tokens: readonly CST.Token[], token: CST.Token): Stop | undefined => {
  if (token.type === 'error') return stopAt(token.offset, 'this does not belong here');
  const isSecond = token.type === 'document' && tokens.some((other) => other.type === 'document');
  return isSecond ? secondDocument(token.offset) : undefined;
};

/**
 * Reads YAML as a flat stream of parts, before a tree is built from it. Stops at the first sign of a file that would
 * take too much memory: its depth, its aliases, its length. Also refuses tags, directives, a second document, and
 * quotes and brackets that are not closed; their exact places are known here.
 */
export const scanYaml = (text: string, lines: LineCounter): Scanned => {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  const mayAlias = ALIAS_LIKE.test(text);
  const tally: Tally = {
    parts: 0,
    aliases: 0,
    anchors: 0,
    documents: 0,
    last: '',
    inScalar: false,
    open: [],
  };
  lines.addNewLine(0);
  for (const part of new Lexer().lex(text)) {
    const stop = examine(part, parser, tally, mayAlias);
    if (stop) return { ok: false, stop };
    note(part, tally);
    const { offset } = parser;
    for (const token of parser.next(part)) {
      const problem = odd(tokens, token);
      if (problem) return { ok: false, stop: problem };
      tokens.push(token);
    }
    if (tooDeep(parser)) {
      const message = `nested deeper than ${BOUNDS.depth} levels`;
      return { ok: false, stop: { offset, message, expected: `at most ${BOUNDS.depth}` } };
    }
  }
  const open = leftOpen(tally);
  if (open) return { ok: false, stop: open };
  for (const token of parser.end()) {
    const problem = odd(tokens, token);
    if (problem) return { ok: false, stop: problem };
    tokens.push(token);
  }
  return { ok: true, tokens };
};
