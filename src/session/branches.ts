import { applyPatches, type Draft, enablePatches, type Patch, produceWithPatches } from 'immer';
import type { Session } from './session.ts';

enablePatches();

/** One line of history among several that share a past. */
export interface Branch {
  readonly id: string;
  readonly name: string;
  /** The branch that it left, and the last turn that they share; undefined for the first. */
  readonly left: { readonly branch: string; readonly turn: number } | undefined;
  /** Its play, by position in Trail.plays. */
  readonly play: number;
}

/** All branches of a play, in the order in which they were made, and the one that is shown. */
export interface Branches {
  readonly list: readonly Branch[];
  readonly shown: string;
}

interface Step {
  /** What was done, in a few words. */
  readonly what: string;
  readonly forward: readonly Patch[];
  readonly backward: readonly Patch[];
}

/** Branches with everything that was done to them: undone and done again as often as one likes. */
export interface Trail {
  readonly now: Branches;
  /** Every play that a branch has or had: patches name it by its position, and so stay small. */
  readonly plays: readonly Session[];
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

/** A play with one branch. */
export const begin = (session: Session, name = 'main'): Trail => ({
  now: { list: [{ id: 'b0', name, left: undefined, play: 0 }], shown: 'b0' },
  plays: [session],
  done: [],
  undone: [],
});

/** The branch of an id. Throws RangeError if there is none. */
export const branchOf = ({ list }: Branches, id: string): Branch => {
  const branch = list.find((each) => each.id === id);
  if (!branch) throw new RangeError(`there is no branch ${id}`);
  return branch;
};

export const shownBranch = ({ now }: Trail): Branch => branchOf(now, now.shown);

/** The play of a branch. */
export const playOf = ({ plays }: Trail, { name, play }: Branch): Session => {
  const session = plays[play];
  if (!session) throw new RangeError(`the branch ${name} has no play`);
  return session;
};

export const shownPlay = (trail: Trail): Session => playOf(trail, shownBranch(trail));

/** Moves about in time: nothing that could be undone. */
export const look = (trail: Trail, move: (session: Session) => Session): Trail => {
  const { play } = shownBranch(trail);
  return { ...trail, plays: trail.plays.with(play, move(shownPlay(trail))) };
};

const act = (trail: Trail, what: string, recipe: (draft: Draft<Branches>) => void): Trail => {
  const [now, forward, backward] = produceWithPatches(trail.now, recipe);
  if (now === trail.now) return trail;
  return { ...trail, now, done: [...trail.done, { what, forward, backward }], undone: [] };
};

/** Changes the branch that is shown: a decision, an edit, an event. */
export const change = (trail: Trail, what: string, by: (session: Session) => Session): Trail => {
  const session = shownPlay(trail);
  const changed = by(session);
  if (changed === session) return trail;
  const plays = [...trail.plays, changed];
  return act({ ...trail, plays }, what, (draft) => {
    for (const branch of draft.list) if (branch.id === draft.shown) branch.play = plays.length - 1;
  });
};

/** Leaves the shown branch at its shown turn: a new branch, with the same past, that is shown from now on. */
export const branchOff = (trail: Trail, name: string): Trail => {
  const from = shownBranch(trail);
  const session = shownPlay(trail);
  const id = `b${1 + Math.max(...trail.now.list.map((branch) => Number(branch.id.slice(1))))}`;
  const left = { branch: from.id, turn: session.cursor };
  const plays = [...trail.plays, { ...session, reached: session.cursor }];
  return act({ ...trail, plays }, `branch ${name}`, (draft) => {
    draft.list.push({ id, name, left, play: plays.length - 1 });
    draft.shown = id;
  });
};

/** Shows another branch, at the turn at which it was left. Throws RangeError if there is none of this id. */
export const show = (trail: Trail, id: string): Trail => {
  const { now } = trail;
  return { ...trail, now: { ...now, shown: branchOf(now, id).id } };
};

/** Gives a branch another name. */
export const rename = (trail: Trail, id: string, name: string): Trail =>
  act(trail, `name ${name}`, (draft) => {
    for (const branch of draft.list) if (branch.id === id) branch.name = name;
  });

/** Takes a branch away, and what left it with it; the first one stays. */
export const prune = (trail: Trail, id: string): Trail => {
  const { left, name } = branchOf(trail.now, id);
  if (!left) return trail;
  const gone = new Set([id]);
  for (const branch of trail.now.list) if (branch.left && gone.has(branch.left.branch)) gone.add(branch.id);
  return act(trail, `remove ${name}`, (draft) => {
    draft.list = draft.list.filter((branch) => !gone.has(branch.id));
    if (gone.has(draft.shown)) draft.shown = left.branch;
  });
};

/** Patches name the shown branch only where it changed; one that they take away is no longer shown. */
const patched = (now: Branches, patches: readonly Patch[]): Branches => {
  const then = applyPatches(now, [...patches]);
  const isThere = then.list.some((branch) => branch.id === then.shown);
  return isThere ? then : { ...then, shown: then.list[0]?.id ?? '' };
};

/** Takes back what was done last; gives the trail itself if there is nothing. */
export const undo = (trail: Trail): Trail => {
  const last = trail.done.at(-1);
  if (!last) return trail;
  return {
    ...trail,
    now: patched(trail.now, last.backward),
    done: trail.done.slice(0, -1),
    undone: [...trail.undone, last],
  };
};

/** Does again what was taken back last. */
export const redo = (trail: Trail): Trail => {
  const last = trail.undone.at(-1);
  if (!last) return trail;
  return {
    ...trail,
    now: patched(trail.now, last.forward),
    done: [...trail.done, last],
    undone: trail.undone.slice(0, -1),
  };
};
