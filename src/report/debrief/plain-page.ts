import { mirrored } from '../../domain/language/direction.ts';
import type { Language } from '../../domain/language/language.ts';
import { sha256Base64 } from '../../domain/sha256.ts';
import { escapeHtml, isolatedHtml } from '../page/markup.ts';
import { markdownRow, markdownText } from '../words/markdown.ts';

/** A page to hand out, as plain data. It is written as Markdown or HTML. Its texts are untrusted. */
export interface Page extends Language {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Printed in small letters, to need few sheets. */
  readonly isDense?: true;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly newPage?: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'quote'; readonly text: string; readonly by: string }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Positions of columns that hold numbers. */
      readonly numbers?: readonly number[];
    };

export const heading = (level: 1 | 2 | 3, text: string, newPage = false): Block => ({
  kind: 'heading',
  level,
  text,
  newPage,
});
export const text = (words: string): Block => ({ kind: 'text', text: words });
export const remark = (words: string): Block => ({ kind: 'note', text: words });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const quote = (words: string, by: string): Block => ({ kind: 'quote', text: words, by });

/** The paragraphs and lists of a longer text. Empty lines separate them. */
export const textBlocks = (words: string): readonly Block[] =>
  words
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const lines = part.split('\n').map((line) => line.trim());
      return lines.every((line) => line.startsWith('- '))
        ? list(lines.map((line) => line.slice(2)))
        : text(lines.join(' '));
    });

const blockMarkdown = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${markdownText(block.text)}`;
    case 'text':
      return markdownText(block.text);
    case 'note':
      return `*${markdownText(block.text)}*`;
    case 'list':
      return block.items.map((item) => `- ${markdownText(item)}`).join('\n');
    case 'quote':
      return `> ${markdownText(block.text)}\n>\n> — ${markdownText(block.by)}`;
    case 'table': {
      const line = (cells: readonly string[]): string => markdownRow(cells.map(markdownText));
      const rule = block.columns.map((_, i) => (block.numbers?.includes(i) ? '---:' : '---'));
      return [
        ...(block.title === '' ? [] : [`**${markdownText(block.title)}**`, '']),
        line(block.columns),
        markdownRow(rule),
        ...block.rows.map(line),
      ].join('\n');
    }
  }
};

/** Arrows point onwards: to the left where lines run that way. */
const pointed = (page: string, dir: Page['dir']): string => (dir === 'rtl' ? mirrored(page) : page);

/** A page as Markdown. */
export const markdownPage = ({ blocks, dir }: Page): string =>
  pointed(`${blocks.map(blockMarkdown).join('\n\n')}\n`, dir);

/** An element with a text, which begins where its first letter says. */
const element = (tag: string, words: string, more = ''): string =>
  `<${tag} dir="auto"${more}>${isolatedHtml(words)}</${tag.split(' ')[0]}>`;

const htmlTable = (block: Extract<Block, { kind: 'table' }>): string => {
  const isNumber = (i: number): boolean => block.numbers?.includes(i) ?? false;
  const row = (tag: 'td' | 'th scope="col"', cells: readonly string[]): string =>
    `<tr>${cells.map((words, i) => element(tag, words, isNumber(i) ? ' class="n"' : '')).join('')}</tr>`;
  const caption = block.title === '' ? '' : element('caption', block.title);
  const head = row('th scope="col"', block.columns);
  const body = block.rows.map((cells) => row('td', cells)).join('\n');
  return `<table>${caption}\n<thead>${head}</thead>\n<tbody>\n${body}\n</tbody></table>`;
};

const htmlBlock = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return element(`h${block.level}`, block.text, block.newPage ? ' class="page"' : '');
    case 'text':
      return element('p', block.text);
    case 'note':
      return element('p', block.text, ' class="note"');
    case 'list':
      return `<ul>${block.items.map((item) => element('li', item)).join('\n')}</ul>`;
    case 'quote':
      return `<blockquote>${element('p', block.text)}${element('footer', block.by)}</blockquote>`;
    case 'table':
      return htmlTable(block);
  }
};

const STYLE = `:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.7rem;line-height:1.2}h2{margin-top:2.2rem;border-bottom:1px solid;padding-bottom:.2rem}
table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.92rem}caption{text-align:start;font-weight:600;padding:.3rem 0}
th,td{border:1px solid #8888;padding:.3rem .5rem;text-align:start;vertical-align:top}.n{text-align:end;font-variant-numeric:tabular-nums}
blockquote{border-inline-start:.25rem solid #888;margin:1rem 0;padding:.1rem 1rem}footer,.note{font-style:italic}
@media print{@page{size:A4;margin:18mm}body{margin:0;max-width:none;font-size:10.5pt;color:#000;background:#fff}
body.dense{font-size:8.6pt;line-height:1.28}.dense h1{font-size:1.4rem;margin:.2rem 0}.dense h2{font-size:1.05rem;margin:.55rem 0 .2rem}.dense p,.dense ul,.dense table{margin:.3rem 0}
.dense blockquote{margin:.25rem 0;padding:0 .6rem}.dense th,.dense td{padding:.1rem .3rem}.dense blockquote p{display:inline}.dense footer{display:inline;margin-inline-start:.4rem}
h2.page{break-before:page}h1,h2,h3,caption{break-after:avoid}tr,blockquote,li{break-inside:avoid}thead{display:table-header-group}}`;

/** A page as HTML. It loads nothing, runs nothing, and prints on A4. */
export const htmlPage = ({ title, blocks, lang, dir, isDense }: Page): string => `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${sha256Base64(STYLE)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body${isDense ? ' class="dense"' : ''}>
<main>
${pointed(blocks.map(htmlBlock).join('\n'), dir)}
</main>
</body>
</html>
`;
