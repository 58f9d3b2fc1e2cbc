import type { StateId } from '../domain/ids.ts';
import type { ClockReading, Run, SingleChange } from '../domain/run.ts';
import { changesAt } from '../engine/explain/changes.ts';
import { freeReadings, readingsAt, type TurnReadings } from '../engine/explain/explain.ts';
import { type IndexParts, indexPartsAt } from '../engine/explain/index-parts.ts';
import { newestFew } from './newest.ts';
import { optionsOf, type Session } from './session.ts';

/** The reasons for the chance of a state's next step, and the changes that would alter the chance. */
export interface Explanation {
  /** The turn whose clocks these are: the one after the shown turn. */
  readonly turn: number;
  /** Clocks of all states for that turn, and for the turn before it (empty before turn 1). */
  readonly readings: readonly ClockReading[];
  readonly before: readonly ClockReading[];
  /** Single changes that would double, and halve, the chance of the state's step up. */
  readonly doubles: readonly SingleChange[];
  readonly halves: readonly SingleChange[];
}

/** How many answers are kept. Each new answer replays the future up to its turn. */
const KEPT = 8;

/** Makes an explainer. It works answers out when they are asked for, and keeps the newest. */
export const explainer = () => {
  const keptReadings = newestFew<Run, readonly ClockReading[]>(KEPT);
  const keptParts = newestFew<Run, IndexParts>(KEPT);
  const keptChanges = newestFew<Run, readonly SingleChange[]>(KEPT);
  /** Clocks of all states as they were read for a turn; empty for turns below 1 and beyond the one after the play. */
  const readings = (session: Session, turn: number): readonly ClockReading[] =>
    turn < 1 || turn > session.recipe.turns + 1
      ? []
      : keptReadings(session.run, String(turn), () => readingsAt(session.model, optionsOf(session), turn));
  const changes = (session: Session, turn: number, state: StateId, times: number): readonly SingleChange[] =>
    keptChanges(session.run, `${turn} ${state} ${times}`, () =>
      changesAt(session.model, optionsOf(session), turn, state, 'up', times),
    );
  return {
    readings,
    /** The parts of the indices at the end of a turn. */
    parts: (session: Session, turn: number): IndexParts =>
      keptParts(session.run, String(turn), () => indexPartsAt(session.model, optionsOf(session), turn)),
    /** Explains a state at the shown turn. */
    explain: (session: Session, state: StateId): Explanation => {
      const turn = session.recipe.cursor + 1;
      return {
        turn,
        readings: readings(session, turn),
        before: readings(session, turn - 1),
        doubles: changes(session, turn, state, 2),
        halves: changes(session, turn, state, 0.5),
      };
    },
  };
};

/**
 * The clocks of some states, and of the target, in each of some turns in order, as if no person decided for these states in
 * that turn.
 */
export const unheldReadings = (
  session: Session,
  states: readonly StateId[],
  turns: readonly number[],
): readonly TurnReadings[] => {
  const places = states.map((id) => session.model.ids.states.indexOf(id));
  return freeReadings(session.model, optionsOf(session), places, turns);
};
