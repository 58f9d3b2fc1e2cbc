import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../src/report/layout.ts';
import { axis, type Band, curveLine, fanPlot } from '../../src/report/plots.ts';

const STEPS = ' ▁▂▃▄▅▆▇█';
const share = fc.double({ min: 0, max: 1, noNaN: true });
const width = fc.integer({ min: 1, max: 120 });

const band: fc.Arbitrary<Band> = fc
  .array(fc.integer({ min: 0, max: 60 }), { minLength: 5, maxLength: 5 })
  .map((counts) => {
    const [q05 = 0, q25 = 0, q50 = 0, q75 = 0, q95 = 0] = counts.toSorted((a, b) => a - b);
    return { q05, q25, q50, q75, q95 };
  });

describe('a curve of first passage', () => {
  it('is exactly as wide as it is told, and never says NaN', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 80 }), width, share, (shares, n, most) => {
        const line = curveLine(shares, n, most);
        expect(columns(line)).toBe(n);
        expect([...line].every((step) => STEPS.includes(step))).toBe(true);
      }),
    );
  });

  it('never falls where the chance never falls', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 80 }), width, (shares, n) => {
        const line = curveLine(
          shares.toSorted((a, b) => a - b),
          n,
          1,
        );
        const heights = [...line].map((step) => STEPS.indexOf(step));
        expect(heights).toEqual(heights.toSorted((a, b) => a - b));
      }),
    );
  });

  it('is empty where there is nothing to draw', () => expect(curveLine([], 9, 1)).toBe(''));
});

describe('a fan', () => {
  const size = fc.record({ n: fc.integer({ min: 8, max: 120 }), rows: fc.integer({ min: 1, max: 20 }) });

  it('keeps to its columns and rows, and shows the median in every column', () => {
    fc.assert(
      fc.property(fc.array(band, { minLength: 1, maxLength: 60 }), size, (bands, { n, rows }) => {
        const lines = fanPlot(bands, n, rows);
        expect(lines.length).toBeLessThanOrEqual(rows);
        for (const line of lines) expect(columns(line)).toBe(n);
        expect(lines.join('')).not.toContain('NaN');
        const scale = (lines[0] ?? '').indexOf(' ', (lines[0] ?? '').search(/\d/)) + 1;
        for (let x = scale; x < n; x++) expect(lines.some((line) => line[x] === '█')).toBe(true);
      }),
    );
  });

  it('rises with the counts', () => {
    const flat = (q: number): Band => ({ q05: q, q25: q, q50: q, q75: q, q95: q });
    expect(fanPlot([flat(0), flat(1), flat(2)], 5, 3)).toEqual(['2   █', '1  █ ', '0 █  ']);
  });
});

describe('an axis', () => {
  it('has its ends at both ends', () => {
    expect(axis('Jul 2025', 'Jul 2028', 24)).toBe('Jul 2025        Jul 2028');
  });
});
