/** What states did from August 2021 to July 2025, as steps in turns of the flagship's model: the record behind its base rates. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { turnOf } from '../../src/domain/dates.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import type { ObservedMove } from '../../src/study/waves/replay.ts';

export const START = '2021-08-15';
export const TURNS = 47;
/** By February 2024, 30 months on, 80 states had met the Taliban: a first contact whose day is unknown falls halfway. */
const UNDATED_CONTACT = 15;

type Row = Readonly<Record<string, string>>;

/** The rows of a table of this project. */
export const table = (path: string): readonly Row[] =>
  parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'), { columns: true });

/** The turn of a day, a month (its middle), a year (its middle), or an interval (halfway). */
export const turnAt = (date: string): number => {
  const turns = date.split('/').map((day) => {
    const [year = '', month = '07', at = '15'] = day.split('-');
    return turnOf(START, 'month', [year, month, at].join('-'));
  });
  return Math.min(TURNS, Math.max(1, Math.round(turns.reduce((sum, turn) => sum + turn, 0) / turns.length)));
};

/** A state's arrivals on rungs. Where the record is silent and the flagship has a contact, its day is unknown. */
const arrivalsOf = (
  scenario: Scenario,
  i: number,
  rows: readonly Row[],
  undated: boolean,
): readonly { turn: number; to: number }[] => {
  const rung = scenario.states[i]?.rung ?? 0;
  if (rows.every(({ act }) => act === 'unknown'))
    return rung > 0 && undated ? [{ turn: UNDATED_CONTACT, to: rung }] : [];
  return rows
    .map(({ date = '', act }) => ({
      turn: turnAt(date),
      to: scenario.ladder.findIndex(({ id }) => id === act),
    }))
    .toSorted((a, b) => a.turn - b.turn);
};

/**
 * The steps of the record, state by state. A rung that was skipped is taken to have been passed at the pace that the model
 * allows. `first` has the rung of each state on the first day.
 */
export const movesOf = (
  scenario: Scenario,
  first: readonly number[],
  undated = true,
): readonly ObservedMove[] => {
  const record = table('scenarios/history/taliban-2021/observed.csv');
  const longest = scenario.rates.dwell + 1;
  return scenario.states.flatMap(({ id }, i) => {
    const rows = record.filter((row) => row.state === id);
    let [from, last] = [first[i] ?? 0, 0];
    return arrivalsOf(scenario, i, rows, undated).flatMap(({ turn, to }) => {
      const count = Math.abs(to - from);
      const pace = Math.min(longest, Math.floor((turn - last) / Math.max(1, count)));
      const steps = Array.from({ length: count }, (_, s) => ({
        state: i,
        turn: turn - pace * (count - 1 - s),
        to: from + Math.sign(to - from) * (s + 1),
      }));
      [from, last] = [to, turn];
      return steps;
    });
  });
};

/** For each state, from which turn on it was hostile by its own word; no turn where it was not. */
export const hostileFrom = (scenario: Scenario): readonly (number | undefined)[] => {
  const rows = table('tests/baking/record/hostile.csv');
  return scenario.states.map(({ id }) => {
    const row = rows.find(({ state }) => state === id);
    return row && turnAt(row.from ?? '');
  });
};

/** Whether what a state accepted brought it to a rung in a turn. */
export const acceptedOn = (scenario: Scenario): ((state: number, rung: number, turn: number) => boolean) => {
  const spans = table('tests/baking/record/accepted.csv').map(({ state, rung, from = '', until = '' }) => ({
    state: scenario.states.findIndex(({ id }) => id === state),
    rung: scenario.ladder.findIndex(({ id }) => id === rung),
    from: turnAt(from),
    until: until === '' ? TURNS + 1 : turnAt(until),
  }));
  return (state, rung, turn) =>
    spans.some(
      (span) => span.state === state && span.rung === rung && span.from < turn && turn <= span.until,
    );
};
