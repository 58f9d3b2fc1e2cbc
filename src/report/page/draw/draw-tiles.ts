import { cell, type PlotOptions, text } from '@observablehq/plot';
import type { Canvas } from './canvas.ts';
import type { Tile } from './figures.ts';

const TONES = { recognised: 'r', target: 't' } as const;

/** Fewer columns would make large tiles of few states. */
const LEAST_COLUMNS = 12;

const toneName = ({ tone }: Tile): string => (typeof tone === 'number' ? String(tone) : TONES[tone]);

/** Draws states as tiles. The name of a tile shows when a pointer rests on it. */
export const drawTiles = (tiles: readonly Tile[], { width, narrow }: Canvas): PlotOptions => {
  const columns = Math.max(LEAST_COLUMNS, ...tiles.map(({ column }) => column + 1));
  const rows = Math.max(1, ...tiles.map(({ row }) => row + 1));
  const size = (width - 2) / columns;
  const shared = { x: 'column', y: 'row', title: (tile: Tile) => `${tile.name}: ${tile.text}` } as const;
  return {
    height: Math.round(rows * size) + 2,
    margin: 1,
    padding: 0,
    x: { type: 'band', domain: Array.from({ length: columns }, (_, i) => i), axis: null },
    y: { type: 'band', domain: Array.from({ length: rows }, (_, i) => i), axis: null },
    marks: [
      cell(tiles, {
        ...shared,
        inset: narrow ? 0.6 : 1.2,
        rx: narrow ? 1.5 : 3,
        fill: (tile: Tile) => `var(--t${toneName(tile)})`,
      }),
      text(tiles, {
        ...shared,
        text: 'letters',
        fontSize: narrow ? 8.5 : 12,
        fontWeight: 600,
        fill: (tile: Tile) => `var(--t${toneName(tile)}i)`,
      }),
    ],
  };
};
