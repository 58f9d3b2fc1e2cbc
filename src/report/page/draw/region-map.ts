import type { Scenario } from '../../../scenario/scenario.ts';
import { tileLetters } from '../../run/tile-grid.ts';
import { labelSpot, middlesOf, outlineOf, squeezeAt, type WorldGrid, windowOn } from './outlines.ts';
import { mappedOf, middles, regionFor } from './region.ts';

/** A country on the map. */
interface RegionLand {
  readonly id: string;
  /** Its outline as data of an SVG path, with two units to a cell. */
  readonly path: string;
  /** Its letters. Empty if the country is too small for letters. */
  readonly letters: string;
  /** The middle of its label. */
  readonly x: number;
  readonly y: number;
}

/** The region around a scenario's states, ready to draw. It is made with the page, since the world map is large. */
export interface RegionMap {
  readonly width: number;
  /** Before it is stretched. */
  readonly height: number;
  /** The height of a drawn unit, divided by its width. It keeps the shapes of countries. */
  readonly stretch: number;
  readonly lands: readonly RegionLand[];
}

/** The height of the map, in degrees, and the fewest cells of a country with letters, or with its digit alone. */
const MOST_HEIGHT = 46;
const LETTERS_FROM = 90;
const DIGIT_FROM = 24;

/** The region of a scenario's states. Undefined if they have no region on the map of the world. */
export const regionMapOf = (scenario: Scenario, map: WorldGrid): RegionMap | undefined => {
  const region = regionFor(map, middles(map), mappedOf(scenario));
  if (!region) return undefined;
  const window = windowOn(map, { ...region, height: Math.min(region.height, MOST_HEIGHT) });
  const spots = middlesOf(window, map.ids.length);
  const countries = [...new Set(window.cells)].filter((each) => each > 0).toSorted((a, b) => a - b);
  return {
    width: window.columns * 2,
    height: window.rows * 2,
    stretch: Math.round(1000 / squeezeAt(window.latitude)) / 1000,
    lands: countries.map((country) => {
      const id = map.ids[country - 1] ?? '';
      const size = window.cells.reduce((sum, each) => sum + (each === country ? 1 : 0), 0);
      const spot = labelSpot(window, country, spots[country]);
      return {
        id,
        path: outlineOf(window, country).replaceAll(' -', '-'),
        letters: size >= LETTERS_FROM ? tileLetters(id) : size >= DIGIT_FROM ? ' ' : '',
        x: Math.round(((spot?.column ?? 0) + 0.5) * 2),
        y: Math.round(((spot?.row ?? 0) + 0.5) * 2),
      };
    }),
  };
};
