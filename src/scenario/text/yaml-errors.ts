import type { LineCounter, YAMLError } from 'yaml';
import { BOUNDS } from '../bounds.ts';
import { errorAt, type Issue, type Place } from '../issue.ts';
import { lookAlikeIn } from './look-alikes.ts';

/**
 * The parser's errors, in words for people who do not know YAML. The parser's own messages are not shown, since they
 * may quote the file.
 */
const MESSAGES: Readonly<Record<YAMLError['code'], string>> = {
  ALIAS_PROPS: 'an alias cannot have an anchor of its own',
  BAD_ALIAS: 'this * or & has no name; text that starts with it goes in quotes',
  BAD_DIRECTIVE: 'directives are not allowed',
  BAD_DQ_ESCAPE: 'this escape means nothing; single quotes take text as it is',
  BAD_INDENT: 'this line is not indented like its neighbours',
  BAD_PROP_ORDER: 'an anchor is in the wrong place',
  BAD_SCALAR_START: 'plain text cannot start with this sign; put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'this text has a colon in it; put it in quotes',
  BLOCK_IN_FLOW: 'a comma is missing here, or quotes around text with a colon',
  DUPLICATE_KEY: 'this key was already written',
  IMPOSSIBLE: 'this cannot be read as YAML',
  KEY_OVER_1024_CHARS: 'this key is too long, or a colon is missing',
  MISSING_CHAR: 'a comma or a colon is missing here, or a space after one',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing on this line, or the space after it',
  MULTIPLE_ANCHORS: 'a value can have one anchor only',
  MULTIPLE_DOCS: 'a scenario is one YAML document',
  MULTIPLE_TAGS: 'tags are not allowed',
  NON_STRING_KEY: 'a key must be text',
  RESOURCE_EXHAUSTION: 'this takes too much memory to read',
  TAB_AS_INDENT: 'tabs cannot indent; use spaces',
  TAG_RESOLVE_FAILED: 'tags are not allowed',
  UNEXPECTED_TOKEN: 'this does not belong here; text with special signs goes in quotes',
  BAD_COLLECTION_TYPE: 'tags are not allowed',
};

/** A comment at the end of a line. */
const COMMENT = /(?:^|\s)#.*$/;

const DEEPER = 'this line is indented deeper than the one above, which has a value already';
const NO_COLON = 'a colon is missing after this key, or the space after it';

interface SyntaxError {
  readonly offset: number;
  readonly message: string;
}

const pastSpaces = (text: string, offset: number): number => {
  let at = offset;
  while (text.charAt(at) === ' ') at++;
  return at;
};

const describe = (text: string, error: YAMLError, all: readonly YAMLError[]): SyntaxError => {
  const [start, end] = error.pos;
  // A value continues over several lines up to a colon: the last of those lines is indented too far.
  const runsOn = all.find((other) => other.code === 'MULTILINE_IMPLICIT_KEY' && other.pos[0] === start);
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && runsOn) {
    return { offset: pastSpaces(text, text.lastIndexOf('\n', runsOn.pos[1] - 1) + 1), message: DEEPER };
  }
  if (error.code === 'BAD_INDENT') return { offset: pastSpaces(text, start), message: MESSAGES.BAD_INDENT };
  const isKey = error.code === 'MISSING_CHAR' && error.message.startsWith('Implicit map keys');
  return { offset: Math.min(start, end), message: isKey ? NO_COLON : MESSAGES[error.code] };
};

const lineAt = (text: string, { lineStarts }: LineCounter, line: number): string =>
  text.slice(lineStarts[line - 1] ?? 0, lineStarts[line] ?? text.length).trimEnd();

/**
 * A syntax error as an issue. If its line has signs that look like the signs of YAML, they are the likely cause. Then
 * the issue shows the line.
 */
const syntaxIssue = (place: Place, message: string, line: string): Issue => {
  const bare = line.replace(COMMENT, '');
  return lookAlikeIn(bare) ? errorAt(place, message, { found: bare.trimStart() }) : errorAt(place, message);
};

/** The syntax errors of a text, in words: at most one for each line, and a limited number. */
export const syntaxIssues = (
  file: string,
  text: string,
  lines: LineCounter,
  errors: readonly YAMLError[],
): readonly Issue[] => {
  const some = errors.slice(0, BOUNDS.syntaxIssues);
  const hasTabs = some.some((error) => error.code === 'TAB_AS_INDENT');
  const byLine = new Map<number, Issue>();
  for (const error of some) {
    const isEcho = some.some(
      (other) => other.code === 'BLOCK_AS_IMPLICIT_KEY' && other.pos[0] === error.pos[0],
    );
    if (error.code === 'MULTILINE_IMPLICIT_KEY' && isEcho) continue;
    if (hasTabs && (error.code === 'BAD_INDENT' || error.code === 'BLOCK_AS_IMPLICIT_KEY')) continue;
    const { offset, message } = describe(text, error, some);
    const { line, col } = lines.linePos(offset);
    const place = { file, line: Math.max(1, line), column: Math.max(1, col) };
    if (!byLine.has(place.line))
      byLine.set(place.line, syntaxIssue(place, message, lineAt(text, lines, place.line)));
  }
  return [...byLine.values()];
};
