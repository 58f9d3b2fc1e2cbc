/** A map of the world as a grid of cells. */
export interface WorldGrid {
  readonly columns: number;
  readonly rows: number;
  /** The north-western corner and the size of a cell, in degrees. */
  readonly west: number;
  readonly north: number;
  readonly step: number;
  /** The ids of the countries. */
  readonly ids: readonly string[];
  /** Cells, row by row: 0 for water, else 1 plus the index in `ids`. */
  readonly cells: Uint8Array;
}

/** A place in degrees. */
export interface MapSpot {
  readonly longitude: number;
  readonly latitude: number;
}

/** A part of the world: its middle, and its size in degrees. */
export interface Region {
  readonly centre: MapSpot;
  readonly width: number;
  readonly height: number;
}

/**
 * How much narrower a degree of longitude is at a latitude in degrees: its cosine. Summed as a series, since Math.cos
 * is not the same to the bit in every JavaScript engine.
 */
export const squeezeAt = (latitude: number): number => {
  const angle = (latitude * Math.PI) / 180;
  let sum = 1;
  for (let n = 20; n > 0; n -= 2) sum = 1 - (sum * angle * angle) / (n * (n - 1));
  return sum;
};

/** A part of the grid, cell by cell. */
interface Window {
  readonly columns: number;
  readonly rows: number;
  readonly cells: Uint8Array;
  /** The latitude of its middle, in degrees. */
  readonly latitude: number;
}

interface Middle {
  readonly column: number;
  readonly row: number;
}

/** The middle of each country's cells, by its number. Undefined if the country has no cells. */
export const middlesOf = (
  { columns, cells }: Pick<Window, 'columns' | 'cells'>,
  countries: number,
): readonly (Middle | undefined)[] => {
  const sums = Array.from({ length: countries + 1 }, () => ({ x: 0, y: 0, count: 0 }));
  cells.forEach((id, at) => {
    const sum = sums[id];
    if (!sum) return;
    sum.x += at % columns;
    sum.y += Math.floor(at / columns);
    sum.count++;
  });
  return sums.map(({ x, y, count }) => (count === 0 ? undefined : { column: x / count, row: y / count }));
};

/** A run of this many cells is wide enough for a label. Among longer runs, only the distance to the middle counts. */
const WIDE_RUN = 14;

/** The best place for a country's label: the middle of a long run of its cells, near the middle of all of them. */
export const labelSpot = (
  { columns, cells }: Pick<Window, 'columns' | 'cells'>,
  country: number,
  middle: Middle | undefined,
): Middle | undefined => {
  if (!middle) return undefined;
  let best: (Middle & { readonly rank: number }) | undefined;
  for (let start = 0; start < cells.length; start++) {
    if (cells[start] !== country) continue;
    const row = Math.floor(start / columns);
    let end = start + 1;
    while (end < (row + 1) * columns && cells[end] === country) end++;
    const column = (start + end - 1) / 2 - row * columns;
    const far = Math.abs(row - middle.row) + 0.25 * Math.abs(column - middle.column);
    const rank = Math.min(end - start, WIDE_RUN) - 0.5 * far;
    if (!best || rank > best.rank) best = { column, row, rank };
    start = end - 1;
  }
  return best;
};

/** The part of the world that a region is. It wraps from east to west, and ends at the poles. */
export const windowOn = (grid: WorldGrid, { centre, width, height }: Region): Window => {
  const [columns, rows] = [Math.round(width / grid.step), Math.round(height / grid.step)];
  const left = Math.round((centre.longitude - grid.west) / grid.step - 0.5 - columns / 2);
  const middle = (grid.north - centre.latitude) / grid.step - 0.5;
  const top = Math.max(0, Math.min(grid.rows - rows, Math.round(middle - rows / 2)));
  const cells = Uint8Array.from({ length: columns * rows }, (_, at) => {
    const column = (((left + (at % columns)) % grid.columns) + grid.columns) % grid.columns;
    return grid.cells[(top + Math.floor(at / columns)) * grid.columns + column] ?? 0;
  });
  return { columns, rows, cells, latitude: grid.north - (top + rows / 2) * grid.step };
};

type Point = readonly [number, number];
interface Edge {
  readonly from: Point;
  readonly to: Point;
}

/** The edges of a country's cells at its border, each with the country on its right side. */
const edgesOf = ({ columns, rows, cells }: Window, country: number): readonly Edge[] => {
  const has = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < columns && y < rows && cells[y * columns + x] === country;
  const edges: Edge[] = [];
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      if (!has(x, y)) continue;
      if (!has(x, y - 1)) edges.push({ from: [x, y], to: [x + 1, y] });
      if (!has(x + 1, y)) edges.push({ from: [x + 1, y], to: [x + 1, y + 1] });
      if (!has(x, y + 1)) edges.push({ from: [x + 1, y + 1], to: [x, y + 1] });
      if (!has(x - 1, y)) edges.push({ from: [x, y + 1], to: [x, y] });
    }
  return edges;
};

const keyOf = ([x, y]: Point): string => `${x} ${y}`;

/** Joins edges to closed rings. */
const ringsOf = (edges: readonly Edge[]): readonly (readonly Edge[])[] => {
  const byStart = new Map<string, Edge[]>();
  for (const edge of edges) {
    const at = keyOf(edge.from);
    byStart.set(at, [...(byStart.get(at) ?? []), edge]);
  }
  const rings: Edge[][] = [];
  for (const first of edges) {
    const ring: Edge[] = [];
    for (let edge = byStart.get(keyOf(first.from))?.pop(); edge; edge = byStart.get(keyOf(edge.to))?.pop())
      ring.push(edge);
    if (ring.length > 0) rings.push(ring);
  }
  return rings;
};

/** The path, in half cells, from the middle of each edge to the middle of the next. It cuts corners, and neighbours still meet. */
const pathOf = (ring: readonly Edge[]): string => {
  const points = ring.map(({ from, to }): Point => [from[0] + to[0], from[1] + to[1]]);
  const [start] = points;
  if (!start) return '';
  const steps = points.map(([x, y], i): Point => {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? start;
    return [nextX - x, nextY - y];
  });
  const merged: [number, number][] = [];
  for (const [x, y] of steps.slice(0, -1)) {
    const last = merged.at(-1);
    const isSameWay = last && last[0] * y === last[1] * x && last[0] * x + last[1] * y > 0;
    if (isSameWay) {
      last[0] += x;
      last[1] += y;
    } else merged.push([x, y]);
  }
  return `M${start[0]} ${start[1]}l${merged.map(([x, y]) => `${x} ${y}`).join(' ')}z`;
};

/** The outline of a country as data of an SVG path, with two units to a cell. */
export const outlineOf = (window: Window, country: number): string =>
  ringsOf(edgesOf(window, country)).map(pathOf).join('');
