import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../src/report/labels/english.ts';
import { printable } from '../../src/report/words/layout.ts';
import {
  chancePerTurn,
  listed,
  longDate,
  percent,
  plural,
  quantity,
  signed,
  times,
} from '../../src/report/words/numbers.ts';

describe('percent', () => {
  it.each([
    [0, '0 %'],
    [0.000001, 'under 0.001 %'],
    [0.00042, '0.042 %'],
    [0.004, '0.4 %'],
    [0.0042, '0.42 %'],
    [0.0096, '0.96 %'],
    [0.00996, '1.0 %'],
    [0.0345, '3.5 %'],
    [0.0995, '10 %'],
    [0.344, '34 %'],
    [0.996, '99.6 %'],
    [0.99951, 'over 99.9 %'],
    [1, '100 %'],
  ])('says %d as %s', (share, text) => {
    expect(printable(percent(share))).toBe(text);
  });

  it('stays within one part in ten of the share it names, from 0.01 % up', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.0001, max: 0.999, noNaN: true }), (share) => {
        const said = Number(printable(percent(share)).replace(' %', '')) / 100;
        expect(Math.abs(said - share) / share).toBeLessThan(0.1);
      }),
    );
  });
});

describe('other numbers', () => {
  it('never leaves a chance without its horizon', () => {
    expect(printable(chancePerTurn(0.004, 'month', ENGLISH))).toBe('0.4 % a month');
    expect(printable(chancePerTurn(0.004, 'week', ENGLISH))).toBe('0.4 % a week');
  });

  it('gives multipliers enough digits to multiply', () => {
    expect([0.00001, 0.048, 0.351, 1, 2.136, 12.34, 456, 1234567].map(times)).toEqual([
      '1.0e-5',
      '0.048',
      '0.35',
      '1.00',
      '2.14',
      '12.3',
      '456',
      'more than a million',
    ]);
  });

  it('writes quantities with a true minus and without the noise of binary fractions', () => {
    expect([0.1 + 0.2, -1.5, -0, 123.4].map(quantity)).toEqual(['0.3', '−1.5', '0', '123']);
    expect([0.2, -0.2, 0].map(signed)).toEqual(['+0.2', '−0.2', '0']);
  });

  it('writes dates, counts and lists in plain English', () => {
    expect(printable(longDate('2025-07-03'))).toBe('3 July 2025');
    expect(longDate('never')).toBe('never');
    expect([1, 2].map((n) => printable(plural(n, 'state')))).toEqual(['1 state', '2 states']);
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});
