import { brotliDecompressSync } from 'node:zlib';
import type { WorldMap } from '../tui/world-map.ts';
import { CELLS, GRID, IDS } from './map-data.ts';

let map: WorldMap | undefined;

/** The world's map, unpacked when it is first asked for. */
export const worldMap = (): WorldMap => {
  map ??= {
    ...GRID,
    ids: IDS.split(' '),
    cells: new Uint8Array(brotliDecompressSync(Buffer.from(CELLS, 'base64'))),
  };
  return map;
};
