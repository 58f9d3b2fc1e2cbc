import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toYaml } from '../scenario/write-scenario.ts';
import { world } from '../tui/world.ts';

/** The small world as a file of a folder, for programs that need none of the flagship's two hundred states to start. */
export const smallWorldIn = (folder: string): string => {
  const file = join(folder, 'small-world.yaml');
  writeFileSync(file, toYaml(world));
  return file;
};
