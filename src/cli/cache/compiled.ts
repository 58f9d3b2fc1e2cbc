import { readdirSync, rmSync, statSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { BUILD } from '../../domain/version.ts';
import { isMine, isOwnFolder, makeFolder, ownFolder } from '../files/own-folder.ts';

/** How many builds besides this one may have a folder. */
const MOST = 3;

/** From Node 22.1 on. */
const enable: unknown = Reflect.get(module, 'enableCompileCache');

/**
 * Makes Node keep the code that it compiles from here on, and read it the next time. The folder is for this build, in
 * the person's own cache. Never throws. A failure only costs time.
 */
export const keepCompiled = (build = BUILD, keep = enable): void => {
  if (typeof keep !== 'function' || build === undefined || process.env.DEMARCHE_CACHE === 'off') return;
  const own = ownFolder('cache');
  if (own === undefined) return;
  const all = join(own, 'code');
  const name = build.slice(0, 16);
  const folder = join(all, name);
  try {
    // No folder is made inside a folder of another person (with sudo).
    makeFolder(folder, (around) => isMine(statSync(around)), 3);
    if (![all, folder].every(isOwnFolder)) return;
    const others = readdirSync(all).filter((other) => other !== name);
    if (others.length > MOST)
      for (const other of others) rmSync(join(all, other), { recursive: true, force: true });
    keep(folder);
  } catch {
    // The code is compiled again the next time.
  }
};
