import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worldMap } from '../../src/cli/map/world-map.ts';
import { middles, regionFor } from '../../src/report/page/draw/region.ts';
import { gridFor } from '../../src/report/run/tile-grid.ts';
import { lineWidth, plainText } from '../../src/tui/draw/line.ts';
import { mapShape } from '../../src/tui/draw/map-shape.ts';
import { mapLines } from '../../src/tui/panels/map.ts';
import { bakeMap } from '../baking/bake-map.mjs';
import { FLAGSHIP, load } from '../scenarios/futures.ts';
import { renderAt } from './render-at.ts';

const map = worldMap();
const spots = middles(map);
const { scenario } = load(FLAGSHIP);
const kabul = regionFor(map, spots, { target: 'AFG', states: scenario.states });
const rows = scenario.states.map((state) => ({
  id: state.id,
  name: state.name,
  rung: state.rung,
  rungLabel: '',
  recognises: false,
  chance: undefined,
  chanceText: '',
  change: undefined,
  moved: undefined,
  held: undefined,
  heldUntil: undefined,
}));
const data = { rows, selected: 'CHN', rungs: 6, target: 'AFG', ids: map.ids, digits: false };
const draw = (columns: number, height: number, isRegion = true, digits = false): readonly string[] =>
  mapLines(
    mapShape(map, spots, { columns, rows: height }, { region: isRegion ? kabul : undefined, borders: false }),
    { ...data, digits },
  ).map(plainText);

describe('the map of the world', () => {
  it('is what the script makes of the borders that are installed', () => {
    const { cells, ...grid } = bakeMap();
    expect({ ...map, cells: undefined }).toEqual({ ...grid, cells: undefined });
    expect(Buffer.compare(Buffer.from(map.cells), Buffer.from(cells))).toBe(0);
  });

  it('gives Crimea to whom the General Assembly gives it (A/RES/68/262), and the land around to its own', () => {
    const at = (longitude: number, latitude: number) => {
      const y = Math.floor((map.north - latitude) / map.step);
      const x = Math.floor((longitude - map.west) / map.step);
      return map.ids[(map.cells[y * map.columns + x] ?? 0) - 1];
    };
    expect([at(34.2, 45.2), at(34, 45.2), at(35.2, 45.2)]).toEqual(['UKR', 'UKR', 'UKR']);
    expect([at(39, 45.2), at(40, 44.8), at(33, 47)]).toEqual(['RUS', 'RUS', 'UKR']);
  });

  it('knows every state of the flagship but the smallest', () => {
    const missing = scenario.states.filter((state) => !map.ids.includes(state.id)).map((state) => state.id);
    expect(missing).toEqual(['TUV']);
    for (const [id, longitude, latitude] of [
      ['CHN', 103, 36],
      ['BRA', -53, -10],
      ['AUS', 134, -25],
    ] as const) {
      const spot = spots[map.ids.indexOf(id) + 1];
      expect(Math.abs((spot?.longitude ?? 0) - longitude)).toBeLessThan(5);
      expect(Math.abs((spot?.latitude ?? 0) - latitude)).toBeLessThan(5);
    }
  });
});

describe('the region of a map', () => {
  const regionOf = (target: string, ids: readonly string[], neighbours: readonly string[] = []) =>
    regionFor(map, spots, {
      target,
      states: ids.map((id) => ({ id, neighbour: neighbours.includes(id) })),
    });
  const horn = ['DJI', 'ERI', 'ETH', 'KEN', 'SOM', 'YEM'];

  it('is that of the scenario’s own states where they are near each other', () => {
    const region = regionOf('XSL', horn);
    expect(region?.centre.longitude).toBeCloseTo(43, -1);
    expect(region?.centre.latitude).toBeCloseTo(8, -1);
    expect(region?.width).toBeLessThan(50);
    // Across the date line too.
    const pacific = regionOf('WSM', ['FJI', 'TON', 'WSM', 'KIR', 'VUT']);
    expect(Math.abs(pacific?.centre.longitude ?? 0)).toBeGreaterThan(160);
  });

  it('is that around the target where they are far apart, else of its neighbours, or of most of its states', () => {
    const far = [...horn, 'USA', 'GBR', 'ARE'];
    expect(kabul).toMatchObject({ width: 103, height: 57 });
    expect(kabul?.centre.longitude).toBeCloseTo(66, 0);
    expect(regionOf('ETH', far)).toMatchObject({ centre: spots[map.ids.indexOf('ETH') + 1], width: 103 });
    for (const region of [regionOf('XSL', far, ['DJI', 'ETH', 'SOM']), regionOf('XSL', far)]) {
      expect(Math.abs((region?.centre.longitude ?? 0) - 43)).toBeLessThan(8);
      expect(Math.abs((region?.centre.latitude ?? 0) - 8)).toBeLessThan(10);
    }
    expect(regionOf('XSL', ['USA', 'CHN', 'AUS', 'ZAF'])).toBeUndefined();
    expect(regionOf('T', ['A', 'B'])).toBeUndefined();
  });
});

