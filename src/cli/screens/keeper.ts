import { rmSync } from 'node:fs';
import { changeKey, isUnsaved, keptText, type Subject } from '../../play/kept-session.ts';
import { whatIfLines } from '../../report/run/what-if-text.ts';
import { type Branch, recipeOf, shownRecipe, type Trail } from '../../session/branches.ts';
import { whatIfOf } from '../../session/changes.ts';
import type { Layer } from '../../tui/state.ts';
import { messageOf } from '../errors.ts';
import { writeAtOnce, writeWhole } from '../files/write-file.ts';
import { findKept, type KeptSession, keptFiles, NO_HOME, takeFile } from './kept-files.ts';

/** Keeps a session in a file of its own while it is played, so that no crash and no closed terminal loses it. */
export interface Keeper {
  /** Takes the newest state of the session. Writes it soon if branches have changed; returns at once. */
  readonly keep: (trail: Trail) => void;
  /** The shown branch has been saved as a what-if. */
  readonly saved: (trail: Trail) => void;
  /** Keeps the changes that are not saved as a file, or removes the kept session. Nothing is kept after this. */
  readonly close: () => Promise<void>;
  /** After the close: a message about changes that were not saved as a file. Undefined if there are none. */
  readonly endNote: () => string | undefined;
}

/** Writes texts one at a time. If several texts come during a write, only the newest is written after it. */
const latest = (fileOf: () => string) => {
  let next: (() => string) | undefined;
  let working: Promise<void> | undefined;
  const work = async (): Promise<void> => {
    for (let make = next; make; make = next) {
      next = undefined;
      await writeWhole(fileOf(), [make()], { mode: 0o600, guarded: false });
    }
  };
  return {
    write: (make: () => string): void => {
      next = make;
      // A full disk must not end the play. The next change is written again. The close reports a failed last write.
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

const NOT_SAVED = 'What you changed is not saved as a file';

interface KeeperOptions {
  /** The files that may keep the session. */
  readonly files: readonly string[];
  /** Earlier sessions, the newest first, and whether they are offered one after the other. */
  readonly earlier: readonly KeptSession[];
  readonly offers: boolean;
  readonly subject: Subject;
  /** The session at its opening. */
  readonly first: Trail;
  /** The time of day. */
  readonly now: () => string;
}

/** Keeps a session of a scenario in one of its files. A session that continues an earlier session takes its file. */
export const keeper = ({ files, earlier, offers, subject, first, now }: KeeperOptions): Keeper => {
  const saved = new Set<string>();
  let newest = first;
  let hasWritten = false;
  let said: string | undefined;
  let taken: ReturnType<typeof takeFile> | undefined;
  const isOf = (trail: Trail) => {
    const text = keptText(trail, subject, '');
    return ({ trail: other }: KeptSession): boolean => keptText(other, subject, '') === text;
  };
  let follows = earlier.find(isOf(first));
  const fileOf = (): string => {
    taken ??= takeFile(files, follows);
    return taken.file;
  };
  const writer = latest(fileOf);
  const keepNow = (): string => {
    try {
      writeAtOnce(fileOf(), keptText(newest, subject, now()), 0o600);
      return `${NOT_SAVED}, but kept: it is offered when you open this scenario again.`;
    } catch (error) {
      return `${NOT_SAVED}, and could not be kept: ${messageOf(error)}`;
    }
  };
  return {
    keep: (trail) => {
      const isNew = trail.now !== newest.now;
      newest = trail;
      if (!isNew) return;
      // The offer of the last session says that it is replaced.
      if (!hasWritten && offers) follows ??= earlier.find(isOf(trail)) ?? earlier.at(-1);
      hasWritten = true;
      writer.write(() => keptText(newest, subject, now()));
    },
    saved: (trail) => {
      saved.add(changeKey(trail, shownRecipe(trail)));
    },
    close: async () => {
      await writer.settled();
      if (hasWritten && isUnsaved(newest, saved)) said = keepNow();
      else if (taken) rmSync(taken.file, { force: true });
      taken?.lock.release();
    },
    endNote: () => said,
  };
};

/** The facts on a scenario that was opened from a file. */
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

const ESCAPES = {
  next: 'enter goes on with it. esc shows the one before it.',
  last: 'enter goes on with it. esc begins a new one: your first change then replaces this one.',
} as const;

const offerOf = ({ trail, at }: KeptSession, next: Layer<'offer'> | undefined): Layer<'offer'> => {
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
    next,
    about: [
      `A session of this scenario was left on ${when} (UTC), and kept.`,
      `Its seed is ${shownRecipe(trail).seed}.`,
      ...list.map((branch) => `· ${branch.name}${branch.id === shown ? ' (shown)' : ''}: ${changes(branch)}`),
      '',
      ESCAPES[next ? 'next' : 'last'],
    ],
  };
};

interface KeepingOptions {
  /** Whether earlier sessions are offered at all; default: yes. */
  readonly offers?: boolean;
  /** Whether sessions that are being played elsewhere are shown too; default: no. */
  readonly played?: boolean;
}

/** The service that keeps the session of a scenario, and the earlier sessions that were kept, if any. */
export const keepingOf = (
  { path, hash }: Opened,
  trail: Trail,
  { offers = true, played = false }: KeepingOptions = {},
): Keeping => {
  if (path === undefined || hash === undefined)
    return { note: undefined, offer: undefined, keeper: undefined };
  const files = keptFiles(path);
  const subject = { hash, turns: shownRecipe(trail).turns };
  const { sessions, note: about } = findKept(files, trail.origin, subject, played);
  const offer = sessions.reduceRight<Layer<'offer'> | undefined>(
    (next, session) => offerOf(session, next),
    undefined,
  );
  return {
    note: files.length === 0 ? `What you change is not kept: ${NO_HOME}` : about,
    offer: offers ? offer : undefined,
    keeper:
      files.length === 0
        ? undefined
        : keeper({
            files,
            offers,
            earlier: sessions,
            subject,
            first: trail,
            now: () => new Date().toISOString(),
          }),
  };
};
