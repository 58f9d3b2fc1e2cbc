// Draws the countries of Natural Earth (by way of world-atlas) on a grid of half degrees and writes it into
// src/cli/map/map-data.ts. The program needs the grid alone; this runs when the packages below have newer borders.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
const countries = require('i18n-iso-countries');

const COLUMNS = 720;
const ROWS = 280;
const WEST = -180;
const NORTH = 84;
const STEP = 0.5;

const column = (longitude) => (longitude - WEST) / STEP;
const row = (latitude) => (NORTH - latitude) / STEP;

/** A ring without jumps at the date line. */
const unwrapped = (ring) => {
  let shift = 0;
  let last = ring[0][0];
  return ring.map(([longitude, latitude]) => {
    if (longitude - last > 180) shift -= 360;
    else if (longitude - last < -180) shift += 360;
    last = longitude;
    return [longitude + shift, latitude];
  });
};

const crossings = (segments, y) =>
  segments
    .filter(([, ay, , by]) => ay <= y !== by <= y)
    .map(([ax, ay, bx, by]) => ax + ((y - ay) * (bx - ax)) / (by - ay))
    .sort((a, b) => a - b);

/** Fills a polygon by the even-odd rule, row by row. */
const fill = (cells, rings, value) => {
  const segments = rings.flatMap((ring) =>
    ring.slice(1).map(([x, y], i) => [column(ring[i][0]), row(ring[i][1]), column(x), row(y)]),
  );
  for (let y = 0; y < ROWS; y++) {
    const xs = crossings(segments, y + 0.5);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const last = Math.min(COLUMNS - 1, Math.floor(xs[i + 1] - 0.5));
      for (let x = Math.max(0, Math.ceil(xs[i] - 0.5)); x <= last; x++) cells[y * COLUMNS + x] = value;
    }
  }
};

/**
 * Natural Earth draws who holds the ground. Where the General Assembly has said whose it is, the map follows the Assembly:
 * Crimea is Ukraine's (A/RES/68/262). A box of degrees that holds no other land of the one who holds it.
 */
const HELD = [{ holder: 'RUS', owner: 'UKR', west: 32, east: 36.5, south: 44, north: 46.5 }];

const giveBack = (cells, ids) => {
  for (const { holder, owner, west, east, south, north } of HELD)
    for (let y = row(north); y < row(south); y++)
      for (let x = column(west); x < column(east); x++)
        if (cells[y * COLUMNS + x] === 1 + ids.indexOf(holder))
          cells[y * COLUMNS + x] = 1 + ids.indexOf(owner);
};

/** The grid: cells hold 0 for water, else 1 and the place of the country in `ids`. */
export const bakeMap = () => {
  const topology = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'));
  const { features } = feature(topology, topology.objects.countries);
  const cells = new Uint8Array(COLUMNS * ROWS);
  // What has no code of its own (disputed, or too small to have one) is land without a state.
  const idOf = ({ id }) => (id && countries.numericToAlpha3(id)) || '';
  const ids = [...new Set(features.map(idOf))].sort();
  for (const found of features) {
    const { type, coordinates } = found.geometry;
    for (const polygon of type === 'Polygon' ? [coordinates] : coordinates) {
      const rings = polygon.map(unwrapped);
      for (const shift of [-360, 0, 360]) {
        const shifted = rings.map((ring) => ring.map(([x, y]) => [x + shift, y]));
        fill(cells, shifted, 1 + ids.indexOf(idOf(found)));
      }
    }
  }
  giveBack(cells, ids);
  return { columns: COLUMNS, rows: ROWS, west: WEST, north: NORTH, step: STEP, ids, cells };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { cells, ids, ...grid } = bakeMap();
  const packed = brotliCompressSync(cells, { params: { [constants.BROTLI_PARAM_LGWIN]: 22 } });
  const source = `// Made by \`npm run bake-map\` from world-atlas (Natural Earth, public domain); do not edit.

/** A grid of the world: its size, its north-western corner and its step in degrees. */
export const GRID = ${JSON.stringify(grid)};

/** ISO 3166-1 alpha-3 codes; empty for land without a state. */
export const IDS = '${ids.join(' ')}';

/** The cells row by row: 0 for water, else 1 and the place of the code; Brotli, base 64. */
export const MAP_CELLS =
  '${packed.toString('base64')}';
`;
  writeFileSync(new URL('../../src/cli/map/map-data.ts', import.meta.url), source);
}
