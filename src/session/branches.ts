import type { Model } from '../model/model.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { atTurn, type Origin, type Recipe, type Session, sessionOf, startOf } from './session.ts';

/** One line of history among several that share a past. */
export interface Branch {
  readonly id: string;
  readonly name: string;
  /** The branch that this branch left, and the last turn that both share. Undefined for the first branch. */
  readonly left: { readonly branch: string; readonly turn: number } | undefined;
  /** Its play, by position in Trail.plays. */
  readonly play: number;
}

/** All branches, in the order in which they were made, and the one that is shown. */
interface Branches {
  readonly list: readonly Branch[];
  readonly shown: string;
}

/** A play without its future (asleep: a hundredth of the memory), or with it (awake). */
type Play =
  | { readonly kind: 'asleep'; readonly recipe: Recipe }
  | { readonly kind: 'awake'; readonly session: Session };

interface Act {
  /** The act in a few words. */
  readonly what: string;
  /** The figure that is being changed. Further changes of the figure are part of the same act. */
  readonly of?: string | undefined;
  readonly before: Branches;
  readonly after: Branches;
}

/** Branches, and everything that was done to them, so that it can be undone and redone. */
export interface Trail {
  readonly now: Branches;
  readonly origin: Origin;
  /** Every play that a branch has or had. Only the newest, and those that branches have now, are awake. */
  readonly plays: readonly Play[];
  readonly done: readonly Act[];
  readonly undone: readonly Act[];
}

const asleep = (recipe: Recipe): Play => ({ kind: 'asleep', recipe });
const awake = (session: Session): Play => ({ kind: 'awake', session });

const recipeIn = (play: Play): Recipe => (play.kind === 'awake' ? play.session.recipe : play.recipe);

const FIRST_BRANCH = 'b0';

/** A trail of branches whose plays are asleep; nothing was done in it yet. `list` gives the position of each play. */
export const trailOf = (origin: Origin, now: Branches, recipes: readonly Recipe[]): Trail => ({
  now,
  origin,
  plays: recipes.map(asleep),
  done: [],
  undone: [],
});

/** A play of a scenario at turn 0, with one branch. */
export const begin = (base: Scenario, model: Model, seed: string, turns?: number): Trail => {
  const origin = { base, model };
  const now = { list: [{ id: FIRST_BRANCH, name: 'main', left: undefined, play: 0 }], shown: FIRST_BRANCH };
  return wakeBranches(trailOf(origin, now, [startOf(origin, seed, turns)]));
};

/** The branch with an id. Throws RangeError if there is none. */
const branchOf = ({ list }: Branches, id: string): Branch => {
  const branch = list.find((each) => each.id === id);
  if (!branch) throw new RangeError(`there is no branch ${id}`);
  return branch;
};

export const shownBranch = ({ now }: Trail): Branch => branchOf(now, now.shown);

const playOf = ({ plays }: Trail, { name, play }: Branch): Play => {
  const found = plays[play];
  if (!found) throw new RangeError(`the branch ${name} has no play`);
  return found;
};

/** The recipe of a branch, whether it is asleep or awake. */
export const recipeOf = (trail: Trail, branch: Branch): Recipe => recipeIn(playOf(trail, branch));

export const shownRecipe = (trail: Trail): Recipe => recipeOf(trail, shownBranch(trail));

/** The session of a branch. If the session is asleep, its future is worked out again. */
export const branchSession = (trail: Trail, branch: Branch): Session => {
  const play = playOf(trail, branch);
  return play.kind === 'awake' ? play.session : sessionOf(trail.origin, play.recipe);
};

export const shownSession = (trail: Trail): Session => branchSession(trail, shownBranch(trail));

/** Shows another turn of the shown branch. This cannot be undone, because it changes nothing. */
export const jumpTo = (trail: Trail, turn: number): Trail => {
  const session = shownSession(trail);
  const moved = awake({ ...session, recipe: atTurn(session.recipe, turn) });
  return { ...trail, plays: trail.plays.with(shownBranch(trail).play, moved) };
};

const act = (trail: Trail, what: string, after: Branches, of?: string): Trail => {
  const last = trail.done.at(-1);
  const isSame = of !== undefined && last?.of === of;
  const before = isSame ? last.before : trail.now;
  const done = [...(isSame ? trail.done.slice(0, -1) : trail.done), { what, of, before, after }];
  return { ...trail, now: after, done, undone: [] };
};

const withBranch = ({ list, shown }: Branches, branch: Branch): Branches => ({
  list: list.map((each) => (each.id === branch.id ? branch : each)),
  shown,
});

const exchange = (trail: Trail, what: string, play: Play, of?: string): Trail => {
  const branch = { ...shownBranch(trail), play: trail.plays.length };
  return act({ ...trail, plays: [...trail.plays, play] }, what, withBranch(trail.now, branch), of);
};

/** Changes the play of the shown branch. Does nothing if `by` returns its own argument. */
export const change = (trail: Trail, what: string, by: (session: Session) => Session): Trail => {
  const before = shownSession(trail);
  const after = by(before);
  return after === before ? trail : exchange(trail, what, awake(after));
};

