import { monthsBetween, monthsPerTurn, turnDate } from '../../domain/dates.ts';
import type { IsoDate } from '../../domain/ids.ts';
import type { ObservedAct, Wave } from '../waves/observed.ts';
import type { RungForecast } from './rung-forecast.ts';
import type { ChanceSource } from './score-forecast.ts';

/** The rungs of one state at the ends of months, from the first day on. */
type Course = readonly number[];

/** The day of an act. If the day is not known, the middle of the possible days. */
const dayOf = ({ date, within }: ObservedAct): IsoDate | undefined => {
  if (!within) return date;
  const weeks = monthsBetween(within.first, within.last) / monthsPerTurn('week');
  return turnDate(within.first, 'week', Math.floor(weeks / 2));
};

/**
 * The course of each state. Only steps that the record knows are counted: a state of which it is unknown whether it acted
 * counts as one that kept its rung. Left out is a state with an act without any day.
 */
const coursesOf = ({ scenario, acts }: Wave, until: IsoDate): readonly Course[] => {
  const months = Math.floor(monthsBetween(scenario.start, until) + 0.01);
  return scenario.states.flatMap(({ id, rung }): readonly Course[] => {
    const own = acts.filter(({ state }) => state === id).map((act) => ({ to: act.to, day: dayOf(act) }));
    if (own.some(({ day, to }) => day === undefined && to !== 'unknown')) return [];
    const moves = own
      .flatMap(({ day = '', to }) => (typeof to === 'number' ? [{ day, to }] : []))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1));
    const heldOn = (day: IsoDate): number => moves.findLast((move) => move.day <= day)?.to ?? rung;
    const ends = Array.from({ length: months }, (_, m) => turnDate(scenario.start, 'month', m + 1));
    return [[rung, ...ends.map(heldOn)]];
  });
};

/** A share with half a case on either side: it is never 0 or 1. */
const shareOf = (count: number, of: number): number => (count + 0.5) / (of + 1);

/**
 * Status quo, smoothed: a state keeps its rung, but for the share of states of the record that held another one after as
 * many months. That share is spread evenly over the other rungs.
 */
const statusQuo = (courses: readonly Course[], months: number, rungs: number): ChanceSource => {
  const windows = courses.flatMap((course) =>
    Array.from({ length: Math.floor((course.length - 1) / months) }, (_, w) => {
      const end = course.length - 1 - w * months;
      return course[end] !== course[end - months];
    }),
  );
  const moved = shareOf(windows.filter(Boolean).length, windows.length);
  return {
    name: 'status quo, smoothed',
    of: (_, from) =>
      from === undefined
        ? undefined
        : Array.from({ length: rungs }, (_, r) => (r === from ? 1 - moved : moved / (rungs - 1))),
  };
};

/** The chance a month to step up and down from each rung, as counted in the record. A jump counts as a step from each rung passed. */
const stepChances = (courses: readonly Course[], rungs: number) => {
  const [up, down, held] = [new Float64Array(rungs), new Float64Array(rungs), new Float64Array(rungs)];
  const add = (counts: Float64Array, rung: number): void => {
    counts[rung] = (counts[rung] ?? 0) + 1;
  };
  for (const course of courses)
    for (const [month, to] of course.slice(1).entries()) {
      const from = course[month] ?? to;
      add(held, from);
      for (let rung = from; rung < to; rung++) add(up, rung);
      for (let rung = from; rung > to; rung--) add(down, rung);
    }
  const chance = (counts: Float64Array, rung: number): number =>
    shareOf(counts[rung] ?? 0, Math.max(held[rung] ?? 0, counts[rung] ?? 0));
  return Array.from({ length: rungs }, (_, rung) => ({
    up: rung === rungs - 1 ? 0 : chance(up, rung),
    down: rung === 0 ? 0 : chance(down, rung),
  }));
};

/** Rates only: each month a state steps up or down with the chance that its rung has in the record, the same for every state. */
const ratesOnly = (courses: readonly Course[], months: number, rungs: number): ChanceSource => {
  const steps = stepChances(courses, rungs);
  const next = (now: readonly number[]): readonly number[] =>
    now.map((chance, r) => {
      const { up = 0, down = 0 } = steps[r] ?? {};
      const below = (now[r - 1] ?? 0) * (steps[r - 1]?.up ?? 0);
      const above = (now[r + 1] ?? 0) * (steps[r + 1]?.down ?? 0);
      return chance * (1 - up - down) + below + above;
    });
  return {
    name: 'rates only',
    of: (_, from) => {
      if (from === undefined) return undefined;
      let now: readonly number[] = Array.from({ length: rungs }, (_, r) => Number(r === from));
      for (let month = 0; month < months; month++) now = next(now);
      return now;
    },
  };
};

/**
 * Two rules that know the record of a claim up to the day of a forecast, and nothing of states or drivers. Undefined where
 * the record has another ladder, or is shorter before that day than the forecast looks ahead.
 */
export const recordRules = (
  wave: Wave,
  { start = wave.scenario.start, date, rungs }: Pick<RungForecast, 'start' | 'date' | 'rungs'>,
): readonly ChanceSource[] | undefined => {
  const months = Math.round(monthsBetween(start, date));
  const { turns, turn, ladder } = wave.scenario;
  const end = turnDate(wave.scenario.start, turn, turns);
  const until = start < end ? start : end;
  if (ladder.length !== rungs.length || monthsBetween(wave.scenario.start, until) < months) return undefined;
  const courses = coursesOf(wave, until);
  return [statusQuo(courses, months, rungs.length), ratesOnly(courses, months, rungs.length)];
};
