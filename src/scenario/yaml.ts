import { Composer, LineCounter } from 'yaml';
import { errorAt, type Issue } from './issue.ts';
import type { Located } from './located.ts';
import { buildTree } from './yaml-build.ts';
import { syntaxIssues } from './yaml-errors.ts';
import { scanYaml } from './yaml-scan.ts';

export interface ReadTree {
  /** Undefined where the text is no YAML, or too much of it. */
  readonly tree: Located | undefined;
  readonly issues: readonly Issue[];
}

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
    return { tree: undefined, issues: syntaxIssues(file, text, lines, document.errors) };
  if (document.contents === null) {
    return { tree: undefined, issues: [errorAt(start, 'the file is empty', { expected: 'a scenario' })] };
  }
  const issues: Issue[] = [];
  const tree = buildTree({ file, text, lines }, document.contents, issues);
  return { tree, issues };
};
