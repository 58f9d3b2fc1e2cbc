import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bar, progress, sparkline, stepChart, twoSidedBar } from '../../src/tui/charts.ts';
import { width } from '../../src/tui/text.ts';

const anyNumber = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, 1, -1));
const columns = fc.integer({ min: 0, max: 60 });

describe('bars', () => {
  it('take exactly their columns whatever the share', () => {
    fc.assert(fc.property(anyNumber, columns, (share, n) => width(bar(share, n)) === n));
  });

  it('grow with the share, and show that something is there', () => {
    expect(bar(0.5, 4)).toBe('██  ');
    expect(bar(0.01, 4)).toBe('▏   ');
    expect(bar(0, 4)).toBe('    ');
    expect(bar(1.5, 4)).toBe('████');
  });

  it('stand on one side of the middle, and take exactly their columns on both', () => {
    expect(twoSidedBar(-0.75, 2)).toEqual({ left: '▐█', right: '  ' });
    expect(twoSidedBar(0.25, 2)).toEqual({ left: '  ', right: '▌ ' });
    fc.assert(
      fc.property(anyNumber, columns, (share, n) => {
        const { left, right } = twoSidedBar(share, n);
        return width(left) === n && width(right) === n;
      }),
    );
  });
});

describe('lines over time', () => {
  it('draw one block per value, from the bottom of the scale to its top', () => {
    expect(sparkline([0, 1, 2, 7], 10, 0, 7)).toBe('▁▂▃█');
  });

  it('thin out what does not fit, and keep the first and last value', () => {
    expect(sparkline([0, 3, 3, 3, 3, 7], 3, 0, 7)).toBe('▁▄█');
    fc.assert(
      fc.property(fc.array(anyNumber), columns, (values, n) => width(sparkline(values, n, 0, 5)) <= n),
    );
  });

  it('fill a play from left to right', () => {
    expect(progress(1, 4, 8)).toBe('━━──────');
    expect(progress(3, 0, 4)).toBe('────');
  });

  it('make charts of exactly so many rows and columns', () => {
    expect(stepChart([1, 1, 2], 6, 2, 2, 6)).toEqual(['  █   ', '███   ']);
    fc.assert(
      fc.property(fc.array(anyNumber), columns, fc.integer({ min: 0, max: 9 }), (values, n, rows) => {
        const chart = stepChart(values, n, rows, 5, values.length + 3);
        return chart.length === rows && chart.every((row) => width(row) === n);
      }),
    );
  });
});
