import { wrap } from '../report/words/layout.ts';

/** A text under a title. Each paragraph is one string; two blanks before it indent it. */
export interface Passage {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/**
 * Paragraphs on lines of a terminal, an empty line between two that are not indented. `safe` makes a text printable there.
 */
export const paragraphLines = (
  paragraphs: readonly string[],
  safe: (text: string) => string,
  width?: number,
): readonly string[] =>
  paragraphs.flatMap((text, i) => {
    const isIndented = text.startsWith('  ');
    const hasGap = i > 0 && paragraphs[i - 1] !== '' && text !== '' && !isIndented;
    const options = { ...(width === undefined ? {} : { width }), first: isIndented ? '  ' : '' };
    const lines = wrap(safe(text.trimStart()), { ...options, rest: isIndented ? '    ' : '' });
    return hasGap ? ['', ...lines] : lines;
  });
