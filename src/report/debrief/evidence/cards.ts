import type { EvidenceCard, Excerpt } from '../../../exercise/evidence/card.ts';
import type { Correction } from '../../../exercise/table.ts';
import { sourceText } from '../../labels/origin.ts';
import type { Say } from '../../labels/saying.ts';
import type { Names } from '../../words/names.ts';
import { quantity } from '../../words/numbers.ts';

/** `Iran: economic gain` as the name of a figure. A figure of the whole scenario has the name of its field. */
export const figureName = ({ row: { state, field } }: EvidenceCard, names: Names): string =>
  state === '' ? field : `${names.state(state)}: ${names.term(field)}`;

/** `Iran: economic gain 0.62`. */
export const figureText = (card: EvidenceCard, names: Names): string =>
  `${figureName(card, names)} ${card.row.value}`;

interface CardText {
  readonly title: string;
  readonly reason: string;
  /** Its reporter, date, confidence and source. */
  readonly source: string;
}

/** A row of evidence as a card: state, figure, value, reason, source, reporter, date, confidence. */
export const evidenceText = (card: EvidenceCard, names: Names, say: Say): CardText => {
  const { source, confidence, reason } = card.row;
  const { reports, as_of } = card;
  return {
    title: `${figureText(card, names)} (${card.id})`,
    reason,
    source: say('{source}. Confidence: {confidence}.', {
      source: sourceText({ source, reports, as_of }, say),
      confidence: say(confidence),
    }),
  };
};

/** A stored text behind a row: which row, what the text says, where it is from. */
export const excerptText = (
  excerpt: Excerpt,
  cards: readonly EvidenceCard[],
  names: Names,
  say: Say,
): CardText => {
  const card = cards.find(({ id }) => id === excerpt.row);
  return {
    title: card ? figureName(card, names) : excerpt.row,
    reason: excerpt.text.trim(),
    source: sourceText(excerpt, say),
  };
};

/** `Pakistan: economic gain 0.61 → 0.4 (State Bank, June 2024; https://…)`. */
export const correctionText = (
  { value, source, date, reporter }: Correction,
  card: EvidenceCard,
  names: Names,
  say: Say,
): string => {
  const before = card.number === undefined ? card.row.value : quantity(card.number.value);
  const change =
    value === undefined || value === card.number?.value ? before : `${before} → ${quantity(value)}`;
  return `${figureName(card, names)} ${change} (${sourceText({ source, reports: reporter, as_of: date }, say)})`;
};
