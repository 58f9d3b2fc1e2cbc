import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalBar, spreadBar, twoSidedBar } from '../../src/report/charts/bars.ts';
import { type FanData, fanPlot, fanRows, scaleTo } from '../../src/report/charts/fan.ts';
import { fullScale, passageRows } from '../../src/report/charts/first-passage.ts';
import { GLYPHS } from '../../src/report/charts/glyphs.ts';
import { chartColumns, curveLine, progress, sparkline, stepChart } from '../../src/report/charts/lines.ts';
import { rowText } from '../../src/report/charts/pieces.ts';
import { reliabilityPlot } from '../../src/report/charts/reliability.ts';
import { axis } from '../../src/report/charts/scale.ts';
import { toAscii } from '../../src/report/words/ascii.ts';
import { textWidth } from '../../src/report/words/layout.ts';

type Band = FanData['bands'][number];
type Passed = Parameters<typeof passageRows>[0]['curve'][number];
type Reliability = Parameters<typeof reliabilityPlot>[0][number];

const STEPS = ' ▁▂▃▄▅▆▇█';
const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyNumber = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, 1, -1));
const width = fc.integer({ min: 0, max: 200 });
const rows = fc.integer({ min: 0, max: 20 });

const band: fc.Arbitrary<Band> = fc
  .array(fc.integer({ min: 0, max: 300 }), { minLength: 5, maxLength: 5 })
  .map((counts) => {
    const [q05 = 0, q25 = 0, q50 = 0, q75 = 0, q95 = 0] = counts.toSorted((a, b) => a - b);
    return { q05, q25, q50, q75, q95 };
  });

const passed: fc.Arbitrary<Passed> = fc.tuple(share, share, share).map((values) => {
  const [low = 0, mid = 0, high = 0] = values.toSorted((a, b) => a - b);
  return { low, share: mid, high };
});

/** Data of all kinds of charts: none, one point, many. */
interface Data {
  readonly numbers: readonly number[];
  readonly shares: readonly number[];
  readonly bands: readonly Band[];
  readonly curve: readonly number[];
  readonly passages: readonly Passed[];
  readonly points: readonly Reliability[];
  readonly texts: readonly [string, string];
}

const text = fc.oneof(
  fc.string({ maxLength: 30, unit: 'grapheme' }),
  fc.constantFrom('Jul 2025', '中文日期', ''),
);

const data: fc.Arbitrary<Data> = fc.record({
  numbers: fc.array(anyNumber, { maxLength: 60 }),
  shares: fc.array(share, { maxLength: 60 }),
  bands: fc.array(band, { maxLength: 60 }),
  curve: fc.array(fc.nat(300), { maxLength: 60 }),
  passages: fc.array(passed, { maxLength: 60 }),
  points: fc.array(fc.record({ chance: share, share }), { maxLength: 8 }),
  texts: fc.tuple(text, text),
});

type Draw = (data: Data, width: number, rows: number) => readonly string[];

/** Every chart there is, as lines of text. */
const CHARTS: Readonly<Record<string, Draw>> = {
  sparkline: ({ numbers }, w) => [sparkline(numbers, w, 0, 5)],
  'curve in a line': ({ numbers }, w) => [curveLine(numbers, w, 0.5)],
  progress: ({ numbers }, w) => [progress(numbers[0] ?? 0, numbers[1] ?? 0, w)],
  steps: ({ numbers }, w, h) => stepChart(numbers, w, h, 5, numbers.length + 3),
  'diverging bar, left': ({ numbers }, w) => [twoSidedBar(numbers[0] ?? 0, w).left],
  'diverging bar, right': ({ numbers }, w) => [twoSidedBar(numbers[0] ?? 0, w).right],
  interval: ({ passages }, w) => [intervalBar(passages[0] ?? { low: 0, high: 0 }, 0.8, w).join('')],
  spread: ({ bands }, w) => [spreadBar(bands[0] ?? { q05: 0, q50: 0, q95: 0 }, 200, w)],
  fan: ({ bands, curve }, w, h) => fanRows({ bands, curve }, w, scaleTo(200, h)).map(rowText),
  'fan with a scale': ({ bands, curve }, w, h) => fanPlot(bands, w, h, curve),
  'first passage': ({ passages, shares }, w, h) =>
    passageRows({ curve: passages, before: shares, most: 0.5 }, w, h).map(rowText),
  axis: ({ texts }, w) => [axis(texts[0], texts[1], w)],
};

