import * as z from 'zod/mini';
import { dayOrMonth, described, fields, listOf, optional } from '../../scenario/schema/values.ts';
import { MOST } from '../exercise.ts';
import { origin, words } from './texts.ts';

/** The id of a row of evidence: `CHN.economy`, `weights.economy`. */
export const rowId = () =>
  z
    .string({ error: 'the id of a row: STATE.field' })
    .check(
      z.minLength(1, { error: 'the id of a row: STATE.field' }),
      z.maxLength(200, { error: 'at most 200 characters' }),
    );

const card = fields(
  {
    row: described(
      rowId(),
      'A row of the evidence of the scenario: STATE.field, or field alone of the scenario as a whole.',
    ),
    reports: optional(words(), 'Who counted or said it.', { otherwise: 'not said' }),
    as_of: optional(dayOrMonth(), 'Of when it is.', { otherwise: 'not said' }),
  },
  'a row: {row: CHN.economy, reports: WHO, as_of: 2024-09}',
);

const excerpt = fields(
  {
    row: described(rowId(), 'The row behind which it is: one of the rows of the seat.'),
    text: described(words(), 'What the source says.'),
    contradicts: optional(words(), 'How the text contradicts its row: said in the debrief alone.', {
      otherwise: 'it does not',
    }),
    ...origin,
  },
  '{row, text, source}',
);

/** The evidence of a seat. */
export const seatEvidence = {
  rows: optional(
    listOf(card, 'rows', MOST.items),
    'Rows of evidence of the scenario that it judges and may correct.',
    { default: [] },
  ),
  excerpts: optional(listOf(excerpt, 'excerpts', MOST.items), 'Stored texts behind its rows.', {
    default: [],
  }),
};

/** A scripted judgement of a seat. */
export const judgement = fields(
  {
    most: described(rowId(), 'The row that moves the answer most.'),
    weakest: described(rowId(), 'The weakest row.'),
    reason: described(words(), 'Why, in a sentence.'),
  },
  '{most, weakest, reason}',
);

/** A scripted correction of a seat. */
export const correction = fields(
  {
    row: described(rowId(), 'The row.'),
    value: optional(
      z.number({ error: 'a number' }),
      'Its new value; the old one where only the source is corrected. Left out of a row that is the source of no number.',
    ),
    source: described(words(), 'An address that begins with https:, or the symbol of a document.'),
    date: described(dayOrMonth(), 'Of when it is.'),
    reporter: described(words(), 'Who reports it.'),
    reason: described(words(), 'Why, in a sentence.'),
  },
  '{row, value, source, date, reporter, reason}',
);
