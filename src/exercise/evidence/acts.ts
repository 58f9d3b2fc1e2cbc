import { isDate, isMonth } from '../../domain/dates.ts';
import type { Edit } from '../../domain/edit.ts';
import { sha256 } from '../../domain/sha256.ts';
import type { Action } from '../actions.ts';
import { type Exercise, entryOf, type Seat, type SeatId, seatOf, type Vote, voteOf } from '../exercise.ts';
import type { AtTable, Correction, Judgement, TableState } from '../table.ts';
import type { EvidenceCard } from './card.ts';

/** Most corrections of a seat. */
export const MOST_CORRECTIONS = 2;

/** The seal of a judgement: SHA-256 of exercise, seat, both rows, reason and nonce as JSON. */
export const judgementSeal = (
  exercise: string,
  seat: SeatId,
  { most, weakest, reason, nonce }: Omit<Judgement, 'seal'>,
): string => sha256(JSON.stringify([exercise, seat, most, weakest, reason, nonce]));

/** The table after a seat has judged its rows. If that cannot be done, the reason as half a sentence. */
export const withJudgement = (
  { exercise, table }: AtTable,
  { do: _, seat: id, ...judgement }: Extract<Action, { do: 'judge' }>,
): TableState | string => {
  const seat = exercise.seats.find((each) => each.id === id);
  if (!seat) return `there is no seat ${id}`;
  if (Object.hasOwn(table.judged, id)) return `${id} has sealed its judgement already`;
  const strange = [judgement.most, judgement.weakest].find(
    (row) => !seat.rows.some((each) => each.id === row),
  );
  if (strange !== undefined) return `${id} has no row ${strange}`;
  if (judgement.reason.trim() === '') return 'a judgement needs a reason, in a sentence';
  return { ...table, judged: { ...table.judged, [id]: judgement } };
};

/** The corrections of a seat, in order. */
export const correctionsOf = (
  { corrections }: Pick<TableState, 'corrections'>,
  seat: SeatId,
): readonly Correction[] => corrections.filter((each) => each.seat === seat);

/** The number of the next correction of a seat, from 1. Undefined after its last correction. */
export const correctionAhead = ({ table }: Pick<AtTable, 'table'>, seat: SeatId): number | undefined => {
  const made = correctionsOf(table, seat);
  const last = made.at(-1);
  return last && (!last.more || made.length >= MOST_CORRECTIONS) ? undefined : made.length + 1;
};

const ADDRESS = /^https:\/\/[^\s/]+\.[^\s/]+\S*$/;
/** `S/2025/109`, `A/RES/79/330`, `CEDAW/C/AFG/4`. */
const SYMBOL = /^(?=\S*\d)[A-Z]{1,12}(?:[/.-][A-Z0-9()]+){1,7}$/;

const isDay = (text: string): boolean => isMonth(text) || isDate(text);

/** What is wrong with a part of a correction, as half a sentence. */
interface CorrectionFault {
  readonly part: 'row' | 'value' | 'source' | 'date' | 'reporter' | 'reason';
  readonly why: string;
}

const valueFault = ({ id, number }: EvidenceCard, value: number | undefined): string | undefined => {
  if (!number)
    return value === undefined ? undefined : `${id} is the source of no number: leave the value empty`;
  const { least, most } = number;
  return value !== undefined && value >= least && value <= most
    ? undefined
    : `the value of ${id} is a number from ${least} to ${most}`;
};

const dateFault = ({ day }: Exercise, date: string): string | undefined => {
  if (!isDay(date)) return 'the date is a day or a month, YYYY-MM-DD or YYYY-MM';
  return day !== undefined && date > day.slice(0, date.length)
    ? `the date is later than ${day}, the day of the briefs`
    : undefined;
};

/** The first fault of a correction. Undefined if there is none. */
export const faultOfCorrection = (
  exercise: Exercise,
  { rows }: Pick<Seat, 'rows'>,
  { row, value, source, date, reporter, reason }: Omit<Correction, 'seat'>,
): CorrectionFault | undefined => {
  const card = rows.find(({ id }) => id === row);
  const isSource = ADDRESS.test(source) || SYMBOL.test(source);
  const faults: readonly (readonly [CorrectionFault['part'], string | undefined])[] = [
    ['row', card ? undefined : `there is no row ${row} here`],
    ['value', card && valueFault(card, value)],
    [
      'source',
      isSource
        ? undefined
        : 'the source is an address that begins with https:, or the symbol of a document such as S/2025/109',
    ],
    ['date', dateFault(exercise, date)],
    ['reporter', reporter.trim() === '' ? 'the correction does not say who reports it' : undefined],
    ['reason', reason.trim() === '' ? 'a correction needs a reason, in a sentence' : undefined],
  ];
  const first = faults.find(([, why]) => why !== undefined);
  return first?.[1] === undefined ? undefined : { part: first[0], why: first[1] };
};

/** The table after a seat has corrected a row. If that cannot be done, the reason as half a sentence. */
export const withCorrection = (
  { exercise, table }: AtTable,
  { do: _, ...correction }: Extract<Action, { do: 'recode' }>,
): TableState | string => {
  const { seat: id, row } = correction;
  const seat = exercise.seats.find((each) => each.id === id);
  if (!seat) return `there is no seat ${id}`;
  if (correctionAhead({ table }, id) === undefined) return `${id} has made its corrections already`;
  if (correctionsOf(table, id).some((each) => each.row === row)) return `${id} has corrected ${row} already`;
  const fault = faultOfCorrection(exercise, seat, correction);
  return fault ? fault.why : { ...table, corrections: [...table.corrections, correction] };
};

/** The card that a correction is about. Throws RangeError if the seat does not have the row. */
export const evidenceCardOf = (exercise: Pick<Exercise, 'seats'>, seat: SeatId, row: string): EvidenceCard =>
  entryOf('row', seatOf(exercise, seat).rows, row);

/** Corrections as edits of the scenario, as `--set` makes them. If two change the same number, the last one counts. */
export const correctionEdits = (
  exercise: Pick<Exercise, 'seats'>,
  { corrections }: Pick<TableState, 'corrections'>,
): readonly Edit[] =>
  corrections.flatMap(({ seat, row, value }) => {
    const { number } = evidenceCardOf(exercise, seat, row);
    return number && value !== undefined ? [{ path: number.path, value }] : [];
  });

/** The options of a vote that are open now. A correction is open after it is made. */
export const optionsOpen = ({ exercise, table }: AtTable, vote: string): Vote['options'] =>
  voteOf(exercise, vote).options.filter(
    ({ correction }) => !correction || correctionsOf(table, correction.seat).length >= correction.n,
  );
