import { printable } from './layout.ts';
import { safeText } from './safe-text.ts';

/** Characters that mean something in Markdown, or in HTML inside it. */
const MARKUP = /[\\`*_{}[\]<>#|~&!$@]/g;

/** A colon after a scheme (`https:`), and the point of `www.`. Many readers turn the text after it into a link. */
const LINK = /(?<=[a-z]):(?=\S)|(?<=www)\./gi;

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/**
 * Escapes a text for Markdown, on one line: for paragraphs, headings, lists, quotes and cells of tables. Nothing in it is
 * live, and it cannot leave its place.
 */
export const markdownText = (text: string): string =>
  printable(safeText(text))
    .trim()
    .replace(MARKUP, (char) => ENTITIES[char] ?? `\\${char}`)
    .replace(LINK, '\\$&')
    // These would begin a list at the start of a line.
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-+=])(?!\d)/, '\\$1');

/** A text as a span of code. Its fence is longer than any row of backticks in the text. */
export const markdownCode = (text: string): string => {
  const safe = printable(safeText(text));
  const longest = Math.max(0, ...(safe.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${safe}\`` : `${fence} ${safe} ${fence}`;
};

/** A block of code with four spaces before each line. No line in the block can end it. */
export const markdownBlock = (lines: readonly string[]): string =>
  lines.map((line) => `    ${printable(safeText(line))}`).join('\n');

/** A row of a table. Its cells are Markdown already. */
export const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
