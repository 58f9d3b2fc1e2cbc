import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  heading,
  list,
  more,
  quote,
  remark,
  tableBlock,
  text,
} from '../../src/report/page/blocks.ts';
import { htmlPage, markdownPage } from '../../src/report/page/hand-out.ts';
import { HOSTILE } from '../fixtures/hostile.ts';

/** What the pack of an exercise is written with. */

const blocksOf = (words: string): readonly Block[] => [
  heading(1, words),
  heading(2, words, { newPage: true }),
  text(words),
  remark(words),
  list([words, words]),
  quote(words, words),
  tableBlock({ title: words, columns: ['a', words], rows: [[words, '1']], numbers: [1] }),
  { kind: 'headline', kicker: words, text: words },
  more(words, [text(words)]),
  { kind: 'cards', cards: [{ title: words, blocks: [text(words)], tone: 'people' }] },
  { kind: 'questions', questions: [{ ask: words, answers: [{ who: words, text: words }] }] },
  { kind: 'ladder', words: [words] },
];

const ENGLISH = { lang: 'en', dir: 'ltr' } as const;

interface Found {
  readonly localName: string;
  readonly attributes: Iterable<{ readonly name: string }>;
  readonly textContent: string;
}

const elementsOf = (words: string): readonly Found[] => [
  ...parseHTML(htmlPage({ ...ENGLISH, title: words, blocks: blocksOf(words) })).document.querySelectorAll(
    '*',
  ),
];

const tagsOf = (words: string): readonly string[] => elementsOf(words).map(({ localName }) => localName);

describe('a page of the pack', () => {
  it.each(Object.entries(HOSTILE))('keeps a hostile text a text: %s', (_, words) => {
    expect(tagsOf(words)).toEqual(tagsOf('x'));
    // The icon of the page is an empty address of its own.
    const own = elementsOf(words).filter(({ localName }) => localName !== 'link');
    const names = own.flatMap(({ attributes }) => [...attributes].map(({ name }) => name));
    expect(names.filter((name) => name.startsWith('on') || name === 'href' || name === 'src')).toEqual([]);
    const held = elementsOf(words).filter(
      ({ textContent }) => textContent.replaceAll('\u00A0', ' ') === words,
    );
    // Headings, text, note, points, a quote with its author, a table, a headline, and what is folded, a card, a question or a rung.
    expect(held.map(({ localName }) => localName)).toEqual(
      'title h1 h2 p p li li p footer caption th th p h1 summary p h3 p p b span'.split(' '),
    );
  });

  it.each(Object.entries(HOSTILE))(
    'has no tag, picture, link or cell in Markdown that a text made: %s',
    (_, words) => {
      const page = markdownPage({ ...ENGLISH, title: words, blocks: blocksOf(words) }).replaceAll(/\\./g, '');
      expect(page).not.toMatch(/[<[\]`]/);
      for (const row of page.split('\n').filter((line) => line.startsWith('|')))
        expect(row.split('|')).toHaveLength(4);
    },
  );
});