describe('tiles', () => {
  const shown = (ids: readonly string[], target: string) =>
    gridFor(ids, target, 10).map((cells) => cells.map(({ id }) => id));

  it('are those of the scenario’s states and its target, with neighbours near each other, and no others', () => {
    expect(shown(['DJI', 'ERI', 'ETH', 'SOM', 'KEN'], 'XSL')).toEqual([
      ['ERI', 'DJI', ''],
      ['', 'ETH', 'SOM'],
      ['', 'KEN', ''],
      ['XSL'],
    ]);
    expect(shown(['A', 'B', 'C'], 'T')).toEqual([['A', 'B', 'C']]);
    const all = gridFor(
      scenario.states.map(({ id }) => id),
      'AFG',
      10,
    ).flat();
    expect(new Set(all.map(({ id }) => id))).toEqual(
      new Set(['', 'AFG', ...scenario.states.map(({ id }) => id)]),
    );
  });
});

describe('the drawn map', () => {
  it('is exactly as large as it is told, at every size, with digits or blocks, with or without borders', () => {
    const size = fc.record({
      columns: fc.integer({ min: 1, max: 150 }),
      rows: fc.integer({ min: 1, max: 45 }),
    });
    fc.assert(
      fc.property(size, fc.boolean(), fc.boolean(), fc.boolean(), (s, borders, digits, isWhole) => {
        const shape = mapShape(map, spots, s, { region: isWhole ? undefined : kabul, borders });
        const lines = mapLines(shape, { ...data, digits });
        expect(lines).toHaveLength(s.rows);
        for (const line of lines) expect(lineWidth(line)).toBe(s.columns);
      }),
      { numRuns: 40 },
    );
  });

  it('says the rung of every state that has a whole cell in a digit, not by colour alone', () => {
    const shape = mapShape(map, spots, { columns: 112, rows: 30 }, { region: kabul, borders: false });
    const text = mapLines(shape, data).map(plainText).join('');
    let told = 0;
    for (const [id, { cell, columns }] of shape.slots) {
      const row = rows.find((r) => r.id === map.ids[id - 1]);
      if (!row) continue;
      told++;
      expect(text[cell + columns - 1]).toBe(String(row.rung));
    }
    expect(told).toBeGreaterThan(50);
  });

  it('names the great states around the target, and the target itself', () => {
    const text = draw(112, 30).join('\n');
    for (const label of ['RU5', 'CN4', 'IN2', 'IR3', 'PK4', 'KZ4', 'AF★']) expect(text).toContain(label);
  });

  it('parts the labels of neighbours by a blank', () => {
    const letters = /[A-Z]{2}\d/;
    for (const line of draw(56, 46).map((text) => text.replaceAll('▀', ' ')))
      for (const word of line.split(' ').filter((part) => letters.test(part))) expect(word).toHaveLength(3);
  });

  it('has digits alone where there are no colours', () => {
    for (const line of draw(80, 20, false, true)) expect(line).toMatch(/^[ .\d★+A-Z]*$/);
  });
});

describe('the map on the Run screen', () => {
  it('gives way to tiles where no state is on it, until it is asked for', async () => {
    const drawing = await renderAt(160, 50, { scenario: load('scenarios/two-states.yaml').scenario });
    expect(drawing.text()).toContain('─ Tiles ─');
    await drawing.type('m');
    expect(drawing.text()).toContain('─ Map (');
    drawing.close();
  });

  it.each([
    [60, 16],
    [80, 24],
    [110, 30],
    [160, 50],
  ])('is there at %i × %i beside the states; tiles come back with the same key', async (columns, height) => {
    const drawing = await renderAt(columns, height, { depth: 'all' });
    // A wide screen begins with the map.
    expect(drawing.text().includes('─ Map ─')).toBe(columns >= 120);
    await drawing.type(columns >= 120 ? 'mmm' : 'm');
    expect(drawing.text()).toMatch(/Map[\s\S]*map of the region/);
    expect(drawing.text()).toContain('States 15');
    expect(drawing.lines()).toHaveLength(height);
    await drawing.type('m');
    expect(drawing.text()).toContain('map of the world');
    await drawing.type('m');
    expect(drawing.text()).not.toContain('─ Map ─');
    drawing.close();
  });

  it('has borders from 110 columns, and says why not below', async () => {
    const wide = await renderAt(110, 30, { depth: 'all' });
    await wide.type('mM');
    expect(wide.text()).toMatch(/[\u2801-\u28FF]/);
    await wide.type('t');
    expect(wide.text()).toMatch(/[\u2801-\u28FF]/);
    wide.close();
    const narrow = await renderAt(80, 24, { depth: 'all' });
    await narrow.type('M');
    expect(narrow.text()).toContain('borders are for the map');
    await narrow.type('mM');
    expect(narrow.text()).toContain('borders need 110 columns');
    narrow.close();
  });
});
