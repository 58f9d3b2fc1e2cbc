import { type MapSpot, type Region, squeezeAt, type WorldGrid } from '../../report/page/draw/outlines.ts';

/** The part of the world that is shown, and how many pixels a degree of latitude takes. */
export interface View {
  readonly centre: MapSpot;
  readonly scale: number;
  /** How much narrower a degree of longitude is. */
  readonly squeeze: number;
  readonly columns: number;
  readonly rows: number;
}

/** The whole inhabited world. */
const WHOLE: Region = { centre: { longitude: 10, latitude: 14 }, width: 350, height: 132 };

/** A view of a region, or of the whole world, that fills a size in square pixels. */
export const viewOn = (region: Region | undefined, columns: number, rows: number): View => {
  const { centre, width, height } = region ?? WHOLE;
  const squeeze = squeezeAt(region ? centre.latitude : 30);
  return { centre, squeeze, columns, rows, scale: Math.min(columns / (width * squeeze), rows / height) };
};

const cellAt = (map: WorldGrid, longitude: number, latitude: number): number => {
  const turned = ((((longitude - map.west) % 360) + 360) % 360) / map.step;
  const row = Math.floor((map.north - latitude) / map.step);
  return row < 0 || row >= map.rows ? 0 : (map.cells[row * map.columns + Math.floor(turned)] ?? 0);
};

/** The pixel of a spot. Undefined if the spot lies outside the view. */
export const pixelOf = (
  { centre, scale, squeeze, columns, rows }: View,
  spot: MapSpot,
): number | undefined => {
  const x = Math.floor(columns / 2 + (spot.longitude - centre.longitude) * scale * squeeze);
  const y = Math.floor(rows / 2 - (spot.latitude - centre.latitude) * scale);
  return x < 0 || x >= columns || y < 0 || y >= rows ? undefined : y * columns + x;
};

/** Countries of a view, pixel by pixel. A country that is too small for a pixel gets the pixel of its middle. */
export const sampled = (map: WorldGrid, view: View, spots: readonly (MapSpot | undefined)[]): Uint8Array => {
  const { centre, scale, squeeze, columns, rows } = view;
  const pixels = new Uint8Array(columns * rows);
  const seen = new Set<number>();
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const longitude = centre.longitude + (x + 0.5 - columns / 2) / (scale * squeeze);
      // The world is shown once, however wide the view.
      const isRound = Math.abs(longitude - centre.longitude) > 180;
      const id = isRound ? 0 : cellAt(map, longitude, centre.latitude - (y + 0.5 - rows / 2) / scale);
      pixels[y * columns + x] = id;
      seen.add(id);
    }
  spots.forEach((spot, id) => {
    if (id === 0 || !spot || seen.has(id)) return;
    const at = pixelOf(view, spot);
    if (at !== undefined) pixels[at] = id;
  });
  return pixels;
};
