import { whatIfLines } from '../../report/what-if-text.ts';
import { type Branch, branchOf, recipeOf, shownPlay, type Trail } from '../../session/branches.ts';
import { whatIfOf } from '../../session/changes.ts';
import type { Offer } from '../../tui/state.ts';
import { findKept, type Keeper, keeper, keptFile } from './keeper.ts';
import type { Kept } from './kept-session.ts';

/** What is known of a scenario that was opened from a file. */
export interface Opened {
  readonly path?: string | undefined;
  /** SHA-256, in hex, of the canonical scenario. */
  readonly hash?: string | undefined;
}

export interface Keeping {
  /** What to tell of an earlier session that cannot go on. */
  readonly note: string | undefined;
  readonly offer: Offer<Trail> | undefined;
  readonly keeper: Keeper | undefined;
}

const offerOf = ({ trail, at }: Kept): Offer<Trail> => {
  const { list, shown } = trail.now;
  const when = at.slice(0, 16).replace('T', ' ');
  const changes = (branch: Branch): string => {
    const lines = whatIfLines(
      trail.origin.base,
      whatIfOf({ ...recipeOf(trail, branch), base: trail.origin.base }),
    );
    return lines.length > 0 ? lines.join('; ') : 'no change';
  };
  return {
    play: trail,
    about: [
      `A session of this scenario was left unsaved on ${when} (UTC).`,
      `Its seed is ${recipeOf(trail, branchOf(trail.now, shown)).seed}.`,
      ...list.map((branch) => `· ${branch.name}${branch.id === shown ? ' (shown)' : ''}: ${changes(branch)}`),
      '',
      'enter goes on with it. esc starts anew: then your first change takes its place.',
    ],
  };
};

/** Opens the service that keeps the session, and what an earlier one has left. */
export const keepingOf = ({ path, hash }: Opened, trail: Trail): Keeping => {
  if (path === undefined || hash === undefined)
    return { note: undefined, offer: undefined, keeper: undefined };
  const file = keptFile(path);
  const subject = { hash, turns: shownPlay(trail).turns };
  const { kept, note: about } = findKept(file, trail.origin, subject);
  return {
    note: about,
    offer: kept && offerOf(kept),
    keeper: keeper(file, subject, () => new Date().toISOString()),
  };
};
