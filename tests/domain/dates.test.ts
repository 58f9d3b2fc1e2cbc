import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isDate,
  isYearDay,
  monthsBetween,
  turnDate,
  turnOf,
  turnsOfYearDay,
} from '../../src/domain/dates.ts';

const dates = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('dates', () => {
  it('ends monthly turns on the same day, or the last one of a shorter month', () => {
    expect(turnDate('2025-07-03', 'month', 0)).toBe('2025-07-03');
    expect(turnDate('2025-07-03', 'month', 36)).toBe('2028-07-03');
    expect(turnDate('2025-10-31', 'month', 1)).toBe('2025-11-30');
    expect(turnDate('2025-10-31', 'month', 4)).toBe('2026-02-28');
    expect(turnDate('2025-10-31', 'month', 5)).toBe('2026-03-31');
  });

  it('adds weeks as the platform calendar does', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 3000 }), (start, weeks) => {
        const expected = new Date(Date.parse(start) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
        expect(turnDate(start, 'week', weeks)).toBe(expected);
      }),
    );
  });

  it('finds the first turn that ends on or after a day', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom('month', 'week'), dates, (start, unit, date) => {
        const turn = turnOf(start, unit, date);
        expect(turnDate(start, unit, turn) >= date).toBe(true);
        if (turn > 0) expect(turnDate(start, unit, turn - 1) < date).toBe(true);
      }),
    );
  });

  it('knows real days from unreal ones', () => {
    expect(isDate('2024-02-29')).toBe(true);
    for (const text of ['2025-02-29', '2025-13-01', '2025-00-10', '2025-1-1', '03/07/2025', ''])
      expect(isDate(text)).toBe(false);
    expect(isYearDay('02-29')).toBe(true);
    expect(isYearDay('13-01')).toBe(false);
  });

  it('meets a day of the year once a year', () => {
    expect(turnsOfYearDay('2025-07-03', 'month', '12-06', 36)).toEqual([6, 18, 30]);
    expect(turnsOfYearDay('2025-07-03', 'month', '07-03', 36)).toEqual([12, 24, 36]);
    expect(turnsOfYearDay('2023-03-01', 'month', '02-29', 36)).toEqual([12]);
  });

  it('measures months by their mean length', () => {
    expect(monthsBetween('2024-07-03', '2025-07-03')).toBeCloseTo(12, 1);
    expect(monthsBetween('2025-07-03', '2025-07-03')).toBe(0);
  });
});
