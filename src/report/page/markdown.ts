import { printable } from '../words/layout.ts';
import { manifestLine } from '../words/manifest.ts';
import type { Briefing, BriefingBlock, TableData } from './blocks.ts';

/** Characters that mean something in Markdown, or in HTML inside it. */
const MARKUP = /[\\`*_{}[\]<>#|~&!$]/g;

/** Escapes a text for Markdown. */
const plain = (text: string): string =>
  printable(text)
    .replace(MARKUP, (char) =>
      char === '<' ? '&lt;' : char === '>' ? '&gt;' : char === '&' ? '&amp;' : `\\${char}`,
    )
    // These would begin a list at the start of a line.
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-+=])(?!\d)/, '\\$1');

/** A block of code, by four spaces before each line: no line inside can end it. */
const verbatim = (lines: readonly string[]): string =>
  lines.map((line) => `    ${printable(line)}`).join('\n');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const tableText = ({ caption, heads, rows }: TableData): string =>
  [
    `*${plain(caption)}*`,
    '',
    row(heads.map(({ title }) => plain(title))),
    row(heads.map(({ align }) => (align === 'right' ? '--:' : ':--'))),
    ...rows.map((cells) => row(heads.map((_, i) => plain(cells[i] ?? '')))),
  ].join('\n');

const blockText = (block: BriefingBlock): readonly string[] => {
  switch (block.kind) {
    case 'text':
      return [plain(block.text)];
    case 'list':
      return [block.items.map((item) => `- ${plain(item)}`).join('\n')];
    case 'heading':
      return [`### ${plain(block.text)}`];
    case 'table':
      return [tableText(block.table)];
    case 'more':
      return [`#### ${plain(block.summary)}`, ...block.blocks.flatMap(blockText)];
    case 'command':
      return [verbatim([block.text])];
    case 'chart':
      return [
        ...(block.text ? [`**${plain(block.title)}**`, verbatim(block.text)] : []),
        tableText(block.table),
      ];
  }
};

/** A briefing as Markdown (CommonMark with tables as on GitHub), in pieces. */
export function* briefingMarkdown(briefing: Briefing): Generator<string, void, undefined> {
  const { title, question, about, caution, key, sections, manifest } = briefing;
  const figures = key.map(
    ({ value, label, interval }) => `- **${plain(value)}** ${plain(label)} (${plain(interval)})`,
  );
  const head = [`# ${plain(title)}`, plain(question), plain(`${about} ${caution}`), figures.join('\n')];
  yield `${head.join('\n\n')}\n`;
  for (const section of sections)
    yield `\n${[`## ${plain(section.title)}`, ...section.blocks.flatMap(blockText)].join('\n\n')}\n`;
  yield `\n${verbatim([manifestLine(manifest)])}\n`;
}
