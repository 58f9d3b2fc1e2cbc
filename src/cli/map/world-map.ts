import { brotliDecompressSync } from 'node:zlib';
import type { WorldGrid } from '../../report/page/draw/outlines.ts';
import { GRID, IDS, MAP_CELLS } from './map-data.ts';

let map: WorldGrid | undefined;

/** The world's map, unpacked when it is first asked for. */
export const worldMap = (): WorldGrid => {
  map ??= {
    ...GRID,
    ids: IDS.split(' '),
    cells: new Uint8Array(brotliDecompressSync(Buffer.from(MAP_CELLS, 'base64'))),
  };
  return map;
};
