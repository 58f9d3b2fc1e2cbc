import { Composer, LineCounter } from 'yaml';
import { errorAt, type Issue } from '../issue.ts';
import type { Located } from '../located.ts';
import { takenBracket } from './ending-sign.ts';
import { buildTree } from './yaml-build.ts';
import { syntaxIssues } from './yaml-errors.ts';
import { scanYaml } from './yaml-scan.ts';

interface ReadTree {
  /** Undefined if the text is not YAML, or too long. */
  readonly tree: Located | undefined;
  readonly issues: readonly Issue[];
}

/** Reads one YAML 1.2 document (core schema) as a located tree. Never throws. */
export const readYaml = (file: string, text: string): ReadTree => {
  const lines = new LineCounter();
  const scanned = scanYaml(text, lines);
  if (!scanned.ok) {
    const { offset, message, ...details } = scanned.stop;
    const { line, col } = lines.linePos(offset);
    const isBracket = details.found === '{' || details.found === '[';
    const more = isBracket ? takenBracket(text.slice(offset, lines.lineStarts[line] ?? text.length)) : {};
    return {
      tree: undefined,
      issues: [errorAt({ file, line, column: col }, message, { ...details, ...more })],
    };
  }
  // The tree builder finds duplicate keys. The parser's own search is slow: it compares every pair of keys.
  const composer = new Composer({
    uniqueKeys: false,
    prettyErrors: false,
    schema: 'core',
    version: '1.2',
    logLevel: 'silent',
  });
  const [document] = composer.compose(scanned.tokens);
  if (document && document.errors.length > 0)
    return { tree: undefined, issues: syntaxIssues(file, text, lines, document.errors) };
  if (!document?.contents) {
    const start = { file, line: 1, column: 1 };
    return { tree: undefined, issues: [errorAt(start, 'the file is empty', { expected: 'a scenario' })] };
  }
  const issues: Issue[] = [];
  const tree = buildTree({ file, text, lines }, document.contents, issues);
  return { tree, issues };
};