/** The charts that fill their columns and rows for all data. */
const EXACT = [
  'progress',
  'steps',
  'diverging bar, left',
  'diverging bar, right',
  'spread',
  'fan',
  'first passage',
];

describe('every chart', () => {
  it.each(Object.entries(CHARTS))('keeps to its columns and rows: %s', (name, draw) => {
    fc.assert(
      fc.property(data, width, rows, (given, w, h) => {
        const lines = draw(given, w, h);
        for (const line of lines) {
          expect(textWidth(line)).toBeLessThanOrEqual(w);
          if (EXACT.includes(name)) expect(textWidth(line)).toBe(w);
          expect(line).not.toMatch(/NaN|undefined|\n/);
        }
        if (name === 'fan' || name === 'first passage' || name === 'steps') expect(lines.length).toBe(h);
        if (name === 'fan with a scale') expect(lines.length).toBeLessThanOrEqual(h);
      }),
    );
  });

  it.each(Object.entries(CHARTS).filter(([name]) => name !== 'axis'))(
    'has the same size in ASCII: %s',
    (_, draw) => {
      fc.assert(
        fc.property(data, width, rows, (given, w, h) => {
          for (const line of draw(given, w, h)) {
            expect(toAscii(line)).toMatch(/^[ -~]*$/);
            expect(toAscii(line).length).toBe(textWidth(line));
          }
        }),
        { numRuns: 30 },
      );
    },
  );

  it('is drawn with glyphs of one column, and tells apart what lies beside each other, in ASCII too', () => {
    const { steps, ...single } = GLYPHS;
    for (const glyph of [...steps, ...Object.values(single)]) expect(textWidth(glyph)).toBe(1);
    for (const shown of [(glyph: string) => glyph, toAscii]) {
      const { wide, half, median, curve, full, unsure, before } = GLYPHS;
      expect(new Set([wide, half, median, curve].map(shown)).size).toBe(4);
      expect(new Set([full, unsure, before, ' '].map(shown)).size).toBe(4);
    }
  });
});

describe('bars', () => {
  it('stand on one side of the middle', () => {
    expect(twoSidedBar(-0.75, 2)).toEqual({ left: '▐█', right: '  ' });
    expect(twoSidedBar(0.25, 2)).toEqual({ left: '  ', right: '▌ ' });
  });

  it('are solid as far as they are sure, and shaded over their interval', () => {
    expect(intervalBar({ low: 0.25, high: 0.75 }, 1, 4)).toEqual(['█', '▒▒']);
    expect(intervalBar({ low: 0, high: 0.0001 }, 1, 4)).toEqual(['', '▒']);
  });

  it('of a spread go from one end to the other over the median', () => {
    expect(spreadBar({ q05: 1, q50: 3, q95: 6 }, 7, 8)).toBe(' ├─█──┤ ');
  });
});

describe('lines over time', () => {
  it('draw one block per value, from the bottom of the scale to its top', () => {
    expect(sparkline([0, 1, 2, 7], 10, 0, 7)).toBe('▁▂▃█');
  });

  it('thin out what does not fit, and keep the first and last value', () => {
    expect(sparkline([0, 3, 3, 3, 3, 7], 3, 0, 7)).toBe('▁▄█');
  });

  it('fill a play from left to right', () => {
    expect([progress(1, 4, 8), progress(3, 0, 4)]).toEqual(['━━──────', '────']);
    expect(stepChart([1, 1, 2], 6, 2, 2, 6)).toEqual(['  █   ', '███   ']);
    expect([chartColumns(10, 3), chartColumns(2, 3)]).toEqual([9, 2]);
  });
});

