import type { Scenario } from '../../../scenario/scenario.ts';
import { areOfWorld } from '../../run/tile-grid.ts';
import { type MapSpot, middlesOf, type Region, type WorldGrid } from './outlines.ts';

/** The things that a map must show. */
export interface Mapped {
  /** The id of the target, which may be on no map. */
  readonly target: string;
  readonly states: readonly { readonly id: string; readonly neighbour: boolean }[];
  /** Whether most of the states are states of the world. A map of made-up states would be empty. */
  readonly isOfWorld: boolean;
}

/** A cache. A map is shaped again only if it gets another object to show. */
const mappedOnce = new WeakMap<Scenario, Mapped>();

/** The things that a map of a scenario must show. Each call for a scenario gives the same object. */
export const mappedOf = (scenario: Scenario): Mapped => {
  const { target, states } = scenario;
  const mapped = mappedOnce.get(scenario) ?? {
    target: target.id,
    states,
    isOfWorld: areOfWorld(states.map(({ id }) => id)),
  };
  mappedOnce.set(scenario, mapped);
  return mapped;
};

/** The middle of each country's cells, by its number. A country on both sides of the date line has its middle among its parts. */
export const middles = (map: WorldGrid): readonly (MapSpot | undefined)[] =>
  middlesOf(map, map.ids.length).map(
    (middle) =>
      middle && {
        longitude: map.west + (middle.column + 0.5) * map.step,
        latitude: map.north - (middle.row + 0.5) * map.step,
      },
  );

/** The sizes of the largest and the smallest region, and the room around the middles of countries. */
const MOST = { width: 103, height: 57 } as const;
const LEAST = { width: 45, height: 25 } as const;
const MARGIN = 9;

/** The way from one longitude to another, −180 to 180 degrees. */
const eastward = (from: number, to: number): number => ((((to - from + 180) % 360) + 360) % 360) - 180;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** A region around some places, of the smallest size or larger. Undefined if there are none or they are far apart. */
const regionOf = (spots: readonly MapSpot[]): Region | undefined => {
  const [first] = spots;
  if (!first) return undefined;
  const east = spots.map(({ longitude }) => eastward(first.longitude, longitude));
  const north = spots.map(({ latitude }) => latitude);
  const [west, right, south, top] = [
    Math.min(...east),
    Math.max(...east),
    Math.min(...north),
    Math.max(...north),
  ];
  const [width, height] = [right - west + 2 * MARGIN, top - south + 2 * MARGIN];
  if (width > MOST.width || height > MOST.height) return undefined;
  const longitude = eastward(0, first.longitude + (west + right) / 2);
  return {
    centre: { longitude, latitude: (south + top) / 2 },
    width: clamp(width, LEAST.width, MOST.width),
    height: clamp(height, LEAST.height, MOST.height),
  };
};

/** The region with the most of some places, if it has half of them. */
const mostOf = (places: readonly MapSpot[]): Region | undefined => {
  const around = ({ longitude, latitude }: MapSpot): readonly MapSpot[] =>
    places.filter(
      (each) =>
        Math.abs(eastward(longitude, each.longitude)) <= MOST.width / 2 - MARGIN &&
        Math.abs(latitude - each.latitude) <= MOST.height / 2 - MARGIN,
    );
  const most = places.map(around).reduce((a, b) => (b.length > a.length ? b : a), []);
  return most.length * 2 >= places.length ? regionOf(most) : undefined;
};

/**
 * The region that shows a scenario: its states and its target if they are near each other, else the region around the
 * target. If no map has the target, the region is around its neighbours or most of the states. Undefined if there is no
 * such region. The map of the whole world is then used.
 */
export const regionFor = (
  map: Pick<WorldGrid, 'ids'>,
  spots: readonly (MapSpot | undefined)[],
  { target, states }: Pick<Mapped, 'target' | 'states'>,
): Region | undefined => {
  const spotsOf = (ids: readonly string[]): readonly MapSpot[] =>
    ids.flatMap((id) => (map.ids.includes(id) && id !== '' ? (spots[map.ids.indexOf(id) + 1] ?? []) : []));
  const own = spotsOf([target]);
  const places = spotsOf(states.map(({ id }) => id));
  const all = regionOf([...own, ...places]);
  if (all) return all;
  const [centre] = own;
  const near = spotsOf(states.filter(({ neighbour }) => neighbour).map(({ id }) => id));
  return centre ? { centre, ...MOST } : (regionOf(near) ?? mostOf(places));
};
