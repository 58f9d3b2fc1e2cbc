import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box } from '../../src/tui/draw/box.ts';
import { line, lineWidth } from '../../src/tui/draw/line.ts';
import { bodyOf, isTooSmall, runLayout, type Size, SMALLEST, statesPerPage } from '../../src/tui/layout.ts';
import { hardName } from './hard-names.ts';

const sizes: fc.Arbitrary<Size> = fc.record({
  columns: fc.integer({ min: SMALLEST.columns, max: 220 }),
  rows: fc.integer({ min: SMALLEST.rows, max: 70 }),
});

const PARTS = { hasMap: false, hasOdds: true, isEnd: false };

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('the layout of the Run screen', () => {
  it('fills the body exactly, at every size', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const body = bodyOf(size);
        const columns = runLayout(size, PARTS);
        expect(sum(columns.map((slots) => slots[0]?.size.columns ?? 0))).toBe(body.columns);
        for (const slots of columns) expect(sum(slots.map((slot) => slot.size.rows))).toBe(body.rows);
      }),
    );
  });

  it('always shows the states and the log, and each panel at most once', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const panels = runLayout(size, PARTS)
          .flat()
          .map((slot) => slot.panel);
        expect(panels).toEqual(expect.arrayContaining(['states', 'log']));
        expect(new Set(panels).size).toBe(panels.length);
        expect(statesPerPage(size, PARTS)).toBeGreaterThanOrEqual(4);
      }),
    );
  });

  it('has every panel at 80 × 24 and above', () => {
    for (const [columns, rows] of [
      [80, 24],
      [110, 30],
      [160, 50],
    ] as const) {
      expect(runLayout({ columns, rows }, { ...PARTS, hasOdds: false }).flat()).toHaveLength(5);
      expect(runLayout({ columns, rows }, PARTS).flat()).toHaveLength(rows < 30 ? 5 : 6);
      // At the last turn no curve is left to draw.
      expect(runLayout({ columns, rows }, { ...PARTS, isEnd: true }).flat()).toHaveLength(5);
    }
  });

  it('asks for room below 60 × 16', () => {
    expect([isTooSmall({ columns: 59, rows: 40 }), isTooSmall({ columns: 90, rows: 15 })]).toEqual([
      true,
      true,
    ]);
    expect(isTooSmall(SMALLEST)).toBe(false);
  });
});

describe('a frame', () => {
  it('is exactly as large as it is told, whatever stands in it', () => {
    const size = fc.record({
      columns: fc.integer({ min: 4, max: 60 }),
      rows: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(
        size,
        fc.array(hardName, { maxLength: 15 }),
        hardName,
        hardName,
        fc.boolean(),
        (s, texts, title, aside, focused) => {
          const lines = box(
            texts.map((text) => line(text)),
            { title, aside, focused },
            s,
          );
          expect(lines).toHaveLength(s.rows);
          for (const l of lines) expect(lineWidth(l)).toBe(s.columns);
        },
      ),
    );
  });
});
