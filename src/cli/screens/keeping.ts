import type { Kept } from '../../play/kept-session.ts';
import { whatIfLines } from '../../report/what-if-text.ts';
import { type Branch, recipeOf, shownRecipe, type Trail } from '../../session/branches.ts';
import { whatIfOf } from '../../session/changes.ts';
import type { Layer } from '../../tui/state.ts';
import { findKept, type Keeper, keeper, keptFile } from './keeper.ts';

/** What is known of a scenario that was opened from a file. */
export interface Opened {
  readonly path?: string | undefined;
  /** SHA-256, in hex, of the canonical scenario. */
  readonly hash?: string | undefined;
}

export interface Keeping {
  /** Why an earlier session cannot be resumed. */
  readonly note: string | undefined;
  readonly offer: Layer<'offer'> | undefined;
  readonly keeper: Keeper | undefined;
}

const offerOf = ({ trail, at }: Kept): Layer<'offer'> => {
  const { list, shown } = trail.now;
  const when = at.slice(0, 16).replace('T', ' ');
  const changes = (branch: Branch): string => {
    const { base } = trail.origin;
    const lines = whatIfLines(base, whatIfOf(base, recipeOf(trail, branch)));
    return lines.length > 0 ? lines.join('; ') : 'no change';
  };
  return {
    kind: 'offer',
    play: trail,
    about: [
      `A session of this scenario was left unsaved on ${when} (UTC).`,
      `Its seed is ${shownRecipe(trail).seed}.`,
      ...list.map((branch) => `· ${branch.name}${branch.id === shown ? ' (shown)' : ''}: ${changes(branch)}`),
      '',
      'enter goes on with it. esc starts anew: then your first change takes its place.',
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
