import type { AskedQuestion, Block, CardData, ChartBlock, TableData } from './blocks.ts';
import { drawFigure } from './draw/draw.ts';
import { outlinesOnce } from './draw/map-picture.ts';
import type { RegionMap } from './draw/region-map.ts';
import { ladderHtml, legendOf } from './legend.ts';
import { html, isolated, type Markup, trusted } from './markup.ts';
import { pieceHtml } from './nodes.ts';

/** The widths for which each chart is drawn: for a page, and for a telephone. */
const WIDE = 760;
const NARROW = 380;

/** Joins a number with its unit and its sign, so that no line ends between them. */
const glued = (words: string): string =>
  words.replace(/× (?=\d)/g, '×\u00A0').replace(/(\d) %/g, '$1\u00A0%');

/** A text between tags. Numbers keep their units, and parts with the opposite writing direction are isolated. */
const said = (words: string): Markup => isolated(glued(words));

/** A table with more columns is drawn row by row on a telephone, and scrolls if it is too wide. */
const MOST_COLUMNS = 3;

/** A word that may be broken anywhere, because it would make its column too wide. */
const LONG = /\S{28}/;

/** A cell that may continue on the next sheet. If it were kept together, it would leave a sheet half empty. */
const isTall = (cell: string): boolean => cell.length > 400;

const classed = (looks: readonly (string | false)[]): Markup => {
  const all = looks.filter((look) => look !== false);
  return all.length === 0 ? html`` : html` class="${all.join(' ')}"`;
};

const tableHtml = ({ caption, heads, rows }: TableData): Markup => {
  const isBroad = heads.length > MOST_COLUMNS;
  const looks = (text: string, i: number): Markup =>
    classed([heads[i]?.align === 'right' && 'num', LONG.test(text) && 'long']);
  // If there is no room for a row, each cell names its column. A name at the head of the row needs no such label.
  const isTold = (text: string, i: number): boolean => isBroad && (i > 0 || !/\D/.test(text));
  const cell = (text: string, i: number): Markup => {
    const told = isTold(text, i) ? html` data-h="${heads[i]?.title}"` : '';
    return i === 0 && text !== ''
      ? html`<th scope="row"${looks(text, i)}${told} dir="auto">${said(text)}</th>`
      : html`<td${looks(text, i)}${told} dir="auto">${said(text)}</td>`;
  };
  const drawn = html`<table${classed([isBroad && 'broad'])}>${
    caption === '' ? '' : html`<caption dir="auto">${said(caption)}</caption>`
  }
<thead><tr>${heads.map((head, i) => html`<th scope="col"${looks(head.title, i)} dir="auto">${said(head.title)}</th>`)}</tr></thead>
<tbody>${rows.map(
    (
      cells,
    ) => html`<tr${classed([cells.some(isTall) && 'tall'])}>${heads.map((_, i) => cell(cells[i] ?? '', i))}</tr>
`,
  )}</tbody></table>
`;
  if (!isBroad) return drawn;
  const named = caption === '' ? html`` : html` role="region" aria-label="${caption}"`;
  return html`<div class="scroll" tabindex="0"${named}>
${drawn}</div>
`;
};

/** Kinds of figures that fit a page and a telephone as they are. */
const OF_ONE_SIZE: readonly string[] = ['map', 'calibration', 'two-bars'];

const chartHtml = (block: ChartBlock): Markup => {
  const { id, title, description, figure, table, open } = block;
  const isDescribed = description !== '';
  const caption = { title, describedBy: isDescribed ? `${id}-d` : undefined };
  const picture = (kind: string, width: number): Markup =>
    html`<div class="${kind}">${pieceHtml(drawFigure(figure, caption, width))}</div>
`;
  const drawn = OF_ONE_SIZE.includes(figure.kind)
    ? picture(`of-${figure.kind}`, NARROW)
    : html`${picture('wide', WIDE)}${picture('narrow', NARROW)}`;
  const shown = isDescribed
    ? html`<figcaption dir="auto">${said(title)}</figcaption>
<p class="desc" id="${id}-d" dir="auto">${said(description)}</p>
`
    : html``;
  const numbers = table
    ? html`<details${trusted(open ? ' open' : '')}><summary>The numbers behind this chart</summary>
${tableHtml(table)}</details>
`
    : html``;
  return html`<figure id="${id}">${shown}${legendOf(block)}${drawn}</figure>
${numbers}`;
};

