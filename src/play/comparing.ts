import { type LiveQuestion, type LiveSide, sideWith } from '../report/compare/live-question.ts';
import { type SideBySideView, type SideRun, sideBySide } from '../report/compare/side-by-side.ts';
import { whatIfLines } from '../report/run/what-if-text.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { applyWhatIf, NO_CHANGE } from '../scenario/what-if.ts';
import {
  type Branch,
  branchSession,
  recipeOf,
  shownBranch,
  shownRecipe,
  type Trail,
} from '../session/branches.ts';
import { hasChanges, whatIfOf } from '../session/changes.ts';
import { type Origin, type Recipe, type Session, sessionOf, startOf } from '../session/session.ts';
import { firstDifference } from '../study/compare/first-difference.ts';

/** The id of the scenario as it was opened, among the sides of a comparison. */
const BASE_SIDE = 'base';

/** What can be on a side of a comparison: the scenario, or a branch. */
interface SideChoice {
  readonly id: string;
  readonly name: string;
}

/** Both sides of a comparison by id. */
export type ComparedSides = readonly [a: string, b: string];

export const sidesOf = ({ now }: Trail): readonly SideChoice[] => [
  { id: BASE_SIDE, name: 'the scenario' },
  ...now.list.map(({ id, name }) => ({ id, name })),
];

/** The first comparison: the shown branch against the branch that it left, or against the scenario. */
export const firstSides = (trail: Trail): ComparedSides => {
  const shown = shownBranch(trail);
  if (shown.left) return [shown.left.branch, shown.id];
  const newest = trail.now.list.at(-1);
  return newest && newest !== shown && !hasChanges(shownRecipe(trail))
    ? [shown.id, newest.id]
    : [BASE_SIDE, shown.id];
};

const branchAt = ({ now }: Trail, id: string): Branch | undefined => now.list.find((each) => each.id === id);

/** The scenario as it was opened, in the future of the shown branch. */
const baseRecipe = (trail: Trail): Recipe => {
  const { seed, turns, future } = shownRecipe(trail);
  return startOf(trail.origin, seed, turns, future);
};

/** A cache of the newest session of a scenario without changes. */
const baseSessions = new WeakMap<Origin, Session>();

const baseSession = ({ origin }: Trail, recipe: Recipe): Session => {
  const kept = baseSessions.get(origin);
  if (kept?.recipe.seed === recipe.seed && kept.recipe.future === recipe.future) return kept;
  const session = sessionOf(origin, recipe);
  baseSessions.set(origin, session);
  return session;
};

const sessionAt = (trail: Trail, id: string): Session => {
  const branch = branchAt(trail, id);
  return branch ? branchSession(trail, branch) : baseSession(trail, baseRecipe(trail));
};

const sideRun = (trail: Trail, id: string): SideRun => {
  const { scenario, run, recipe } = sessionAt(trail, id);
  const { base } = trail.origin;
  const name = sidesOf(trail).find((each) => each.id === id)?.name ?? '';
  return { name, changes: whatIfLines(base, whatIfOf(base, recipe)), scenario, run };
};

/** The two histories of this future, with the differences first. */
export const sideBySideOf = (trail: Trail, sides: ComparedSides): SideBySideView => {
  const [a, b] = [sideRun(trail, sides[0]), sideRun(trail, sides[1])];
  const first = firstDifference(a.run, b.run);
  return sideBySide({ a, b, turns: shownRecipe(trail).turns, first });
};

const sideAt = (trail: Trail, id: string): LiveSide => {
  const branch = branchAt(trail, id);
  return sideWith(branch ? whatIfOf(trail.origin.base, recipeOf(trail, branch)) : NO_CHANGE);
};

/** A cache, because screens ask for the scenario of a side at every frame. */
const sideScenarios = new WeakMap<Recipe, Scenario>();

/** The scenario of a side with its edits and events, also before its future is worked out. */
export const scenarioOf = (trail: Trail, id: string): Scenario => {
  const { base } = trail.origin;
  const branch = branchAt(trail, id);
  const recipe = branch && recipeOf(trail, branch);
  if (!recipe || !hasChanges(recipe)) return base;
  const scenario = sideScenarios.get(recipe) ?? applyWhatIf(base, whatIfOf(base, recipe));
  sideScenarios.set(recipe, scenario);
  return scenario;
};

/** The question to many futures from the start that compares two sides. */
export const questionBetween = (trail: Trail, [a, b]: ComparedSides): LiveQuestion => ({
  seed: shownRecipe(trail).seed,
  a: sideAt(trail, a),
  b: sideAt(trail, b),
});

/** The question for the odds of the shown branch from the shown turn on. All futures share the past up to this turn. */
export const questionOf = (trail: Trail): LiveQuestion => {
  const { future, cursor: turn } = shownRecipe(trail);
  const question = questionBetween(trail, [BASE_SIDE, trail.now.shown]);
  return turn === 0 ? question : { ...question, past: { future, turn } };
};
