import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { changeKey, isUnsaved, type Kept, keptText, restore, type Subject } from '../../play/kept-session.ts';
import { whatIfLines } from '../../report/run/what-if-text.ts';
import { type Branch, recipeOf, shownRecipe, type Trail } from '../../session/branches.ts';
import { whatIfOf } from '../../session/changes.ts';
import type { Origin } from '../../session/session.ts';
import type { Layer } from '../../tui/state.ts';
import { fileReader } from '../files/reader.ts';
import { writeWhole } from '../files/write-file.ts';

/** Keeps a session in a file of its own while it is played, so that no crash and no closed terminal loses it. */
export interface Keeper {
  /** Takes the newest state of the session. Writes it soon if branches have changed; returns at once. */
  readonly keep: (trail: Trail) => void;
  /** The shown branch has been saved as a what-if. */
  readonly saved: (trail: Trail) => void;
  /** Keeps what is not saved as a file, or removes the kept session. Nothing is kept after this. */
  readonly close: () => Promise<void>;
  /** Whether something was kept at the close. */
  readonly isKept: () => boolean;
}

/** Where sessions are kept: the state folder of the XDG base directory specification. */
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

/** A larger file, in bytes, is not a kept session. */
const LARGEST = 20e6;

const readKept = (file: string): string | undefined | null => {
  const read = fileReader.read(file, LARGEST);
  if (read.ok) return new TextDecoder().decode(read.bytes);
  return read.problem === 'absent' ? undefined : null;
};

/** The kept session of a scenario; a sentence about one that cannot be resumed; or neither. */
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

/** Writes texts one at a time. Of those that come during a write only the newest is written after it. */
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
      // A full disk must not end the play; the session is not kept then.
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

/** Keeps a session of a scenario, `first` at its opening, in its file. `now` gives the time of day. */
export const keeper = (file: string, subject: Subject, first: Trail, now: () => string): Keeper => {
  const saved = new Set<string>();
  const writer = latest(file);
  let newest = first;
  let hasWritten = false;
  let isKept = false;
  return {
    keep: (trail) => {
      const isNew = trail.now !== newest.now;
      newest = trail;
      if (!isNew) return;
      hasWritten = true;
      writer.write(() => keptText(newest, subject, now()));
    },
    saved: (trail) => {
      saved.add(changeKey(trail, shownRecipe(trail)));
    },
    close: async () => {
      await writer.settled();
      if (!hasWritten) return;
      if (isUnsaved(newest, saved)) isKept = writeNow(file, keptText(newest, subject, now()));
      else rmSync(file, { force: true });
    },
    isKept: () => isKept,
  };
};

/** What is known of a scenario that was opened from a file. */
interface Opened {
  readonly path?: string | undefined;
  /** SHA-256, in hex, of the canonical scenario. */
  readonly hash?: string | undefined;
}

interface Keeping {
  /** Why an earlier session cannot be resumed. */
  readonly note: string | undefined;
  readonly offer: Layer<'offer'> | undefined;
  readonly keeper: Keeper | undefined;
}

const offerOf = ({ trail, at }: Kept): Layer<'offer'> => {
  const { list, shown } = trail.now;
  const { base } = trail.origin;
  const when = at.slice(0, 16).replace('T', ' ');
  const changes = (branch: Branch): string => {
    const lines = whatIfLines(base, whatIfOf(base, recipeOf(trail, branch)));
    return lines.length > 0 ? lines.join('; ') : 'no change';
  };
  return {
    kind: 'offer',
    play: trail,
    about: [
      `A session of this scenario was left on ${when} (UTC), and kept.`,
      `Its seed is ${shownRecipe(trail).seed}.`,
      ...list.map((branch) => `· ${branch.name}${branch.id === shown ? ' (shown)' : ''}: ${changes(branch)}`),
      '',
      'enter goes on with it. esc begins a new one: your first change then replaces the earlier one.',
    ],
  };
};

/** The service that keeps the session of a scenario, and the earlier session that was kept, if any. */
export const keepingOf = ({ path, hash }: Opened, trail: Trail): Keeping => {
  if (path === undefined || hash === undefined)
    return { note: undefined, offer: undefined, keeper: undefined };
  const file = keptFile(path);
  const subject = { hash, turns: shownRecipe(trail).turns };
  const { kept, note: about } = findKept(file, trail.origin, subject);
  return {
    note: about,
    offer: kept && offerOf(kept),
    keeper: keeper(file, subject, trail, () => new Date().toISOString()),
  };
};
