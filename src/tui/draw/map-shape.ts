import type { MapSpot, Region, WorldGrid } from '../../report/page/draw/outlines.ts';
import { pixelOf, sampled, type View, viewOn } from './map-view.ts';

/** The place for a state's letters and digit: its first cell, and its width. In a width of 1 only the digit fits. */
interface LabelSlot {
  readonly cell: number;
  readonly columns: 3 | 1;
}

/** The parts of a map of one size that are the same in all turns. */
export interface MapShape {
  readonly columns: number;
  readonly rows: number;
  /** The number of the country at each pixel. A cell has two pixels, one above the other. */
  readonly pixels: Uint8Array;
  /** By the number of the country. */
  readonly slots: ReadonlyMap<number, LabelSlot>;
  /** Dots of the borders: one braille pattern for each cell. Undefined if borders are not shown. */
  readonly dots: Uint8Array | undefined;
  /** The cell in which the middle of each country lies, by its number. */
  readonly middles: ReadonlyMap<number, number>;
}

const ROOM = 3;

/** The number of the country to which both halves of a cell belong. 0 if the halves differ. */
const wholeCell = (pixels: Uint8Array, columns: number, row: number, column: number): number => {
  const top = pixels[2 * row * columns + column] ?? 0;
  return top === (pixels[(2 * row + 1) * columns + column] ?? 0) ? top : 0;
};

interface Run {
  readonly row: number;
  readonly column: number;
  readonly length: number;
}

const runsIn = (pixels: Uint8Array, columns: number, rows: number): ReadonlyMap<number, readonly Run[]> => {
  const runs = new Map<number, Run[]>();
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; ) {
      const id = wholeCell(pixels, columns, row, column);
      let end = column + 1;
      while (end < columns && wholeCell(pixels, columns, row, end) === id) end++;
      if (id > 0) runs.set(id, [...(runs.get(id) ?? []), { row, column, length: end - column }]);
      column = end;
    }
  return runs;
};

/** Places for a label. Longer runs of cells come first. Of equally long runs, the one nearer to the middle is first. */
const placesIn = (runs: readonly Run[], columns: number): readonly LabelSlot[] => {
  const area = runs.reduce((sum, run) => sum + run.length, 0);
  const middle = runs.reduce((sum, run) => sum + run.row * run.length, 0) / Math.max(1, area);
  const rank = (run: Run): number => Math.min(run.length, ROOM + 2) * 4 - Math.abs(run.row - middle);
  return runs
    .toSorted((a, b) => rank(b) - rank(a))
    .map((run) => {
      const room = run.length >= ROOM ? ROOM : 1;
      const column = run.column + Math.floor((run.length - room) / 2);
      return { cell: run.row * columns + column, columns: room };
    });
};

/** A label for each country, if possible with a blank on both sides. Countries with the fewest places choose first. */
const slotsOf = (pixels: Uint8Array, columns: number, rows: number): ReadonlyMap<number, LabelSlot> => {
  const taken = new Set<number>();
  const isFree = ({ cell, columns: width }: LabelSlot): boolean =>
    Array.from({ length: width + 2 }, (_, i) => cell - 1 + i).every((at) => !taken.has(at));
  const slots = new Map<number, LabelSlot>();
  const places = [...runsIn(pixels, columns, rows)].map(([id, runs]) => ({
    id,
    all: placesIn(runs, columns),
  }));
  for (const { id, all } of places.toSorted((a, b) => a.all.length - b.all.length)) {
    const slot = all.find(isFree) ?? all[0];
    if (!slot) continue;
    slots.set(id, slot);
    for (let i = 0; i < slot.columns; i++) taken.add(slot.cell + i);
  }
  return slots;
};

/** The bit of each dot in a braille pattern, by column and row. */
const DOTS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

const dotsOf = (fine: Uint8Array, columns: number, rows: number): Uint8Array => {
  const dots = new Uint8Array(columns * rows);
  const at = (x: number, y: number): number => fine[y * 2 * columns + x] ?? 0;
  for (let y = 0; y < 4 * rows - 1; y++)
    for (let x = 0; x < 2 * columns - 1; x++) {
      const here = at(x, y);
      if (here === at(x + 1, y) && here === at(x, y + 1)) continue;
      const cell = Math.floor(y / 4) * columns + Math.floor(x / 2);
      dots[cell] = (dots[cell] ?? 0) | (DOTS[x % 2]?.[y % 4] ?? 0);
    }
  return dots;
};

const doubled = (view: View): View => ({
  ...view,
  scale: view.scale * 2,
  columns: view.columns * 2,
  rows: view.rows * 2,
});

interface ShapeOptions {
  /** The region to show. Undefined: the whole world. */
  readonly region: Region | undefined;
  readonly borders: boolean;
}

/** The map for a size in cells. `spots` are the middles of its countries. */
export const mapShape = (
  map: WorldGrid,
  spots: readonly (MapSpot | undefined)[],
  { columns, rows }: { readonly columns: number; readonly rows: number },
  { region, borders }: ShapeOptions,
): MapShape => {
  const view = viewOn(region, columns, 2 * rows);
  const pixels = sampled(map, view, spots);
  const cells = spots.flatMap((spot, id): (readonly [number, number])[] => {
    const at = spot && pixelOf(view, spot);
    return at === undefined ? [] : [[id, Math.floor(at / columns / 2) * columns + (at % columns)]];
  });
  return {
    columns,
    rows,
    pixels,
    slots: slotsOf(pixels, columns, rows),
    dots: borders ? dotsOf(sampled(map, doubled(view), []), columns, rows) : undefined,
    middles: new Map(cells),
  };
};
