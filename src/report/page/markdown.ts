import { printable } from '../layout.ts';
import { manifestLine } from '../manifest.ts';
import type { Block, Briefing, TableData } from './blocks.ts';

/** Characters that Markdown, or HTML inside it, could take for markup. */
const MARKUP = /[\\`*_{}[\]<>#|~&!$]/g;

/** A text that stays text in Markdown. */
const plain = (text: string): string =>
  printable(text)
    .replace(MARKUP, (char) =>
      char === '<' ? '&lt;' : char === '>' ? '&gt;' : char === '&' ? '&amp;' : `\\${char}`,
    )
    // At the start of a line these begin a list.
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-+=])(?!\d)/, '\\$1');

/** Four spaces in front: a block that nothing inside can end. */
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

const blockText = (block: Block): readonly string[] => {
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

/** A briefing as Markdown (CommonMark with the tables of GitHub), piece by piece. */
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