describe('a curve of first passage', () => {
  it('in one line is as wide as it is told, and never falls where the chance never falls', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 80 }), width, (shares, n) => {
        const rising = shares.toSorted((a, b) => a - b);
        const heights = [...curveLine(rising, n, 1)].map((step) => STEPS.indexOf(step));
        expect(heights).toHaveLength(n);
        expect(heights).toEqual(heights.toSorted((a, b) => a - b));
      }),
    );
    expect(curveLine([], 9, 1)).toBe('');
  });

  it('is filled as far as it is sure, and shaded over its interval', () => {
    const curve = [0, 0.25, 0.5].map((low) => ({ low, share: low + 0.2, high: low + 0.5 }));
    expect(passageRows({ curve, most: 1 }, 3, 4).map(rowText)).toEqual(['  ▒', ' ▒▒', '▒▒█', '▒██']);
  });

  it('shows what it was before, over all else', () => {
    const curve = [0, 1].map((value) => ({ low: value, share: value, high: value }));
    expect(passageRows({ curve, before: [0, 0.5], most: 1 }, 2, 2).map(rowText)).toEqual([' █', ' ○']);
  });

  it('has a scale that holds all that it shows', () => {
    fc.assert(fc.property(fc.array(share), (shares) => fullScale(shares) >= Math.max(0, ...shares)));
    expect([fullScale([]), fullScale([0.31])]).toEqual([0.05, 0.4]);
  });
});

describe('a fan', () => {
  const size = fc.record({ n: fc.integer({ min: 8, max: 120 }), rows: fc.integer({ min: 1, max: 20 }) });

  it('is as wide as it is told, and shows the median in every column', () => {
    fc.assert(
      fc.property(fc.array(band, { minLength: 1, maxLength: 60 }), size, (bands, { n, rows: most }) => {
        const lines = fanPlot(bands, n, most);
        for (const line of lines) expect(textWidth(line)).toBe(n);
        const scale = (lines[0] ?? '').indexOf(' ', (lines[0] ?? '').search(/\d/)) + 1;
        for (let x = scale; x < n; x++) expect(lines.some((line) => line[x] === '█')).toBe(true);
      }),
    );
  });

  it('rises with the counts, and leaves its scale out where there is no room', () => {
    const flat = (q: number): Band => ({ q05: q, q25: q, q50: q, q75: q, q95: q });
    expect(fanPlot([flat(0), flat(1), flat(2)], 6, 3)).toEqual(['2    █', '1  ██ ', '0 █   ']);
    expect(fanPlot([flat(0), flat(2)], 2, 3)).toEqual([' █', '  ', '█ ']);
    expect([fanPlot([], 9, 3), fanPlot([flat(1)], 0, 3), fanPlot([flat(1)], 9, 0)]).toEqual([[], [], []]);
  });

  it('has the played future over it, as far as that was played', () => {
    const bands = [2, 4, 6].map((q) => ({ q05: q - 2, q25: q - 1, q50: q, q75: q + 1, q95: q + 2 }));
    const lines = fanRows({ bands, curve: [2, 2] }, 3, scaleTo(8, 9)).map(rowText);
    expect(lines).toEqual(['  ░', '  ▓', ' ░█', ' ▓▓', '░█░', '▓▓ ', '●● ', '▓  ', '░  ']);
  });
});

describe('a reliability diagram', () => {
  it('shows chances that were right on its diagonal, with scales', () => {
    const right = reliabilityPlot([{ chance: 0.05, share: 0.05 }]);
    expect(right.at(-2)).toBe(' 10  ●                            ');
    expect(right.at(-1)).toBe('     10 20 30 40 50 60 70 80 90100 %');
    expect(reliabilityPlot([{ chance: 1, share: 0 }])[9]).toMatch(/^ 10 .* ● $/);
  });
});

describe('an axis', () => {
  it('has its ends at both ends, or the first alone', () => {
    expect(axis('Jul 2025', 'Jul 2028', 24)).toBe('Jul 2025        Jul 2028');
    expect(axis('Jul 2025', 'Jul 2028', 10)).toBe('Jul 2025');
  });
});
