import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { worldMap } from '../../src/cli/map/world-map.ts';
import { drawFigure } from '../../src/report/page/draw/draw.ts';
import type { Figure } from '../../src/report/page/draw/figures.ts';
import { labelSpot, middlesOf, outlineOf, windowOn } from '../../src/report/page/draw/outlines.ts';
import { htmlPage } from '../../src/report/page/hand-out.ts';
import { pieceHtml } from '../../src/report/page/nodes.ts';
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
    const horseshoe = windowOf(['11111', '1...1', '1...1']);
    const spot = labelSpot(horseshoe, 1, middlesOf(horseshoe, 1)[1]);
    expect(spot).toMatchObject({ row: 0, column: 2 });
  });
});

describe('the map of a briefing', () => {
  const block = mapBlock(input);

  it('shows each state by its rung, and says all of it in words', () => {
    if (block?.figure.kind !== 'map') throw new Error('no map');
    const { markup } = pieceHtml(drawFigure(block.figure, { title: 'm', describedBy: 'd' }, 760));
    const { document } = parseHTML(`<html><body>${markup}</body></html>`);
    const labels = [...document.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(labels).toEqual(expect.arrayContaining(['CN4', 'RU5', 'AF★']));
    const titles = [...document.querySelectorAll('use > title')].map(({ textContent }) => textContent);
    expect(titles).toContain('China: ambassador');
    expect(block.table?.rows[0]).toEqual(['5 recognition', '1', 'Russia']);
    expect(block.table?.rows.flatMap(([, count]) => Number(count)).reduce((a, b) => a + b, 0)).toBe(15);
  });

  it('is a picture whose outlines lie once in the page, with a word for each rung; nothing comes from elsewhere', () => {
    if (!block) throw new Error('no map');
    const hostile = { ...block, title: HOSTILE.script, description: HOSTILE.image };
    const small = { ...hostile, id: 'small', figure: { ...block.figure, isSmall: true } as Figure };
    const page = htmlPage({ lang: 'en', dir: 'ltr', title: 'm', blocks: [hostile, small] });
    const { document } = parseHTML(page);
    expect(document.querySelectorAll('script, img')).toHaveLength(0);
    expect(document.querySelector('svg.map')?.getAttribute('aria-label')).toBe(HOSTILE.script);
    const outlines = [...document.querySelectorAll('defs path')].map(({ id }) => `#${id}`);
    expect(new Set(outlines).size).toBe(outlines.length);
    const used = [...document.querySelectorAll('use')].map((each) => each.getAttribute('href') ?? '');
    expect(used.length).toBe(2 * outlines.length);
    for (const href of used) expect(outlines).toContain(href);
    for (const word of ['none or hostile', 'ambassador', 'recognition', '★'])
      expect(document.querySelector('.legend')?.textContent).toContain(word);
    expect(page).not.toMatch(/ style=|NaN|undefined/);
  });

  it('is of the neighbours where the target is on no map, and left out where no state is on one', () => {
    const target = { ...world.target, id: 'T' };
    expect(mapBlock({ ...input, scenario: { ...world, target } })).toBeDefined();
    const states = world.states.map((state, i) => ({ ...state, id: `s${i}` }));
    expect(mapBlock({ ...input, scenario: { ...world, target, states } })).toBeUndefined();
  });
});
