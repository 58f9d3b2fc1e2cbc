import { turnDate } from '../../domain/dates.ts';
import type { OddsAnswer, Standing } from '../../study/odds/odds.ts';
import { csvOf } from '../run/csv.ts';
import { safeText } from '../words/safe-text.ts';

/**
 * The odds as CSV text, one row for each state. Shares are from 0 to 1. Days are `YYYY-MM-DD`. The cell of an unknown
 * value is empty.
 */
export function* oddsCsv({ frame, query, futures, states }: OddsAnswer): Generator<string, void, undefined> {
  const date = (turn: number | undefined): string =>
    turn === undefined ? '' : turnDate(frame.start, frame.unit, turn);
  const [from, by, at] = [query.from ?? 0, query.by, query.at].map(date);
  yield csvOf(
    'state,name,recognises_at_start,futures,from_date,by_date,recognises_by,recognises_by_low,recognises_by_high,median_date,median_date_low,median_date_high,at_date',
    states.map(({ id, name, recognised, by: passed, median, rungs }) => [
      ...[id, name, Number(recognised), futures, from ?? '', by ?? '', passed.share, passed.low, passed.high],
      ...[date(median?.turn), date(median?.between?.[0]), date(median?.between?.[1]), at ?? ''],
      ...rungs.flatMap(({ share, low, high }) => [share, low, high]),
    ]),
    frame.ladder.flatMap(({ id }) => [`at_${id}`, `at_${id}_low`, `at_${id}_high`]),
  );
}

/** A column of a table for other programs. */
export interface TableColumn {
  readonly name: string;
  readonly type: 'text' | 'whole' | 'number' | 'date';
  readonly values: readonly (string | number)[];
}

/** The long table, in columns: one row for each state and turn. `rung_<id>` is the share of futures with the state on that rung. */
export const oddsColumns = (answer: OddsAnswer, rows: readonly Standing[]): readonly TableColumn[] => [
  { name: 'state', type: 'text', values: rows.map((row) => safeText(row.state)) },
  { name: 'name', type: 'text', values: rows.map((row) => safeText(row.name)) },
  { name: 'turn', type: 'whole', values: rows.map((row) => row.turn) },
  { name: 'date', type: 'date', values: rows.map((row) => row.date) },
  { name: 'futures', type: 'whole', values: rows.map((row) => row.futures) },
  { name: 'recognised_by', type: 'number', values: rows.map((row) => row.recognised_by) },
  ...answer.frame.ladder.map(
    ({ id }, r): TableColumn => ({
      name: `rung_${id}`,
      type: 'number',
      values: rows.map((row) => row.rungs[r] ?? 0),
    }),
  ),
];
