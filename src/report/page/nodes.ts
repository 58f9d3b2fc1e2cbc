import { escapeHtml, html, type Markup, trusted } from './markup.ts';

// Parts of the living page as plain data: written as text when the page is made, and drawn by its script afterwards. A text
// is only ever a text, and the name of a tag or attribute never comes from a scenario.

/** A piece of the page: an element, or a text. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PagePiece[];
}

export type PagePiece = PageElement | string;

/** The content of an element: pieces, lists of pieces, or nothing. */
export type PagePart = PagePiece | undefined | readonly PagePart[];

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const flat = (part: PagePart): readonly PagePiece[] => {
  if (part === undefined || part === '') return [];
  if (typeof part === 'string') return [part];
  return 'tag' in part ? [part] : part.flatMap(flat);
};

/** An element. An attribute is left out if it is undefined or false, and empty if it is true. */
export const el = (tag: string, attributes: Attributes, ...parts: readonly PagePart[]): PageElement => ({
  tag,
  attributes: Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === undefined || value === false ? [] : [[name, value === true ? '' : String(value)]],
    ),
  ),
  children: parts.flatMap(flat),
});

const EMPTY = new Set(['input', 'br']);

/** A piece of the page as HTML. */
export const pieceHtml = (piece: PagePiece): Markup => {
  if (typeof piece === 'string') return trusted(escapeHtml(piece));
  const { tag, attributes, children } = piece;
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  const open = trusted(`<${tag}${written.join('')}>`);
  return EMPTY.has(tag) ? open : html`${open}${children.map(pieceHtml)}${trusted(`</${tag}>`)}`;
};
