import { sha256Base64 } from '../../domain/sha256.ts';
import type { Column } from '../words/layout.ts';
import { manifestLine } from '../words/manifest.ts';
import { safeText } from '../words/safe-text.ts';
import type { Briefing, BriefingBlock, BriefingSection, ChartBlock, TableData } from './blocks.ts';
import type { Caption } from './draw/canvas.ts';
import type { Figure } from './draw/figures.ts';
import { legendOf } from './legend.ts';
import { escapeHtml, html, isolated, type Markup, trusted } from './markup.ts';
import { STYLE } from './style.ts';

/** The widths for which each chart is drawn: for a page, and for a telephone. */
const WIDE = 760;
const NARROW = 380;

type Draw = (figure: Figure, caption: Caption, width: number) => string;

/** Joins a number with its unit and its sign, so that no line ends between them. */
const glued = (text: string): string => text.replace(/× (?=\d)/g, '×\u00A0').replace(/(\d) %/g, '$1\u00A0%');

const cellClass = (head: Column | undefined): string => (head?.align === 'right' ? 'num' : '');

const tableHtml = ({
  caption,
  heads,
  rows,
}: TableData): Markup => html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
<table${trusted(heads.length > 3 ? ' class="broad"' : '')}><caption dir="auto">${isolated(caption)}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col" class="${cellClass(head)}" dir="auto">${isolated(head.title)}</th>`)}</tr></thead>
<tbody>${rows.map(
  (cells) =>
    html`<tr>${heads.map((head, i) =>
      i === 0
        ? html`<th scope="row" dir="auto">${isolated(cells[0] ?? '')}</th>`
        : html`<td class="${cellClass(head)}" dir="auto">${isolated(cells[i] ?? '')}</td>`,
    )}</tr>
`,
)}</tbody></table>
</div>
`;

const chartHtml = (block: ChartBlock, draw: Draw): Markup => {
  const { id, title, description, figure, table, open } = block;
  const picture = (kind: 'wide' | 'narrow', width: number): Markup =>
    html`<div class="${kind}">${trusted(draw(figure, { id: `${id}-${kind}`, title, description }, width))}</div>
`;
  return html`<figure id="${id}"><figcaption dir="auto">${isolated(title)}</figcaption>
<p class="desc" dir="auto">${isolated(glued(description))}</p>
${legendOf(figure)}${picture('wide', WIDE)}${picture('narrow', NARROW)}</figure>
<details${trusted(open ? ' open' : '')}><summary>The numbers behind this chart</summary>
${tableHtml(table)}</details>
`;
};

const blockHtml = (block: BriefingBlock, draw: Draw): Markup => {
  switch (block.kind) {
    case 'text':
      return html`<p dir="auto">${isolated(glued(block.text))}</p>
`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li dir="auto">${isolated(glued(item))}</li>`)}</ul>
`;
    case 'heading':
      return html`<h3 id="${block.id}" dir="auto">${isolated(block.text)}</h3>
`;
    case 'table':
      return tableHtml(block.table);
    case 'more':
      return html`<details><summary>${block.summary}</summary>
${block.blocks.map((each) => blockHtml(each, draw))}</details>
`;
    case 'command':
      return html`<p><code>${block.text}</code></p>
`;
    case 'chart':
      return chartHtml(block, draw);
  }
};

const sectionHtml = (
  { id, title, blocks }: BriefingSection,
  draw: Draw,
): Markup => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${blocks.map((block) => blockHtml(block, draw))}</section>
`;

const headHtml = ({ title, manifest }: Briefing): Markup => {
  // The policy lets in the page's one style sheet, and nothing else.
  const policy = `default-src 'none'; style-src 'sha256-${sha256Base64(STYLE)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="demarche ${safeText(manifest.engine)}">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${title}: a briefing</title>
<style>${trusted(STYLE)}</style>
</head>`;
};

const introHtml = ({ title, question, about, caution, key, language }: Briefing): Markup => {
  // The prose of a briefing is English; the scenario's own texts may not be.
  const own = language ? ` lang="${escapeHtml(language.lang)}" dir="${language.dir}"` : ' dir="auto"';
  return html`<header>
<p class="kicker">Briefing · possible futures, not a forecast</p>
<h1${trusted(own)}>${isolated(title)}</h1>
<p class="question"${trusted(own)}>${isolated(question)}</p>
<p class="about" dir="auto">${isolated(about)}</p>
<p class="caution">${caution}</p>
<ul class="key">${key.map(
    ({ value, label, interval }) =>
      html`<li dir="auto"><strong>${value}</strong><span>${isolated(label)}</span><small>${interval}</small></li>`,
  )}</ul>
</header>
`;
};

/** A briefing as one page without scripts, network or other files. The same briefing gives the same bytes. */
export const briefingHtml = async (briefing: Briefing): Promise<string> => {
  const { drawFigure } = await import('./draw/draw.ts');
  const { sections, manifest, caution } = briefing;
  return html`<!doctype html>
<html lang="en" dir="ltr">
${headHtml(briefing)}
<body>
<a class="skip" href="#main">Skip to the text</a>
${introHtml(briefing)}<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>
<ol>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
<main id="main" tabindex="-1">
${sections.map((section) => sectionHtml(section, drawFigure))}</main>
<footer><p>Made by demarche ${safeText(manifest.engine)}. ${caution}</p></footer>
${trusted(`<!-- ${manifestLine(manifest)} -->`)}
</body>
</html>
`.markup;
};
