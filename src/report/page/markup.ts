import { hasRightToLeft, runsOf } from '../../domain/language/direction.ts';
import { safeOutput } from '../words/safe-text.ts';

/** HTML that is safe in a page. Only `html` makes it, and escapes every text. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | undefined | Markup | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes a text safe for HTML, between tags or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  safeOutput(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');

/**
 * Makes a text safe between tags. A part with the opposite writing direction is isolated, so that no number or sign
 * beside that part changes its place.
 */
const isolatedHtml = (text: string): string =>
  hasRightToLeft(text)
    ? runsOf(text)
        .runs.map((run) => (run.isForeign ? `<bdi>${escapeHtml(run.text)}</bdi>` : escapeHtml(run.text)))
        .join('')
    : escapeHtml(text);

/** A text that is safe between tags, as a piece of HTML. */
export const isolated = (text: string): Markup => ({ markup: isolatedHtml(text) });

const textOf = (part: Part): string => {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(textOf).join('');
};

/** A piece of HTML. A value in `${}` is escaped, unless `html` made it. */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: pieces.map((piece, i) => piece + textOf(parts[i])).join(''),
});

/** Marks a text as HTML, without escaping: charts from the library that draws them, and our own style sheet. */
export const trusted = (markup: string): Markup => ({ markup });
