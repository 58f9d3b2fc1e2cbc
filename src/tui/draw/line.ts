import { toAscii } from '../../report/words/ascii.ts';
import { isNarrow, textWidth, wrap } from '../../report/words/layout.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { clip, screenText } from './text.ts';
import type { Theme, Tone } from './theme.ts';

/** A piece of a line in one tone. Made by `span` or `line`, so that its text is safe for a screen. */
export interface TextSpan {
  readonly text: string;
  readonly tone?: Tone;
}

/** One row of a screen, or a part of one. */
export type Line = readonly TextSpan[];

/** A piece of text in a tone. */
export const span = (text: string, tone: Tone = 'plain'): TextSpan => ({ text: screenText(text), tone });

/** A line of one piece. */
export const line = (text: string, tone: Tone = 'plain'): Line => [span(text, tone)];

/** An entry of a list. The selected entry has a mark. */
export const listEntry = (text: string, isSelected: boolean): Line => {
  const tone = isSelected ? 'selected' : 'plain';
  return [span(isSelected ? '▶ ' : '  ', tone), span(text, tone)];
};

/** A text on as many lines as it needs. `first` begins the first line. If it is given, the other lines are indented. */
export const paragraph = (
  text: string,
  columns: number,
  tone: Tone = 'plain',
  first = '',
  rest = first === '' ? '' : '  ',
): readonly Line[] => wrap(screenText(text), { width: columns, first, rest }).map((part) => line(part, tone));

/** How many columns a line takes. */
export const lineWidth = (spans: Line): number => spans.reduce((sum, s) => sum + textWidth(s.text), 0);

/** A text for the terminal. `span` has made it safe. A span that was made in another way cannot do harm either. */
const outgoing = (text: string): string => (isNarrow(text) ? text : safeText(text));

/** The text of a line without its tones. */
export const plainText = (spans: Line): string => spans.map((s) => outgoing(s.text)).join('');

const cutLine = (spans: Line, columns: number): Line => {
  const kept: TextSpan[] = [];
  let left = columns;
  for (const s of spans) {
    const taken = textWidth(s.text);
    if (taken > left) return left > 0 ? [...kept, { ...s, text: clip(s.text, left) }] : kept;
    kept.push(s);
    left -= taken;
  }
  return kept;
};

/** Cuts or fills a line to an exact number of columns. The filling has the tone `fill`. */
export const fitLine = (spans: Line, columns: number, fill: Tone = 'plain'): Line => {
  const shown = lineWidth(spans) > columns ? cutLine(spans, columns) : spans;
  const gap = columns - lineWidth(shown);
  return gap > 0 ? [...shown, span(' '.repeat(gap), fill)] : shown;
};

/** Exactly `rows` lines of exactly `columns`. Longer text is cut, and missing text is blank. */
export const fitLines = (lines: readonly Line[], columns: number, rows: number): readonly Line[] =>
  Array.from({ length: Math.max(0, rows) }, (_, i) => fitLine(lines[i] ?? [], columns));

/** One text at the left end and one at the right. The left one is cut if both do not fit. */
export const spreadLine = (left: Line, right: Line, columns: number): Line => {
  const room = columns - lineWidth(right);
  return room < 1 ? fitLine(right, columns) : [...fitLine(left, room), ...right];
};

export interface Pen {
  readonly theme: Theme;
  /** Whether only the characters of ASCII may be drawn. */
  readonly ascii: boolean;
}

/** A line as the terminal takes it: every tone begun and ended, nothing left open. */
export const paint = (spans: Line, { theme, ascii }: Pen): string =>
  spans
    .map(({ text, tone = 'plain' }) => {
      const drawn = ascii ? toAscii(text) : outgoing(text);
      const begin = theme(tone);
      return begin === '' || text === '' ? drawn : `${begin}${drawn}\u001B[0m`;
    })
    .join('');
