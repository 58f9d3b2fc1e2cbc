import { turnOf } from '../../domain/dates.ts';
import type { StateId } from '../../domain/ids.ts';
import { branchRows } from '../../report/branches-view.ts';
import { eventRows } from '../../report/events-view.ts';
import { namesOf } from '../../report/names.ts';
import { quantity } from '../../report/numbers.ts';
import { weightRows } from '../../report/weights-view.ts';
import { decisionText, whatIfLines } from '../../report/what-if-text.ts';
import type { ScenarioEvent } from '../../scenario/scenario.ts';
import {
  amend,
  branchOff,
  change,
  playOf,
  prune,
  recipeOf,
  redo,
  rename,
  settle,
  show,
  shownBranch,
  type Trail,
  undo,
} from '../../session/branches.ts';
import { droppedIn, weightFrom, whatIfOf } from '../../session/changes.ts';
import { isAwake, type Recipe } from '../../session/recipe.ts';
import { dropIn } from '../../session/session.ts';
import type { Branching, Deed } from '../../tui/branching.ts';
import { oddsQuestion } from './odds-question.ts';

/** What makes the shown branch, played or not. */
export const shownRecipe = (trail: Trail): Recipe => recipeOf(trail, shownBranch(trail));

const undone = (trail: Trail): Deed<Trail> => ({ play: undo(trail), what: trail.done.at(-1)?.what });
const redone = (trail: Trail): Deed<Trail> => ({ play: redo(trail), what: trail.undone.at(-1)?.what });

const freeName = ({ now }: Trail): string => {
  const taken = new Set(now.list.map(({ name }) => name));
  let number = now.list.length;
  while (taken.has(`branch ${number}`)) number++;
  return `branch ${number}`;
};

/** The recipe with an event more, less or exchanged; what was played after the shown turn is played anew. */
const withEvents = (recipe: Recipe, events: readonly ScenarioEvent[]): Recipe => ({
  ...recipe,
  events,
  reached: recipe.cursor,
});

const dropOrTake = (trail: Trail, id: string): Trail => {
  const { base } = trail.origin;
  const recipe = shownRecipe(trail);
  const event = recipe.cursor < recipe.turns ? droppedIn(base, recipe.cursor + 1, id) : undefined;
  if (!event) return trail;
  const others = recipe.events.filter((each) => each.id !== event.id);
  return others.length < recipe.events.length
    ? settle(amend(trail, `without ${event.label}`, (r) => withEvents(r, others)))
    : settle(change(trail, event.label, (session) => dropIn(session, event)));
};

const droppedHere = (trail: Trail): ReadonlySet<string> => {
  const { base } = trail.origin;
  const { cursor, events } = shownRecipe(trail);
  const ids = new Set(events.map(({ id }) => id));
  return new Set(
    base.events.filter(({ id }) => ids.has(droppedIn(base, cursor + 1, id)?.id ?? '')).map(({ id }) => id),
  );
};

/** The last value that a weight was given on its way, up to and with a turn; undefined where it has that of the start. */
const setOnTheWay = (
  trail: Trail,
  weight: string,
  state: StateId | undefined,
  upTo: number,
): number | undefined => {
  const { base } = trail.origin;
  const found = shownRecipe(trail).events.flatMap((event) => {
    const [effect] = event.effects;
    const date = event.timing.kind === 'dates' ? event.timing.dates[0] : undefined;
    if (effect?.kind !== 'weight' || effect.weight !== weight || date === undefined) return [];
    const turn = turnOf(base.start, base.turn, date);
    const isOfAll = effect.states.length > 1;
    if (turn > upTo || (isOfAll ? false : effect.states[0] !== state)) return [];
    return [{ turn, isOfAll, value: effect.value }];
  });
  return found.toSorted((a, b) => a.turn - b.turn || Number(b.isOfAll) - Number(a.isOfAll)).at(-1)?.value;
};

const weightsFromHere = (trail: Trail, state?: StateId) => {
  const { edits, cursor } = shownRecipe(trail);
  return weightRows(trail.origin.base, edits, state).map((row) => {
    const base = setOnTheWay(trail, row.id, state, cursor - 1) ?? row.value;
    const value = setOnTheWay(trail, row.id, state, cursor) ?? base;
    return { ...row, base, value, edited: value !== base, high: Math.max(row.high, value, base) };
  });
};

const weighFromHere = (trail: Trail, weight: string, value: number | undefined, state?: StateId): Trail => {
  const { base } = trail.origin;
  const { cursor, events } = shownRecipe(trail);
  if (cursor < 1) return trail;
  const event = weightFrom(base, cursor, weight, value ?? 0, state);
  const others = events.filter(({ id }) => id !== event.id);
  if (value === undefined && others.length === events.length) return trail;
  const whose = state === undefined ? '' : `${namesOf(base).state(state)}: `;
  const what = `${whose}${namesOf(base).term(weight)} ${value === undefined ? 'as it was' : quantity(value)} from here`;
  return amend(trail, what, (recipe) =>
    withEvents(recipe, value === undefined ? others : [...others, event]),
  );
};

/** What can be done to branches, for the screens. */
export const trailBranching: Branching<Trail> = {
  undo: undone,
  redo: redone,
  branchOff: (trail, name) => branchOff(trail, name),
  showBranch: (trail, id) => settle(show(trail, id)),
  renameBranch: rename,
  removeBranch: (trail, id) => settle(prune(trail, id)),
  branches: (trail) =>
    branchRows({
      base: trail.origin.base,
      shown: trail.now.shown,
      branches: trail.now.list.map((branch) => {
        const session = playOf(trail, branch);
        return { branch, session, whatIf: whatIfOf(session) };
      }),
    }),
  freeName,
  events: (trail) => eventRows(trail.origin.base, trail.origin.base.events, droppedHere(trail)),
  dropIn: dropOrTake,
  weightsFromHere,
  weighFromHere,
  settle: (trail) =>
    trail.now.list.every((branch) => isAwake(recipeOf(trail, branch))) ? trail : settle(trail),
  changesOnTheWay: (trail) => {
    const { base } = trail.origin;
    return whatIfLines(base, whatIfOf({ ...shownRecipe(trail), base, edits: [] }));
  },
  edits: (trail) => shownRecipe(trail).edits,
  question: (trail) => oddsQuestion(trail.origin.base, shownRecipe(trail)),
};

/** What a decision for the turn after the shown one is called. */
export const decisionDeed = (
  trail: Trail,
  state: StateId,
  decision: Parameters<typeof decisionText>[0] | undefined,
): string => {
  const names = namesOf(trail.origin.base);
  return decision === undefined
    ? `${names.state(state)} left to itself`
    : `${names.state(state)} ${decisionText(decision, names)}`;
};
