import type { Outside, ScenarioCard, ShellCommand } from '../../tui/outside.ts';
import { type GlossaryRow, parseGlossary } from '../../tui/words/glossary.ts';
import { drawSeed } from '../draw-seed.ts';
import { exportPath } from '../exports/to-file.ts';
import { glossaryPath } from '../files/find-scenario.ts';
import { fileReader } from '../files/reader.ts';
import { worldMap } from '../map/world-map.ts';
import { branchFiles, type OpenedFrom } from './save-what-if.ts';

let glossary: readonly GlossaryRow[] | undefined;

/** The glossary that comes with demarche; read once. */
const ownGlossary = (): readonly GlossaryRow[] => {
  const read = glossary === undefined ? fileReader.read(glossaryPath(), 1_000_000) : undefined;
  glossary ??= parseGlossary(read?.ok ? new TextDecoder().decode(read.bytes) : '');
  return glossary;
};

/** The data that the screens read from outside the play of a scenario. */
export const outsideOf = (
  from: OpenedFrom,
  scenarios: () => readonly ScenarioCard[] = () => [],
  newSeed: () => string = drawSeed,
  commands: readonly ShellCommand[] = [],
): Outside => ({
  newSeed,
  scenarios,
  map: worldMap,
  commands,
  glossary: ownGlossary,
  exportPath,
  ...branchFiles(from),
});
