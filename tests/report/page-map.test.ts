import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { worldMap } from '../../src/cli/map/world-map.ts';
import { drawFigure } from '../../src/report/page/draw/draw.ts';
import { labelSpot, outlineOf, windowOn } from '../../src/report/page/draw/outlines.ts';
import { mapBlock } from '../../src/report/page/sections/map.ts';
import { HOSTILE } from '../fixtures/hostile.ts';
import { world } from '../tui/world.ts';

const input = { scenario: world, map: worldMap() };

/** `11.1 / 122. / ...` as a window of cells. */
const windowOf = (rows: readonly string[]) => ({
  columns: rows[0]?.length ?? 0,
  rows: rows.length,
  latitude: 0,
  cells: Uint8Array.from(rows.join(''), (cell) => (cell === '.' ? 0 : Number(cell))),
});

describe('outlines of countries', () => {
  it('are closed rings through the middles of their sides, so that neighbours meet', () => {
    const window = windowOf(['....', '.12.', '....']);
    expect(outlineOf(window, 1)).toBe('M3 2l1 1 -1 1 -1 -1z');
    expect(outlineOf(window, 2)).toMatch(/^M5 2l/);
    const ring = windowOf(['111', '1.1', '111']);
    expect(outlineOf(ring, 1).match(/M/g)).toHaveLength(2);
    expect(outlineOf(window, 3)).toBe('');
  });

  it('go round the world, and put labels inside the country', () => {
    const grid = { ...windowOf(['1...1', '1...1', '.....']), west: -180, north: 90, step: 72, ids: ['A'] };
    const centre = { longitude: 0, latitude: 18 };
    const window = windowOn(grid, { centre, width: 360, height: 144 });
    expect(window.cells.filter((id) => id === 1)).toHaveLength(4);
    // The middle of all cells of a horseshoe lies outside it.
    const spot = labelSpot(windowOf(['11111', '1...1', '1...1']), 1);
    expect(spot).toMatchObject({ row: 0, column: 2 });
  });
});

describe('the map of a briefing', () => {
  const block = mapBlock(input);

  it('shows each state by its rung, and says all of it in words', () => {
    if (block?.figure.kind !== 'map') throw new Error('no map');
    const named = new Map(block.figure.lands.map((land) => [land.name, land]));
    expect(named.get('China')).toMatchObject({ rung: 4, label: 'CN4', text: '4 ambassador' });
    expect(named.get('Afghanistan')).toMatchObject({ rung: 'target', label: 'AF★' });
    expect(block.table.rows[0]).toEqual(['5 recognition', '1', 'Russia']);
    expect(block.table.rows.flatMap(([, count]) => Number(count)).reduce((a, b) => a + b, 0)).toBe(15);
  });

  it('is a picture with title, description, and a pattern and a word for each rung; nothing comes from elsewhere', () => {
    if (!block) throw new Error('no map');
    for (const width of [760, 380]) {
      const caption = { id: `m${width}`, title: HOSTILE.script, description: HOSTILE.image };
      const svg = drawFigure(block.figure, caption, width);
      const { document } = parseHTML(`<html><body>${svg}</body></html>`);
      expect(document.querySelectorAll('script, img, style')).toHaveLength(0);
      expect(document.querySelector('svg > title')?.textContent).toBe(HOSTILE.script);
      expect(document.querySelectorAll('pattern')).toHaveLength(6);
      for (const word of ['0 none or hostile', '4 ambassador', '5 recognition', '★ the target'])
        expect(svg).toContain(word);
      for (const [, target] of svg.matchAll(/url\(([^)]*)\)/g)) expect(target).toMatch(/^#m\d+-[cp]\d?$/);
      expect(svg).not.toMatch(/style=|href|NaN|undefined/);
      expect(svg.length).toBeLessThan(80_000);
    }
  });

  it('is of the neighbours where the target is on no map, and left out where no state is on one', () => {
    const target = { ...world.target, id: 'T' };
    expect(mapBlock({ ...input, scenario: { ...world, target } })).toBeDefined();
    const states = world.states.map((state, i) => ({ ...state, id: `s${i}` }));
    expect(mapBlock({ ...input, scenario: { ...world, target, states } })).toBeUndefined();
  });
});
