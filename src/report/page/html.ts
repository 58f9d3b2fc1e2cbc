import { manifestLine } from '../words/manifest.ts';
import { safeText } from '../words/safe-text.ts';
import { blocksHtml, outlinesHtml } from './block-html.ts';
import type { Briefing, BriefingSection } from './blocks.ts';
import { documentHtml } from './document.ts';
import { escapeHtml, html, isolated, type Markup, trusted } from './markup.ts';

const sectionHtml = ({
  id,
  title,
  blocks,
}: BriefingSection): Markup => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${blocksHtml(blocks)}</section>
`;

const introHtml = ({ title, question, about, caution, key, language }: Briefing): Markup => {
  // The prose of a briefing is English. The scenario's own texts may be in another language.
  const own = language ? ` lang="${escapeHtml(language.lang)}" dir="${language.dir}"` : ' dir="auto"';
  return html`<header>
<p class="kicker">Briefing · possible futures, not a forecast</p>
<h1${trusted(own)}>${isolated(title)}</h1>
<p class="question"${trusted(own)}>${isolated(question)}</p>
<p class="about" dir="auto">${isolated(about)}</p>
<p class="note">${caution}</p>
<ul class="key">${key.map(
    ({ value, label, interval }) =>
      html`<li dir="auto"><strong>${value}</strong><span>${isolated(label)}</span><small>${interval}</small></li>`,
  )}</ul>
</header>
`;
};

/** A briefing as one page without scripts, network or other files. The same briefing gives the same bytes. */
export const briefingHtml = (briefing: Briefing): string => {
  const { title, sections, manifest, caution } = briefing;
  const body = html`<a class="skip" href="#main">Skip to the text</a>
${outlinesHtml(sections.flatMap(({ blocks }) => blocks))}${introHtml(briefing)}<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>
<ol>${sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ol></nav>
<main id="main" tabindex="-1">
${sections.map(sectionHtml)}</main>
<footer><p>Made by demarche ${safeText(manifest.engine)}. ${caution}</p></footer>
${trusted(`<!-- ${manifestLine(manifest)} -->`)}
`;
  const engine = safeText(manifest.engine);
  return documentHtml({ lang: 'en', dir: 'ltr', title: `${title}: a briefing`, engine, body });
};
