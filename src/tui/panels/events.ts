import type { EventRow } from '../../report/run/events-view.ts';
import { type Line, line, paragraph, span } from '../draw/line.ts';
import { toColumns } from '../draw/text.ts';
import { rowsAround } from '../layout.ts';
import type { Screen } from '../state.ts';

/** The catalogue of events, searched by what has been typed. */
export const eventsLines = (
  rows: readonly EventRow[],
  { at, search }: Pick<Screen<'events'>, 'at' | 'search'>,
  columns: number,
  height: number,
): readonly Line[] => {
  const head: Line = [
    span('search: ', 'strong'),
    span(search),
    span('▏'),
    span(search === '' ? ' type any part of a name' : '', 'dim'),
  ];
  if (rows.length === 0)
    return [head, line('No event of this scenario has that in its name or text.', 'dim')];
  return [
    head,
    ...rowsAround(rows, at, height - 1, (row, chosen): Line => {
      const tone = chosen ? 'selected' : 'plain';
      return [
        span(chosen ? '▶ ' : '  ', tone),
        span(row.isDropped ? '● ' : '  ', 'warning'),
        span(toColumns(row.label, Math.max(4, columns - 4)), tone),
      ];
    }),
  ];
};

/** What an event says and does. */
export const eventLines = (row: EventRow | undefined, columns: number): readonly Line[] => {
  if (!row) return [];
  return [
    ...paragraph(row.text === '' ? row.label : row.text, columns),
    line(
      row.effects.length > 0 ? 'What it does' : 'It moves nothing by itself; the log tells of it.',
      row.effects.length > 0 ? 'title' : 'dim',
    ),
    ...row.effects.flatMap((effect) => paragraph(effect, columns, 'plain', '· ')),
    ...(row.isDropped ? [line('You have had it happen next turn: enter takes it out.', 'warning')] : []),
  ];
};
