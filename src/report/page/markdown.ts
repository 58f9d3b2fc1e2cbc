import { manifestLine } from '../words/manifest.ts';
import { markdownBlock, markdownRow, markdownText } from '../words/markdown.ts';
import type { Block, Briefing, TableData } from './blocks.ts';

const tableText = ({ caption, heads, rows }: TableData): string =>
  [
    ...(caption === '' ? [] : [`**${markdownText(caption)}**`, '']),
    markdownRow(heads.map(({ title }) => markdownText(title))),
    markdownRow(heads.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map((cells) => markdownRow(heads.map((_, i) => markdownText(cells[i] ?? '')))),
  ].join('\n');

const blockText = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${markdownText(block.text)}`];
    case 'headline':
      return [`# ${markdownText(block.kicker)}`, `**${markdownText(block.text)}**`];
    case 'text':
      return [markdownText(block.text)];
    case 'note':
      return [`*${markdownText(block.text)}*`];
    case 'list':
      return [block.items.map((item) => `- ${markdownText(item)}`).join('\n')];
    case 'quote':
      return [`> ${markdownText(block.text)}\n>\n> — ${markdownText(block.by)}`];
    case 'table':
      return [tableText(block.table)];
    case 'more':
      return [`#### ${markdownText(block.summary)}`, ...block.blocks.flatMap(blockText)];
    case 'command':
      return [markdownBlock([block.text])];
    case 'cards':
      return block.cards.flatMap(({ title, blocks }) => [
        `### ${markdownText(title)}`,
        ...blocks.flatMap(blockText),
      ]);
    case 'beside':
      return block.parts.flat().flatMap(blockText);
    case 'questions':
      return [
        block.questions
          .flatMap(({ ask, answers }) => [
            `- ${markdownText(ask)}`,
            ...answers.map(({ who, text }) => `  - **${markdownText(who)}**: ${markdownText(text)}`),
          ])
          .join('\n'),
      ];
    case 'ladder':
      return [];
    case 'chart':
      return [
        ...(block.text ? [`**${markdownText(block.title)}**`, markdownBlock(block.text)] : []),
        ...(block.table ? [tableText(block.table)] : []),
      ];
  }
};

/** Parts of a page as Markdown (CommonMark with tables as on GitHub). A chart is its table, if it has one. */
export const blocksMarkdown = (blocks: readonly Block[]): string =>
  blocks
    .flatMap(blockText)
    .filter((part) => part !== '')
    .join('\n\n');

/** A briefing as Markdown, in pieces. */
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
    yield `\n## ${markdownText(section.title)}\n\n${blocksMarkdown(section.blocks)}\n`;
  yield `\n${markdownBlock([manifestLine(manifest)])}\n`;
}
