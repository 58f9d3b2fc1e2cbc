import { turnOf } from '../domain/dates.ts';
import { type Edit, isSameEdits } from '../domain/edit.ts';
import type { StateId } from '../domain/ids.ts';
import type { Decision } from '../domain/run.ts';
import { type BranchRow, branchRows } from '../report/run/branches-view.ts';
import { type EventRow, eventRows } from '../report/run/events-view.ts';
import { describeEdit, type EditWords, type WeightRow, weightRows } from '../report/run/weights-view.ts';
import { decisionText, whatIfLines } from '../report/run/what-if-text.ts';
import { namesOf } from '../report/words/names.ts';
import { quantity } from '../report/words/numbers.ts';
import {
  amend,
  amendAll,
  branchSession,
  change,
  jumpTo,
  shownRecipe,
  type Trail,
  wakeBranches,
} from '../session/branches.ts';
import { droppedIn, weightFrom, whatIfOf } from '../session/changes.ts';
import { decide, dropIn, restart, withEvents } from '../session/session.ts';

/** The edits of the shown branch. */
export const editsOf = (trail: Trail): readonly Edit[] => shownRecipe(trail).edits;

/** Each edit of the shown branch in words. */
export const editTexts = (trail: Trail): readonly EditWords[] => {
  const edits = editsOf(trail);
  return edits.map((each) => describeEdit(trail.origin.base, edits, each));
};

/** What the shown branch changes after the start, in words: events that were dropped in, and decisions. */
export const changesOnTheWay = (trail: Trail): readonly string[] => {
  const { base } = trail.origin;
  return whatIfLines(base, { ...whatIfOf(base, shownRecipe(trail)), edits: [] });
};

/** All branches, ready to draw. */
export const branchesOf = (trail: Trail): readonly BranchRow[] => {
  const { base } = trail.origin;
  return branchRows({
    base,
    shown: trail.now.shown,
    branches: trail.now.list.map((branch) => {
      const session = branchSession(trail, branch);
      return { branch, session, whatIf: whatIfOf(base, session.recipe) };
    }),
  });
};

/** A name that no branch has. */
export const freeName = ({ now }: Trail): string => {
  const taken = new Set(now.list.map(({ name }) => name));
  let number = now.list.length;
  while (taken.has(`branch ${number}`)) number++;
  return `branch ${number}`;
};

const editsText = (trail: Trail, edits: readonly Edit[]): string => {
  const { base } = trail.origin;
  const before = editsOf(trail);
  const fresh = edits.find(
    (each) => !before.some(({ path, value }) => path === each.path && value === each.value),
  );
  if (fresh) return describeEdit(base, edits, fresh).text;
  const gone = before.filter(({ path }) => !edits.some((each) => each.path === path));
  const [only] = gone;
  return gone.length === 1 && only
    ? `${describeEdit(base, before, only).label} as it was`
    : 'all weights as they were';
};

/** The same future with other edits of the scenario. It is not worked out yet. `of` is the argument of `amend`. */
export const withEdits = (trail: Trail, edits: readonly Edit[], of?: string): Trail =>
  amend(
    trail,
    editsText(trail, edits),
    (recipe) => (isSameEdits(edits, recipe.edits) ? recipe : { ...recipe, edits }),
    of,
  );

/** The weights of all states, or of one, as they are at the start. */
export const weightsOf = (trail: Trail, state?: StateId): readonly WeightRow[] =>
  weightRows(trail.origin.base, editsOf(trail), state);

/** The value that a weight was last given on the way, up to a turn. Undefined if it has the value of the start. */
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

/** The weights as they are at the shown turn, to be changed from there on. */
export const weightsFromHere = (trail: Trail, state?: StateId): readonly WeightRow[] => {
  const { cursor } = shownRecipe(trail);
  return weightsOf(trail, state).map((row) => {
    const base = setOnTheWay(trail, row.id, state, cursor - 1) ?? row.value;
    const value = setOnTheWay(trail, row.id, state, cursor) ?? base;
    return { ...row, base, value, edited: value !== base, high: Math.max(row.high, value, base) };
  });
};

/**
 * Changes a weight from the shown turn on. Undefined takes this back. The future is worked out later. `of` is for
 * `amend`.
 */
export const weighFromHere = (
  trail: Trail,
  weight: string,
  value: number | undefined,
  state?: StateId,
  of?: string,
): Trail => {
  const { base } = trail.origin;
  const { cursor, events } = shownRecipe(trail);
  if (cursor < 1) return trail;
  const event = weightFrom(base, cursor, weight, value ?? 0, state);
  const others = events.filter(({ id }) => id !== event.id);
  if (value === undefined && others.length === events.length) return trail;
  const names = namesOf(base);
  const whose = state === undefined ? '' : `${names.state(state)}: `;
  const what = `${whose}${names.term(weight)} ${value === undefined ? 'as it was' : quantity(value)} from here`;
  return amend(
    trail,
    what,
    (recipe) => withEvents(recipe, value === undefined ? others : [...others, event]),
    of,
  );
};

/** The events that can be made to happen in the turn after the shown one. */
export const eventsAhead = (trail: Trail): readonly EventRow[] => {
  const { base } = trail.origin;
  const { cursor, events } = shownRecipe(trail);
  const ids = new Set(events.map(({ id }) => id));
  const dropped = base.events.filter(({ id }) => ids.has(droppedIn(base, cursor + 1, id)?.id ?? ''));
  return eventRows(base, base.events, new Set(dropped.map(({ id }) => id)));
};

/** Makes an event happen in the turn after the shown one, or takes it out again if it was dropped in there. */
export const dropOrTake = (trail: Trail, id: string): Trail => {
  const { cursor, turns, events } = shownRecipe(trail);
  const event = cursor < turns ? droppedIn(trail.origin.base, cursor + 1, id) : undefined;
  if (!event) return trail;
  const others = events.filter((each) => each.id !== event.id);
  return wakeBranches(
    others.length < events.length
      ? amend(trail, `without ${event.label}`, (recipe) => withEvents(recipe, others))
      : amend(trail, event.label, (recipe) => dropIn(recipe, event)),
  );
};

/** Sets a person's decision for the coming turn. Undefined takes the decision back. */
export const decideFor = (trail: Trail, state: StateId, decision: Decision | undefined): Trail => {
  const names = namesOf(trail.origin.base);
  const deed = decision === undefined ? 'left to itself' : decisionText(decision, names);
  return wakeBranches(
    change(trail, `${names.state(state)} ${deed}`, (session) => decide(session, state, decision)),
  );
};

/** Starts the shown branch again with the same luck, without decisions. */
export const startAgain = (trail: Trail): Trail =>
  Object.keys(shownRecipe(trail).decisions).length === 0
    ? jumpTo(trail, 0)
    : wakeBranches(amend(trail, 'start again, without decisions', (recipe) => restart(recipe)));

/** Starts all branches again with the luck of another seed. Their decisions stay. */
export const otherLuck = (trail: Trail, seed: string): Trail =>
  wakeBranches(
    amendAll(trail, `the luck of ${seed}`, (recipe) => ({ ...recipe, seed, reached: 0, cursor: 0 })),
  );
