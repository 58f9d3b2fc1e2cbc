import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { recipeOf, type Trail } from '../../session/branches.ts';
import { whatIfOf } from '../../session/changes.ts';
import type { Origin, Recipe } from '../../session/recipe.ts';
import { systemCode } from '../errors.ts';
import { writeWhole } from '../write-file.ts';
import { type Kept, keptText, restore, type Subject } from './kept-session.ts';

/** Keeps a session in a file of its own while it is played, so that no crash and no closed terminal loses it. */
export interface Keeper {
  /** The session as it is now. */
  readonly look: (trail: Trail) => void;
  /** Writes it, as it will be when its turn comes; returns at once. */
  readonly keep: () => void;
  /** The shown branch has been saved as a what-if. */
  readonly saved: (trail: Trail) => void;
  /** The last word: keeps what is not saved, or forgets the file. */
  readonly close: () => Promise<void>;
  /** Whether something was kept at the close. */
  readonly isKept: () => boolean;
}

/** Where sessions are kept: a folder of state, as XDG has it. */
const stateFolder = (): string => {
  const { XDG_STATE_HOME: given } = process.env;
  const state = given !== undefined && isAbsolute(given) ? given : join(homedir(), '.local', 'state');
  return join(state, 'demarche', 'sessions');
};

const realOf = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
};

/** The file that keeps sessions of a scenario. */
export const keptFile = (scenarioPath: string): string => {
  const real = realOf(scenarioPath);
  const name = basename(real)
    .replace(/[^\w.-]+/g, '-')
    .slice(0, 60);
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 12);
  return join(stateFolder(), `${name}-${hash}.json`);
};

/** More cannot be a session of ours. */
const LARGEST = 20e6;

const readKept = (file: string): string | undefined | null => {
  try {
    const found = statSync(file);
    return found.isFile() && found.size <= LARGEST ? readFileSync(file, 'utf8') : null;
  } catch (error) {
    return systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR' ? undefined : null;
  }
};

/** What is kept of a scenario: a session to go on with, a polite line about one that cannot, or neither. */
export const findKept = (
  file: string,
  origin: Origin,
  subject: Subject,
): { readonly kept?: Kept; readonly note?: string } => {
  const written = readKept(file);
  if (written === undefined) return {};
  const restored = written === null ? undefined : restore(written, origin, subject);
  if (restored?.ok) return { kept: restored.kept };
  const why = restored ? restored.why : 'it cannot be read';
  return { note: `An earlier session was kept but is left aside: ${why}.` };
};

const changeKey = (trail: Trail, recipe: Recipe): string => {
  const { edits, events, decisions } = whatIfOf({ ...recipe, base: trail.origin.base });
  return JSON.stringify([edits, events, decisions]);
};

const isChanged = ({ edits, events, decisions }: Recipe): boolean =>
  edits.length + events.length + Object.keys(decisions).length > 0;

/** Writes the newest text, one write at a time; what comes while one is under way waits, and only the newest does. */
const latest = (file: string) => {
  let next: (() => string) | undefined;
  let working: Promise<void> | undefined;
  const work = async (): Promise<void> => {
    for (let make = next; make; make = next) {
      next = undefined;
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeWhole(file, [make()], { mode: 0o600, guarded: false });
    }
  };
  return {
    write: (make: () => string): void => {
      next = make;
      // A full disk must not end the play: then this session is kept nowhere.
      working ??= work()
        .catch(() => {})
        .finally(() => {
          working = undefined;
        });
    },
    settled: async (): Promise<void> => {
      next = undefined;
      await working;
    },
  };
};

const writeNow = (file: string, text: string): boolean => {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.tmp`, text, { mode: 0o600 });
    renameSync(`${file}.tmp`, file);
    return true;
  } catch {
    return false;
  }
};

/** Keeps the session of a scenario in its file. `now` is the time of day. */
export const keeper = (file: string, subject: Subject, now: () => string): Keeper => {
  const saved = new Set<string>();
  const writer = latest(file);
  let newest: Trail | undefined;
  let hasWritten = false;
  let isKept = false;
  const isUnsaved = (trail: Trail): boolean =>
    trail.now.list.some((branch) => {
      const recipe = recipeOf(trail, branch);
      return isChanged(recipe) && !saved.has(changeKey(trail, recipe));
    });
  return {
    look: (trail) => {
      newest = trail;
    },
    keep: () => {
      hasWritten = true;
      writer.write(() => (newest ? keptText(newest, subject, now()) : ''));
    },
    saved: (trail) => {
      const shown = trail.now.list.find(({ id }) => id === trail.now.shown);
      if (shown) saved.add(changeKey(trail, recipeOf(trail, shown)));
    },
    close: async () => {
      await writer.settled();
      if (!hasWritten || !newest) return;
      if (isUnsaved(newest)) isKept = writeNow(file, keptText(newest, subject, now()));
      else rmSync(file, { force: true });
    },
    isKept: () => isKept,
  };
};
