import { INDEX_IDS, ownIndices } from '../../domain/indices.ts';
import type { ClockReading, Run, TurnRecord } from '../../domain/run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { safeText } from '../words/safe-text.ts';

/**
 * The columns of a run's table: one row for each turn, from 0, and each state. `move` is `up`, `down` or empty; `cause` is
 * the kind of its cause. The indices belong to the turn, so all rows of a turn have equal indices. The cell of an index
 * that the scenario lacks is empty.
 */
export const CSV_COLUMNS = [
  ...['turn', 'date', 'state', 'name', 'rung', 'rung_id', 'recognises', 'move', 'cause'],
  ...INDEX_IDS,
] as const;

/** Two more columns with `--explain`: the chances of a step up and of a step down in that turn, 0..1. */
export const CSV_CHANCE_COLUMNS = ['chance_up', 'chance_down'] as const;

/** One more column if events can happen to one state. It has the ids of the events that did, with blanks between. */
const CSV_EVENTS_COLUMN = 'events';

/** The data for the table of a run. */
export interface RunCsvInput {
  readonly scenario: Scenario;
  readonly run: Run;
  /** The state clocks of a turn (1..). If undefined, the table has no chances. */
  readonly readings: ((turn: number) => readonly ClockReading[]) | undefined;
}

/** Spreadsheets run a text with such a beginning as a formula, some also after blanks or in full width. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A field by RFC 4180. Puts an apostrophe before a text that a spreadsheet would run as a formula. */
const field = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const safe = safeText(value);
  const text = FORMULA.test(safe) ? `'${safe}` : safe;
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csvRow = (values: readonly (string | number)[]): string => `${values.map(field).join(',')}\n`;

/** A table as CSV text: the names of its columns as the first line has them, then its rows. `more` are columns named by a person. */
export const csvOf = (
  columns: string,
  rows: readonly (readonly (string | number)[])[],
  more: readonly string[] = [],
): string => [[...columns.split(','), ...more], ...rows].map(csvRow).join('');

const chances = (readings: readonly ClockReading[]): ReadonlyMap<string, number> =>
  new Map(readings.map((r) => [`${r.state} ${r.dir}`, r.chance]));

/** A table with the indices that the scenario has. */
interface RunTable extends RunCsvInput {
  readonly own: ReadonlySet<string>;
  /** Whether it has the column of events. */
  readonly withEvents: boolean;
}

/** The ids of the events that happened to a state. */
const eventsOn = ({ acts }: TurnRecord, state: string): string =>
  acts.flatMap((act) => (act.kind === 'event' && act.state === state ? [act.event] : [])).join(' ');

const turnRows = (record: TurnRecord, input: RunTable): string => {
  const { scenario, run } = input;
  const top = scenario.ladder.length - 1;
  const moves = new Map(record.moves.map((m) => [m.state, m]));
  const names = new Map(scenario.states.map((s) => [s.id, s.name]));
  const chance = input.readings && chances(record.turn === 0 ? [] : input.readings(record.turn));
  const indices = INDEX_IDS.map((id) => (input.own.has(id) ? record.indices[id] : ''));
  return run.states
    .map((id, i) => {
      const rung = record.rungs[i] ?? 0;
      const move = moves.get(id);
      const way = move ? (move.to > move.from ? 'up' : 'down') : '';
      return csvRow([
        record.turn,
        record.date,
        id,
        names.get(id) ?? '',
        rung,
        scenario.ladder[rung]?.id ?? '',
        rung === top ? 1 : 0,
        way,
        move?.cause.kind ?? '',
        ...indices,
        ...(input.withEvents ? [eventsOn(record, id)] : []),
        ...(chance ? [chance.get(`${id} up`) ?? '', chance.get(`${id} down`) ?? ''] : []),
      ]);
    })
    .join('');
};

/** A run as CSV text, in pieces: the header, then one piece for each turn. */
export function* runCsv(input: RunCsvInput): Generator<string, void, undefined> {
  const withEvents = input.scenario.events.some((event) => event.happens_to);
  yield csvRow([
    ...CSV_COLUMNS,
    ...(withEvents ? [CSV_EVENTS_COLUMN] : []),
    ...(input.readings ? CSV_CHANCE_COLUMNS : []),
  ]);
  const own = new Set<string>(ownIndices(input.scenario).map(({ id }) => id));
  for (const record of input.run.turns) yield turnRows(record, { ...input, own, withEvents });
}
