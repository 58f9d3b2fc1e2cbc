import { castDraft, produce } from 'immer';
import type { Edit } from '../domain/edit.ts';
import type { StateId } from '../domain/ids.ts';
import type { Decision, Decisions, Run } from '../domain/run.ts';
import { playRun, type RunOptions } from '../engine/run.ts';
import { compile } from '../model/compile.ts';
import type { Model } from '../model/model.ts';
import type { Scenario, ScenarioEvent } from '../scenario/scenario.ts';
import { applyWhatIf } from '../scenario/what-if.ts';

/** One person's play of a scenario: a future, the decisions taken in it, and the turn that is looked at. */
export interface Session {
  /** The scenario as it is played: with the edits and events. */
  readonly scenario: Scenario;
  /** The scenario that was opened, and the edits that lie on it from the start. */
  readonly base: Scenario;
  readonly edits: readonly Edit[];
  /** Events that were dropped in, each on a day of its own. */
  readonly events: readonly ScenarioEvent[];
  readonly model: Model;
  readonly seed: string;
  /** Which future of the seed, from 0. */
  readonly future: number;
  readonly decisions: Decisions;
  /** The last turn of the play. */
  readonly turns: number;
  /**
   * The future as these decisions have it; what lies beyond `reached` was not played yet. It has one turn more than the
   * play, since clocks are read as they stand for the turn that comes.
   */
  readonly run: Run;
  /** The furthest turn that was played. */
  readonly reached: number;
  /** The turn that is shown, 0 (the start) to `reached`. */
  readonly cursor: number;
}

export interface Opening {
  readonly scenario: Scenario;
  /** The scenario, compiled. */
  readonly model: Model;
  readonly seed: string;
  readonly future?: number;
  readonly decisions?: Decisions;
  /** How many turns; as many as the scenario says unless given. */
  readonly turns?: number;
}

/** What the engine is asked for: the same options always give the same future. */
export const optionsOf = (
  session: Pick<Session, 'scenario' | 'seed' | 'future' | 'decisions'>,
): RunOptions => ({
  seed: session.seed,
  future: session.future,
  turns: session.scenario.turns,
  decisions: session.decisions,
});

/** Begins a play at turn 0. */
export const open = (opening: Opening): Session => {
  const { scenario, model, seed, future = 0, decisions = {}, turns = scenario.turns } = opening;
  const start = { scenario, base: scenario, edits: [], events: [], model, seed, future, decisions, turns };
  return { ...start, run: playRun(model, optionsOf(start)), reached: 0, cursor: 0 };
};

/** Shows a turn, played before or not; turns outside the scenario count as its first or last. */
export const jump = (session: Session, turn: number): Session =>
  produce(session, (draft) => {
    draft.cursor = Math.min(session.turns, Math.max(0, Math.trunc(turn)));
    draft.reached = Math.max(session.reached, draft.cursor);
  });

/** One turn on; the last turn stays. */
export const step = (session: Session): Session => jump(session, session.cursor + 1);

/** One turn back; what was played after it stays as it was. */
export const back = (session: Session): Session => jump(session, session.cursor - 1);

/** Begins again at turn 0, without decisions, with the same luck or that of another seed. */
export const restart = (session: Session, seed: string = session.seed): Session => {
  const { scenario, model, future, turns, base, edits, events } = session;
  return { ...open({ scenario, model, seed, future, turns }), base, edits, events };
};

type Changes = Partial<Pick<Session, 'edits' | 'events'>>;

/**
 * Lays other edits or events on the scenario that was opened and plays the same future of it: the same luck and
 * decisions, shown at the same turn. Throws RangeError for an edit that leads nowhere.
 */
export const change = (session: Session, changes: Changes): Session => {
  const { base, seed, future, decisions, turns, reached, cursor } = session;
  const { edits = session.edits, events = session.events } = changes;
  const scenario = applyWhatIf(base, { edits, events, decisions: [] });
  const again = open({ scenario, model: compile(scenario), seed, future, decisions, turns });
  return { ...again, base, edits, events, reached, cursor };
};

/** Lays other edits on the scenario that was opened, from the start. */
export const edit = (session: Session, edits: readonly Edit[]): Session => change(session, { edits });

/** Has one event more happen; one of the same id gives way to it. What was played after the shown turn is played anew. */
export const dropIn = (session: Session, event: ScenarioEvent): Session => {
  const events = [...session.events.filter(({ id }) => id !== event.id), event];
  return { ...change(session, { events }), reached: session.cursor };
};

const decided = (
  decisions: Decisions,
  turn: number,
  state: StateId,
  decision: Decision | undefined,
): Decisions =>
  produce(decisions, (draft) => {
    for (const later of Object.keys(draft).map(Number)) if (later > turn) delete draft[later];
    const { [state]: _, ...others } = draft[turn] ?? {};
    const now = decision === undefined ? others : { ...others, [state]: decision };
    if (Object.keys(now).length > 0) draft[turn] = now;
    else delete draft[turn];
  });

/**
 * A person decides what a state does in the turn after the shown one, instead of its clocks; undefined takes such a
 * decision back. What was played up to the shown turn stays; what came after it, decisions included, is played anew.
 * After the last turn nothing is left to decide, and the session stays as it is.
 */
export const decide = (session: Session, state: StateId, decision: Decision | undefined): Session => {
  const turn = session.cursor + 1;
  if (turn > session.turns) return session;
  const decisions = decided(session.decisions, turn, state, decision);
  const anew = playRun(session.model, optionsOf({ ...session, decisions }));
  return produce(session, (draft) => {
    draft.decisions = castDraft(decisions);
    draft.run.turns = castDraft([...session.run.turns.slice(0, turn), ...anew.turns.slice(turn)]);
    draft.reached = session.cursor;
  });
};

/** What a person has decided for the turn after the shown one, by state. */
export const decisionsAhead = (session: Session): Readonly<Record<StateId, Decision>> =>
  session.decisions[session.cursor + 1] ?? {};
