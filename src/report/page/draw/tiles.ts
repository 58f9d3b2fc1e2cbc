import { el, type PageElement } from '../nodes.ts';
import { type Canvas, type Caption, FONT, picture, place, svgBox } from './canvas.ts';
import type { Tile } from './figures.ts';

/** Fewer columns would make large tiles of few states. */
const LEAST_COLUMNS = 12;

/** The most columns on a narrow page. A wider grid is cut in two, and its right half is below its left half. */
const MOST_NARROW = 14;

const folded = (tiles: readonly Tile[], columns: number): readonly Tile[] => {
  const half = Math.ceil(columns / 2);
  const rows = Math.max(...tiles.map(({ row }) => row + 1));
  return tiles.map((tile) =>
    tile.column < half ? tile : { ...tile, column: tile.column - half, row: tile.row + rows },
  );
};

/** Draws states as tiles. The name of a tile shows when a pointer rests on it. */
export const drawTiles = (
  tiles: readonly Tile[],
  caption: Caption,
  { width, narrow }: Canvas,
): PageElement => {
  const most = Math.max(LEAST_COLUMNS, ...tiles.map(({ column }) => column + 1));
  const isFolded = narrow && most > MOST_NARROW;
  const shown = isFolded ? folded(tiles, most) : tiles;
  const columns = isFolded ? Math.ceil(most / 2) : most;
  const rows = Math.max(1, ...shown.map(({ row }) => row + 1));
  const size = (width - 2) / columns;
  return picture(
    caption,
    width,
    Math.round(rows * size) + 2,
    shown.map(({ column, row, tone, letters, name, text, number }) => {
      const [x, y] = [1 + column * size, 1 + row * size];
      const word = (said: string, foot: number, font: number): PageElement =>
        el(
          'text',
          {
            x: place(x + size / 2),
            y: place(y + size * foot),
            'text-anchor': 'middle',
            'font-size': font,
            class: `on ${tone}`,
          },
          said,
        );
      return el(
        'g',
        {},
        el('title', {}, `${name}: ${text}`),
        svgBox([x + 1, y + 1], [size - 2, size - 2], { rx: 3, class: `tile ${tone}` }),
        word(letters, number === '' ? 0.63 : 0.46, FONT),
        number === '' ? undefined : word(number, 0.86, FONT - 2),
      );
    }),
  );
};
