import { manifestLine } from '../words/manifest.ts';
import { markdownBlock, markdownRow, markdownText } from '../words/markdown.ts';
import type { Briefing, BriefingBlock, TableData } from './blocks.ts';

const tableText = ({ caption, heads, rows }: TableData): string =>
  [
    `*${markdownText(caption)}*`,
    '',
    markdownRow(heads.map(({ title }) => markdownText(title))),
    markdownRow(heads.map(({ align }) => (align === 'right' ? '--:' : ':--'))),
    ...rows.map((cells) => markdownRow(heads.map((_, i) => markdownText(cells[i] ?? '')))),
  ].join('\n');

const blockText = (block: BriefingBlock): readonly string[] => {
  switch (block.kind) {
    case 'text':
      return [markdownText(block.text)];
    case 'list':
      return [block.items.map((item) => `- ${markdownText(item)}`).join('\n')];
    case 'heading':
      return [`### ${markdownText(block.text)}`];
    case 'table':
      return [tableText(block.table)];
    case 'more':
      return [`#### ${markdownText(block.summary)}`, ...block.blocks.flatMap(blockText)];
    case 'command':
      return [markdownBlock([block.text])];
    case 'chart':
      return [
        ...(block.text ? [`**${markdownText(block.title)}**`, markdownBlock(block.text)] : []),
        tableText(block.table),
      ];
  }
};

/** A briefing as Markdown (CommonMark with tables as on GitHub), in pieces. */
export function* briefingMarkdown(briefing: Briefing): Generator<string, void, undefined> {
  const { title, question, about, caution, key, sections, manifest } = briefing;
  const figures = key.map(
    ({ value, label, interval }) =>
      `- **${markdownText(value)}** ${markdownText(label)} (${markdownText(interval)})`,
  );
  const head = [
    `# ${markdownText(title)}`,
    markdownText(question),
    markdownText(`${about} ${caution}`),
    figures.join('\n'),
  ];
  yield `${head.join('\n\n')}\n`;
  for (const section of sections)
    yield `\n${[`## ${markdownText(section.title)}`, ...section.blocks.flatMap(blockText)].join('\n\n')}\n`;
  yield `\n${markdownBlock([manifestLine(manifest)])}\n`;
}