/**
 * Changes the recipe of the shown branch. Its future is not worked out until `wakeBranches`. Changes in a row of one figure,
 * which `of` names, are undone together; `wakeBranches` ends the row.
 */
export const amend = (trail: Trail, what: string, by: (recipe: Recipe) => Recipe, of?: string): Trail => {
  const before = shownRecipe(trail);
  const after = by(before);
  return after === before ? trail : exchange(trail, what, asleep(after), of);
};

/** Changes the recipes of all branches at once. */
export const amendAll = (trail: Trail, what: string, by: (recipe: Recipe) => Recipe): Trail => {
  const { list, shown } = trail.now;
  const plays = [...trail.plays, ...list.map((branch) => asleep(by(recipeOf(trail, branch))))];
  const moved = list.map((branch, i) => ({ ...branch, play: trail.plays.length + i }));
  return act({ ...trail, plays }, what, { list: moved, shown });
};

/** How many of the newest plays stay awake although no branch has them any more, so that undoing is instant. */
const KEPT_AWAKE = 6;

/** Ends the row of changes of one figure. */
const sealed = (trail: Trail): Trail => {
  const last = trail.done.at(-1);
  return last?.of === undefined ? trail : { ...trail, done: trail.done.with(-1, { ...last, of: undefined }) };
};

/** Wakes the plays of all branches, and puts old plays to sleep. */
export const wakeBranches = (before: Trail): Trail => {
  const trail = sealed(before);
  const wanted = new Set(trail.now.list.map(({ play }) => play));
  const old = trail.plays.length - KEPT_AWAKE;
  const plays = trail.plays.map((play, i) => {
    if (play.kind === 'asleep') return wanted.has(i) ? awake(sessionOf(trail.origin, play.recipe)) : play;
    return wanted.has(i) || i >= old ? play : asleep(play.session.recipe);
  });
  return plays.every((play, i) => play === trail.plays[i]) ? trail : { ...trail, plays };
};

/** Makes a branch that leaves the shown one at its shown turn, with the same past, and shows it. */
export const branchOff = (trail: Trail, name: string): Trail => {
  const { list, shown } = trail.now;
  const session = shownSession(trail);
  const { cursor } = session.recipe;
  const id = `b${1 + Math.max(...list.map((branch) => Number(branch.id.slice(1))))}`;
  const play = awake({ ...session, recipe: { ...session.recipe, reached: cursor } });
  const branch = { id, name, left: { branch: shown, turn: cursor }, play: trail.plays.length };
  return act({ ...trail, plays: [...trail.plays, play] }, `branch ${name}`, {
    list: [...list, branch],
    shown: id,
  });
};

/** Shows another branch, at the turn at which it was left. Throws RangeError if there is none with this id. */
export const showBranch = (trail: Trail, id: string): Trail => ({
  ...trail,
  now: { ...trail.now, shown: branchOf(trail.now, id).id },
});

/** Gives a branch another name. Throws RangeError if there is none with this id. */
export const renameBranch = (trail: Trail, id: string, name: string): Trail => {
  const branch = branchOf(trail.now, id);
  return branch.name === name
    ? trail
    : act(trail, `name ${name}`, withBranch(trail.now, { ...branch, name }));
};

/** Removes a branch and those that left it; the first one stays. Throws RangeError if there is none with this id. */
export const removeBranch = (trail: Trail, id: string): Trail => {
  const { left, name } = branchOf(trail.now, id);
  if (!left) return trail;
  const { list, shown } = trail.now;
  const gone = new Set([id]);
  for (const branch of list) if (branch.left && gone.has(branch.left.branch)) gone.add(branch.id);
  return act(trail, `remove ${name}`, {
    list: list.filter((branch) => !gone.has(branch.id)),
    shown: gone.has(shown) ? left.branch : shown,
  });
};

/** The branches of `to`. The shown branch stays, unless the act itself changed it or it is not there any more. */
const swapped = (now: Branches, from: Branches, to: Branches): Branches => {
  const shown = from.shown === to.shown ? now.shown : to.shown;
  const isThere = to.list.some(({ id }) => id === shown);
  return { list: to.list, shown: isThere ? shown : (to.list[0]?.id ?? '') };
};

/** Takes back the last act. Returns the trail itself if there is no act. */
export const undo = (trail: Trail): Trail => {
  const last = trail.done.at(-1);
  if (!last) return trail;
  return {
    ...trail,
    now: swapped(trail.now, last.after, last.before),
    done: trail.done.slice(0, -1),
    undone: [...trail.undone, last],
  };
};

/** Does the act again that was taken back last. Returns the trail itself if there is no such act. */
export const redo = (trail: Trail): Trail => {
  const last = trail.undone.at(-1);
  if (!last) return trail;
  return {
    ...trail,
    now: swapped(trail.now, last.before, last.after),
    done: [...trail.done, last],
    undone: trail.undone.slice(0, -1),
  };
};
