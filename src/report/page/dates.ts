import { type TurnUnit, turnDate } from '../../domain/dates.ts';
import type { IsoDate } from '../../domain/ids.ts';
import { shortDate } from '../words/odds-numbers.ts';
import type { Tick } from './draw/figures.ts';

interface Calendar {
  readonly start: IsoDate;
  readonly turn: TurnUnit;
}

/** The day on which a turn ends. */
export const dateAt = ({ start, turn: unit }: Calendar, turn: number): IsoDate => turnDate(start, unit, turn);

/** `Jul 2028`. */
export const shortDateAt = ({ start, turn: unit }: Calendar, turn: number): string =>
  shortDate({ start, unit }, turn);

const MOST_TICKS = 7;

/** The marks of an axis of turns. Their distance, from a month to many years, depends on the length of the axis. */
export const ticksOf = (calendar: Calendar, turns: number): readonly Tick[] => {
  const year = calendar.turn === 'month' ? 12 : 52;
  const steps = [1, 3, 6, 12, 24, 60, 120, 300, 600].map((months) =>
    Math.max(1, Math.round((months * year) / 12)),
  );
  const step = steps.find((each) => turns / each <= MOST_TICKS - 1) ?? turns;
  return Array.from({ length: Math.floor(turns / step) + 1 }, (_, i) => ({
    turn: i * step,
    text: shortDateAt(calendar, i * step),
  }));
};
