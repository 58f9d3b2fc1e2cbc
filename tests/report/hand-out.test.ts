import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  heading,
  htmlPage,
  list,
  markdownPage,
  quote,
  remark,
  text,
} from '../../src/report/debrief/plain-page.ts';
import { HOSTILE } from '../fixtures/hostile.ts';

/** What the pack of an exercise is written with. */

const blocksOf = (words: string): readonly Block[] => [
  heading(1, words),
  heading(2, words, true),
  text(words),
  remark(words),
  list([words, words]),
  quote(words, words),
  { kind: 'table', title: words, columns: ['a', words], rows: [[words, '1']], numbers: [1] },
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
    const names = elementsOf(words).flatMap(({ attributes }) => [...attributes].map(({ name }) => name));
    expect(names.filter((name) => name.startsWith('on') || name === 'href' || name === 'src')).toEqual([]);
    const held = elementsOf(words).filter(({ textContent }) => textContent === words);
    // The title, two headings, text, note, two points, a quote with its author, and in the table caption, head and cell.
    expect(held.map(({ localName }) => localName)).toEqual([
      ...['title', 'h1', 'h2', 'p', 'p', 'li', 'li', 'p', 'footer', 'caption', 'th', 'td'],
    ]);
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
