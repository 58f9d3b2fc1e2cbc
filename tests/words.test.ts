import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeIn, commentLines, isSettled, textsIn } from './sources.ts';

/** Words that make a reader of English as a third language read a sentence twice. */
const BANNED = /\b(?:so many|told|anew|whoever|of such|whatever|of yours|stands)\b/i;

/** Markdown without its code: blocks between fences, and words between backticks. */
const proseLines = (text: string): readonly string[] => {
  let isCode = false;
  return text.split('\n').map((line) => {
    const isFence = /^\s*```/.test(line);
    if (isFence) isCode = !isCode;
    return isFence || isCode ? '' : line.replace(/`[^`]*`/g, '');
  });
};

/** Lines with a banned word, as `file:line: word`. */
const bannedIn = (file: string, lines: readonly string[]): readonly string[] =>
  lines.flatMap((line, i) => {
    const word = BANNED.exec(line)?.[0];
    return word === undefined ? [] : [`${file}:${i + 1}: ${word}`];
  });

describe('plain words', () => {
  it('are all that comments use', () => {
    const files = [...codeIn('src'), ...codeIn('tests')].filter(([file]) => isSettled(file));
    expect(files.flatMap(([file, source]) => bannedIn(file, commentLines(source)))).toEqual([]);
  });

  it('are all that pages use', () => {
    const pages = [
      ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].map(
        (file) => [file, readFileSync(file, 'utf8')] as const,
      ),
      // Screens and forecasts are outputs of the program.
      ...[...textsIn('docs', /\.md$/)].filter(([file]) => !/^docs\/(?:screens|forecasts)\//.test(file)),
    ];
    expect(pages.flatMap(([file, text]) => bannedIn(file, proseLines(text)))).toEqual([]);
  });
});

describe('the test of words itself', () => {
  it('finds a banned word in each kind of comment, and in no text of the program', () => {
    const source = [
      "const text = 'whoever';",
      '/** Whoever asks. */',
      '/**',
      ' * Made anew.',
      ' */',
      ['const x = 1;', '// of such'].join(' '),
      '  // So many.',
    ];
    expect(bannedIn('a.ts', commentLines(source.join('\n')))).toEqual([
      'a.ts:2: Whoever',
      'a.ts:4: anew',
      'a.ts:6: of such',
      'a.ts:7: So many',
    ]);
  });

  it('finds a banned word in prose, and in no code', () => {
    const page = ['A state stands.', '`stands`', '```', 'told', '```', 'told'];
    expect(bannedIn('a.md', proseLines(page.join('\n')))).toEqual(['a.md:1: stands', 'a.md:6: told']);
  });
});
