import { readFileSync } from 'node:fs';
import { CLASS_STYLE } from '../../web/class/style.ts';
import { UserError } from '../errors.ts';
import type { ClassAssets } from './routes.ts';

/** The script of the pages lies beside the program. Throws UserError if the program was built without it. */
export const classAssets = (): ClassAssets => {
  try {
    return { script: readFileSync(new URL('class-pages.js', import.meta.url), 'utf8'), style: CLASS_STYLE };
  } catch {
    throw new UserError('the pages of the class are not built: npm run build makes them.');
  }
};
