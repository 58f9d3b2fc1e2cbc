/** HTML that is safe to put into a page: made by `html` alone, which escapes every text that is put into it. */
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

/** A text as it stands in HTML, between tags or in a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');

const textOf = (part: Part): string => {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(textOf).join('');
};

/** A piece of HTML; whatever stands in `${}` is text, unless it was made by `html` itself. */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: pieces.map((piece, i) => piece + textOf(parts[i])).join(''),
});

/** Text that is HTML already: charts as they come from the library that draws them, and our own style sheet. */
export const trusted = (markup: string): Markup => ({ markup });
