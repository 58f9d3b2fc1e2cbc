import { applyPatches, type Draft, enablePatches, type Patch, produceWithPatches } from 'immer';
import { compile } from '../model/compile.ts';
import { asleep, type Origin, type Recipe, wake } from './recipe.ts';
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
  /** What all branches began with. */
  readonly origin: Origin;
  /** Every play that a branch has or had: patches name it by its position, and so stay small. Old ones are asleep. */
  readonly plays: readonly Recipe[];
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

/** A play with one branch. */
export const begin = (session: Session, name = 'main'): Trail => ({
  now: { list: [{ id: 'b0', name, left: undefined, play: 0 }], shown: 'b0' },
  origin: {
    base: session.base,
    model: session.scenario === session.base ? session.model : compile(session.base),
  },
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

/** What makes the play of a branch. */
export const recipeOf = ({ plays }: Trail, { name, play }: Branch): Recipe => {
  const recipe = plays[play];
  if (!recipe) throw new RangeError(`the branch ${name} has no play`);
  return recipe;
};

/** The play of a branch; played anew where it is asleep. */
export const playOf = (trail: Trail, branch: Branch): Session => wake(trail.origin, recipeOf(trail, branch));

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

const replaced = (trail: Trail, what: string, before: Recipe, after: Recipe): Trail => {
  if (after === before) return trail;
  const plays = [...trail.plays, after];
  return act({ ...trail, plays }, what, (draft) => {
    for (const branch of draft.list) if (branch.id === draft.shown) branch.play = plays.length - 1;
  });
};

/** Changes the branch that is shown: a decision, an edit, an event. */
export const change = (trail: Trail, what: string, by: (session: Session) => Session): Trail => {
  const session = shownPlay(trail);
  return replaced(trail, what, session, by(session));
};

/** The same without playing anything: the branch is asleep until it is settled or looked at. */
export const amend = (trail: Trail, what: string, by: (recipe: Recipe) => Recipe): Trail => {
  const recipe = recipeOf(trail, shownBranch(trail));
  const after = by(recipe);
  return after === recipe ? trail : replaced(trail, what, recipe, asleep(after));
};

/** Changes all branches at once: other luck for every one of them, say. */
export const amendAll = (trail: Trail, what: string, by: (recipe: Recipe) => Recipe): Trail => {
  const { list } = trail.now;
  const plays = [...trail.plays, ...list.map((branch) => asleep(by(asleep(recipeOf(trail, branch)))))];
  return act({ ...trail, plays }, what, (draft) => {
    draft.list.forEach((branch, i) => {
      branch.play = trail.plays.length + i;
    });
  });
};

/** Newest plays that stay awake even if no branch has them any more: undoing is at once. */
const KEPT_AWAKE = 6;

/** Plays what the branches have that is still asleep, and puts to sleep what they had before. */
export const settle = (trail: Trail): Trail => {
  const wanted = new Set(trail.now.list.map(({ play }) => play));
  const old = trail.plays.length - KEPT_AWAKE;
  const plays = trail.plays.map((play, i) =>
    wanted.has(i) ? wake(trail.origin, play) : i < old ? asleep(play) : play,
  );
  return { ...trail, plays };
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
