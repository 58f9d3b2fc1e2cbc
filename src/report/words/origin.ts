import { isMonth, MONTHS } from '../../domain/dates.ts';
import { isInvented } from '../../domain/invented.ts';
import { longDate } from './numbers.ts';

/** A text, who reports it, and what it is a state of. */
interface Reported {
  readonly source: string;
  readonly primary?: boolean | undefined;
  readonly as_of?: string | undefined;
  readonly reports?: string | undefined;
  readonly verbatim?: boolean | undefined;
}

const dayText = (text: string): string =>
  isMonth(text) ? `${MONTHS[Number(text.slice(5)) - 1]} ${text.slice(0, 4)}` : longDate(text);

/** A text, marked where it is made up: beside real ones, nobody can tell. */
export const withOrigin = (text: string, source: string): string =>
  isInvented(source) && text !== '' ? `${text} (Invented.)` : text;

/** Who reports something and as of when: `TASS, 3 July 2025`; empty if a row says neither. */
export const reporterText = ({ reports, as_of }: Reported): string =>
  [reports, as_of && dayText(as_of)].filter((part) => part !== undefined && part !== '').join(', ');

/** Where a text comes from: `TASS, 3 July 2025; first hand; https://…`. */
export const sourceText = (row: Reported): string =>
  [
    reporterText(row),
    row.verbatim === false ? 'a paraphrase' : '',
    row.primary === undefined ? '' : row.primary ? 'first hand' : 'second hand',
    row.source,
  ]
    .filter((part) => part !== '')
    .join('; ');

/** What a voice says: a quotation in its marks. */
export const spoken = ({
  text,
  verbatim,
}: {
  readonly text: string;
  readonly verbatim?: boolean | undefined;
}): string => (verbatim ? `“${text.trim()}”` : text);
