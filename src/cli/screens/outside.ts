import type { Outside, ScenarioCard } from '../../tui/outside.ts';
import { drawSeed } from '../draw-seed.ts';
import { worldMap } from '../map/world-map.ts';
import { exportPath } from './export.ts';
import { branchFiles, type OpenedFrom } from './save-what-if.ts';

/** What the screens read of the world outside the play of a scenario. */
export const outsideOf = (
  from: OpenedFrom,
  scenarios: () => readonly ScenarioCard[] = () => [],
  newSeed: () => string = drawSeed,
): Outside => ({ newSeed, scenarios, map: worldMap, exportPath, ...branchFiles(from) });