const cardHtml = ({ title, blocks, tone }: CardData): Markup => html`<li${classed([tone ?? false])}>
<h3 dir="auto">${said(title)}</h3>
${blocksHtml(blocks)}</li>
`;

const questionHtml = ({ ask, answers }: AskedQuestion): Markup => html`<li>
<p dir="auto">${said(ask)}</p>
${
  answers.length === 0
    ? html`<div class="lines"></div>`
    : html`<ul>${answers.map(({ who, text }) => html`<li dir="auto"><b>${said(who)}</b> ${said(text)}</li>`)}</ul>`
}
</li>
`;

const blockHtml = (block: Block): Markup => {
  switch (block.kind) {
    case 'heading': {
      const tag = trusted(`h${block.level}`);
      const id = block.id === undefined ? html`` : html` id="${block.id}"`;
      return html`<${tag}${id} dir="auto"${trusted(block.newPage ? ' class="page"' : '')}>${said(block.text)}</${tag}>
`;
    }
    case 'headline':
      return html`<p class="kicker" dir="auto">${said(block.kicker)}</p>
<h1 dir="auto">${said(block.text)}</h1>
`;
    case 'text':
      return html`<p dir="auto">${said(block.text)}</p>
`;
    case 'note':
      return html`<p class="aside" dir="auto">${said(block.text)}</p>
`;
    case 'list':
      return block.items.length === 0
        ? html``
        : html`<ul>${block.items.map(
            (item) => html`<li dir="auto">${said(item)}</li>
`,
          )}</ul>
`;
    case 'quote':
      return html`<blockquote><p dir="auto">${said(block.text)}</p><footer dir="auto">${said(block.by)}</footer></blockquote>
`;
    case 'table':
      return tableHtml(block.table);
    case 'more':
      return html`<details><summary dir="auto">${said(block.summary)}</summary>
${blocksHtml(block.blocks)}</details>
`;
    case 'command':
      return html`<p><code>${block.text}</code></p>
`;
    case 'cards':
      return html`<ol class="cards">${block.cards.map(cardHtml)}</ol>
`;
    case 'beside':
      return html`<div class="cols">${block.parts.map(
        (part) => html`<div>
${blocksHtml(part)}</div>
`,
      )}</div>
`;
    case 'questions':
      return html`<ol class="questions">${block.questions.map(questionHtml)}</ol>
`;
    case 'ladder':
      return ladderHtml(block.words);
    case 'chart':
      return chartHtml(block);
  }
};

/** Parts of a page, one below the other. */
export const blocksHtml = (blocks: readonly Block[]): Markup => html`${blocks.map(blockHtml)}`;

/** All parts of some blocks, including parts inside other parts. */
const within = (block: Block): readonly Block[] => {
  switch (block.kind) {
    case 'more':
      return block.blocks.flatMap(within);
    case 'cards':
      return block.cards.flatMap((card) => card.blocks.flatMap(within));
    case 'beside':
      return block.parts.flat().flatMap(within);
    default:
      return [block];
  }
};

/** The outlines of the maps of a page, once for all its maps. Nothing if the page has no map. */
export const outlinesHtml = (blocks: readonly Block[]): Markup => {
  const maps = blocks
    .flatMap(within)
    .flatMap((block): readonly RegionMap[] =>
      block.kind === 'chart' && block.figure.kind === 'map' ? [block.figure.map] : [],
    );
  return maps[0] ? pieceHtml(outlinesOnce(maps[0])) : html``;
};
