import type { Edit } from '../domain/edit.ts';
import type { Decisions } from '../domain/run.ts';
import { compile } from '../model/compile.ts';
import type { Model } from '../model/model.ts';
import type { Scenario, ScenarioEvent } from '../scenario/scenario.ts';
import { applyWhatIf } from '../scenario/what-if.ts';
import { open, type Session } from './session.ts';

/** What makes a play: all else of a session follows from it and from the scenario that was opened. */
export interface Recipe {
  readonly edits: readonly Edit[];
  readonly events: readonly ScenarioEvent[];
  readonly decisions: Decisions;
  readonly seed: string;
  readonly future: number;
  readonly turns: number;
  readonly reached: number;
  readonly cursor: number;
}

/** The scenario that was opened, and what it compiles to. */
export interface Origin {
  readonly base: Scenario;
  readonly model: Model;
}

/** A play that has its future at hand. */
export const isAwake = (play: Recipe): play is Session => 'run' in play;

/** The recipe alone, which takes a hundredth of the memory. */
export const asleep = (play: Recipe): Recipe => {
  if (!isAwake(play)) return play;
  const { edits, events, decisions, seed, future, turns, reached, cursor } = play;
  return { edits, events, decisions, seed, future, turns, reached, cursor };
};

/** Plays a recipe's future, unless it is at hand. Throws RangeError for an edit that leads nowhere. */
export const wake = ({ base, model }: Origin, play: Recipe): Session => {
  if (isAwake(play)) return play;
  const { edits, events, decisions, seed, future, turns, reached, cursor } = play;
  const isChanged = edits.length + events.length > 0;
  const scenario = isChanged ? applyWhatIf(base, { edits, events, decisions: [] }) : base;
  const fresh = isChanged ? compile(scenario) : model;
  const session = open({ scenario, model: fresh, seed, future, decisions, turns });
  return { ...session, base, edits, events, reached, cursor };
};
