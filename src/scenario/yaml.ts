import { Composer, LineCounter, type YAMLError } from 'yaml';
import { BOUNDS } from './bounds.ts';
import { errorAt, type Issue } from './issue.ts';
import type { Located } from './located.ts';
import { buildTree } from './yaml-build.ts';
import { scanYaml } from './yaml-scan.ts';

export interface ReadTree {
  /** Undefined where the text is no YAML, or too much of it. */
  readonly tree: Located | undefined;
  readonly issues: readonly Issue[];
}

/** The parser's codes in words for people who do not know YAML; its own messages may echo the file, so none is shown. */
const MESSAGES: Readonly<Record<YAMLError['code'], string>> = {
  ALIAS_PROPS: 'an alias cannot have an anchor or a tag',
  BAD_ALIAS: 'this alias is not written well',
  BAD_DIRECTIVE: 'directives are not allowed',
  BAD_DQ_ESCAPE: 'this escape is not valid in double quotes; single quotes take text as it is',
  BAD_INDENT: 'this line is not indented like its neighbours',
  BAD_PROP_ORDER: 'an anchor or tag stands in the wrong place',
  BAD_SCALAR_START: 'plain text cannot start with this sign; put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'two keys on one line; text with a colon goes in quotes',
  BLOCK_IN_FLOW: 'a block cannot stand inside brackets',
  DUPLICATE_KEY: 'this key was already written',
  IMPOSSIBLE: 'this cannot be read as YAML',
  KEY_OVER_1024_CHARS: 'this key is too long, or a colon is missing',
  MISSING_CHAR: 'a sign is missing here: a comma, a quote, a bracket, or a space after a colon',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line; a colon may be missing',
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

const syntaxIssues = (file: string, lines: LineCounter, errors: readonly YAMLError[]): readonly Issue[] =>
  errors.slice(0, BOUNDS.syntaxIssues).map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    return errorAt({ file, line: Math.max(1, line), column: Math.max(1, col) }, MESSAGES[error.code]);
  });

/** Reads one YAML 1.2 document (core schema) as a located tree. Never throws, whatever the text. */
export const readYaml = (file: string, text: string): ReadTree => {
  const lines = new LineCounter();
  const scanned = scanYaml(text, lines);
  if (!scanned.ok) {
    const { offset, message, ...details } = scanned.stop;
    const { line, col } = lines.linePos(offset);
    return { tree: undefined, issues: [errorAt({ file, line, column: col }, message, details)] };
  }
  // Duplicate keys are found while the tree is built: the parser's own search compares every pair of keys.
  const composer = new Composer({
    uniqueKeys: false,
    prettyErrors: false,
    schema: 'core',
    version: '1.2',
    logLevel: 'silent',
  });
  const [document] = composer.compose(scanned.tokens);
  const start = { file, line: 1, column: 1 };
  if (!document)
    return { tree: undefined, issues: [errorAt(start, 'the file is empty', { expected: 'a scenario' })] };
  if (document.errors.length > 0)
    return { tree: undefined, issues: syntaxIssues(file, lines, document.errors) };
  if (document.contents === null) {
    return { tree: undefined, issues: [errorAt(start, 'the file is empty', { expected: 'a scenario' })] };
  }
  const issues: Issue[] = [];
  const tree = buildTree(file, text, lines, document.contents, issues);
  return { tree, issues };
};
