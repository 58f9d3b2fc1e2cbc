import { mirrored } from '../../domain/language/direction.ts';
import { sayIn } from '../labels/say.ts';
import { blocksHtml, outlinesHtml } from './block-html.ts';
import type { Block, HandOut } from './blocks.ts';
import { documentHtml } from './document.ts';
import { blocksMarkdown } from './markdown.ts';
import { html, isolated, type Markup, trusted } from './markup.ts';

/** Arrows point onwards: to the left where lines run that way. */
const pointed = (page: string, dir: HandOut['dir']): string => (dir === 'rtl' ? mirrored(page) : page);

/** A page as Markdown. */
export const markdownPage = ({ blocks, dir }: HandOut): string => pointed(`${blocksMarkdown(blocks)}\n`, dir);

interface Section {
  readonly id: string;
  readonly title: string;
  readonly newPage: boolean;
  readonly blocks: readonly Block[];
}

/** The part before the first heading of the second level, and the sections that these headings begin. */
const sectionsOf = (
  blocks: readonly Block[],
): { readonly intro: readonly Block[]; readonly sections: readonly Section[] } => {
  const starts = blocks.flatMap((block, at) =>
    block.kind === 'heading' && block.level === 2 ? [{ at, block }] : [],
  );
  return {
    intro: blocks.slice(0, starts[0]?.at),
    sections: starts.map(({ at, block }, i) => ({
      id: `s${i + 1}`,
      title: block.text,
      newPage: block.newPage ?? false,
      blocks: blocks.slice(at + 1, starts[i + 1]?.at),
    })),
  };
};

const sectionHtml = ({
  id,
  title,
  newPage,
  blocks,
}: Section): Markup => html`<section id="${id}" aria-labelledby="${id}-title"${trusted(newPage ? ' class="page"' : '')}>
<h2 id="${id}-title" dir="auto">${isolated(title)}</h2>
${blocksHtml(blocks)}</section>
`;

/** A page with fewer sections needs no table of contents. */
const LEAST_CONTENTS = 6;

/** A page as HTML. It loads nothing, runs nothing, and prints on A4. */
export const htmlPage = ({ title, blocks, lang, dir, isDense }: HandOut): string => {
  const { intro, sections } = sectionsOf(blocks);
  const say = sayIn(lang);
  const contents =
    sections.length < LEAST_CONTENTS
      ? html``
      : html`<nav aria-label="${say('Contents')}"><ol>${sections.map(({ id, title: name }) => html`<li><a href="#${id}" dir="auto">${isolated(name)}</a></li>`)}</ol></nav>
`;
  const { markup } = html`<main>
${outlinesHtml(blocks)}<header>
${blocksHtml(intro)}${contents}</header>
${sections.map(sectionHtml)}</main>
`;
  return documentHtml({ lang, dir, title, isDense, body: trusted(pointed(markup, dir)) });
};
