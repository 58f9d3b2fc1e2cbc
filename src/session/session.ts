import type { Edit } from '../domain/edit.ts';
import type { StateId } from '../domain/ids.ts';
import type { Decision, Decisions, Run } from '../domain/run.ts';
import { modelWithDecisions, playRun, type RunOptions, uniformOf } from '../engine/run.ts';
import { compile } from '../model/compile.ts';
import type { Model } from '../model/model.ts';
import type { Scenario, ScenarioEvent } from '../scenario/scenario.ts';
import { applyWhatIf } from '../scenario/what-if.ts';

/** A scenario as it was opened, and its model. */
export interface Origin {
  readonly base: Scenario;
  readonly model: Model;
}

/** Everything that a person chose in a play. With the origin it determines the whole play, so it alone is saved. */
export interface Recipe {
  /** Edits of the scenario, in force from the start. */
  readonly edits: readonly Edit[];
  /** Events that were dropped in, each on a day of its own. */
  readonly events: readonly ScenarioEvent[];
  readonly decisions: Decisions;
  readonly seed: string;
  /** Which future of the seed, from 0. */
  readonly future: number;
  /** The last turn of the play. */
  readonly turns: number;
  /** The furthest turn that was played. */
  readonly reached: number;
  /** The turn that is shown: 0 (the start) to `reached`. */
  readonly cursor: number;
}

/** A play with its future worked out. */
export interface Session {
  readonly recipe: Recipe;
  /** The scenario with the recipe's edits and events, and its model. */
  readonly scenario: Scenario;
  readonly model: Model;
  /**
   * The future up to the scenario's last turn; what lies beyond `reached` was not shown yet. It has one turn more than
   * the play, because clocks are read as they are for the coming turn.
   */
  readonly run: Run;
}

/** A play at turn 0 in which nothing is changed; it has as many turns as the scenario unless `turns` is given. */
export const startOf = ({ base }: Origin, seed: string, turns: number = base.turns, future = 0): Recipe => ({
  edits: [],
  events: [],
  decisions: {},
  seed,
  future,
  turns,
  reached: 0,
  cursor: 0,
});

/** Whether a thing with some chance comes about in a play's future. The same name and n always have the same luck. */
export const comesAbout = (
  { recipe }: Pick<Session, 'recipe'>,
  chance: number,
  name: string,
  n: number,
): boolean => uniformOf(recipe, name, n) < chance;

/** The options for the engine. The same options always give the same future. */
export const optionsOf = ({ recipe, scenario }: Pick<Session, 'recipe' | 'scenario'>): RunOptions => ({
  seed: recipe.seed,
  future: recipe.future,
  turns: scenario.turns,
  decisions: recipe.decisions,
});

/** The model of a play in which people decide as they did: for other futures than the played one. */
export const decidedModel = ({ model, recipe }: Pick<Session, 'model' | 'recipe'>): Model =>
  modelWithDecisions(model, recipe.decisions);

/** As `sessionOf`, on a scenario that has no model yet. */
export const sessionOn = (base: Scenario, recipe: Recipe): Session => {
  const { edits, events } = recipe;
  const scenario = applyWhatIf(base, { edits, events, decisions: [] });
  const model = compile(scenario);
  return { recipe, scenario, model, run: playRun(model, optionsOf({ recipe, scenario })) };
};

/** Works out the future of a recipe. Throws RangeError for an edit of a path that the scenario lacks. */
export const sessionOf = ({ base, model }: Origin, recipe: Recipe): Session => {
  if (recipe.edits.length + recipe.events.length > 0) return sessionOn(base, recipe);
  return { recipe, scenario: base, model, run: playRun(model, optionsOf({ recipe, scenario: base })) };
};

/** Shows a turn, whether it was played before or not; turns outside the play count as its first or last. */
export const atTurn = (recipe: Recipe, turn: number): Recipe => {
  const cursor = Math.min(recipe.turns, Math.max(0, Math.trunc(turn)));
  return { ...recipe, cursor, reached: Math.max(recipe.reached, cursor) };
};

/** Replaces the events that were dropped in. What was played after the shown turn no longer counts as played. */
export const withEvents = (recipe: Recipe, events: readonly ScenarioEvent[]): Recipe => ({
  ...recipe,
  events,
  reached: recipe.cursor,
});

/** Drops in an event; it replaces one with the same id. */
export const dropIn = (recipe: Recipe, event: ScenarioEvent): Recipe =>
  withEvents(recipe, [...recipe.events.filter(({ id }) => id !== event.id), event]);

/** Goes back to turn 0 without decisions, with the same luck or the luck of another seed. */
export const restart = (recipe: Recipe, seed: string = recipe.seed): Recipe => ({
  ...recipe,
  seed,
  decisions: {},
  reached: 0,
  cursor: 0,
});

/** The decisions with one changed in `turn`, and without those of later turns. */
const decided = (
  decisions: Decisions,
  turn: number,
  state: StateId,
  decision: Decision | undefined,
): Decisions => {
  const earlier = Object.entries(decisions).filter(([each]) => Number(each) < turn);
  const { [state]: _, ...others } = decisions[turn] ?? {};
  const now = decision === undefined ? others : { ...others, [state]: decision };
  return Object.fromEntries([...earlier, ...(Object.keys(now).length > 0 ? [[turn, now]] : [])]);
};

/**
 * Sets a person's decision for a state in the turn after the shown turn. Undefined takes the decision back. Turns up to
 * the shown turn keep their records. Later turns are played again, and later decisions are dropped. After the last turn
 * the session is returned as it is.
 */
export const decide = (session: Session, state: StateId, decision: Decision | undefined): Session => {
  const { recipe, scenario, model } = session;
  const turn = recipe.cursor + 1;
  if (turn > recipe.turns) return session;
  const decisions = decided(recipe.decisions, turn, state, decision);
  const after = { ...recipe, decisions, reached: recipe.cursor };
  const again = playRun(model, optionsOf({ recipe: after, scenario }));
  const turns = [...session.run.turns.slice(0, turn), ...again.turns.slice(turn)];
  return { ...session, recipe: after, run: { ...again, turns } };
};

/** A person's decisions for the turn after the shown turn, by state. */
export const decisionsAhead = ({ decisions, cursor }: Recipe): Readonly<Record<StateId, Decision>> =>
  decisions[cursor + 1] ?? {};
