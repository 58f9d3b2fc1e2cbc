import type { WorldGrid } from '../../report/page/draw/outlines.ts';
import { type RegionMap, regionMapOf } from '../../report/page/draw/region-map.ts';
import { namesOf } from '../../report/words/names.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** The data from which the projector draws the world. */
export interface WallMap {
  readonly map: RegionMap;
  /** In the order of the rungs of a world. */
  readonly states: readonly string[];
  /** The names of the rungs, lowest first. */
  readonly ladder: readonly string[];
  readonly target: string;
}

/** The region of a scenario. Undefined if its states have no region on the map of the world. */
export const wallMapOf = (
  scenario: Scenario,
  states: readonly string[],
  world: WorldGrid,
): WallMap | undefined => {
  const map = regionMapOf(scenario, world);
  const { rung } = namesOf(scenario);
  return map && { map, states, ladder: scenario.ladder.map((_, i) => rung(i)), target: scenario.target.id };
};
