import { isInvented } from '../../domain/language/invented.ts';
import type { Say } from './saying.ts';

/** A text, its reporter and its status. */
interface Reported {
  readonly source: string;
  readonly primary?: boolean | undefined;
  readonly as_of?: string | undefined;
  readonly reports?: string | undefined;
  readonly verbatim?: boolean | undefined;
}

/** A text, with a mark if it is made up. Without the mark, nobody could tell it from a real text. */
export const withOrigin = (text: string, source: string, say?: Say): string => {
  if (!isInvented(source) || text === '') return text;
  return say ? say('{text} (Invented.)', { text }) : `${text} (Invented.)`;
};

/** The reporter and the date of something: `TASS, 3 July 2025`. Empty if a row has neither. */
export const reporterText = ({ reports, as_of }: Reported, say: Say): string =>
  [reports, as_of && say.day(as_of)].filter((part) => part !== undefined && part !== '').join(', ');

/** Where a text comes from: `TASS, 3 July 2025; first hand; https://…`. */
export const sourceText = (row: Reported, say: Say): string =>
  [
    reporterText(row, say),
    row.verbatim === false ? say('a paraphrase') : '',
    row.primary === undefined ? '' : row.primary ? say('first hand') : say('second hand'),
    row.source,
  ]
    .filter((part) => part !== '')
    .join('; ');

/** The words of a voice. A quotation has quotation marks. */
export const spoken = ({
  text,
  verbatim,
}: {
  readonly text: string;
  readonly verbatim?: boolean | undefined;
}): string => (verbatim ? `“${text.trim()}”` : text);
