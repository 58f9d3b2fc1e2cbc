import { turnDate, turnOf } from '../domain/dates.ts';
import type { StateId } from '../domain/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ObservedAct, Wave } from './observed.ts';
import type { ObservedMove } from './replay.ts';

/** Turns in which a state could have moved: first and last, both included. */
export interface Window {
  readonly first: number;
  readonly last: number;
}

/** A wave in the terms of the engine: positions of states, turns, rungs. */
export interface History {
  readonly id: string;
  readonly scenario: Scenario;
  /** In turn order. */
  readonly moves: readonly ObservedMove[];
  /** By position of the state; first after last: never at risk. */
  readonly windows: readonly Window[];
  /** States with an act of unknown day: of them nothing is known but that they stood still before the first turn. */
  readonly undated: number;
}

const NEVER: Window = { first: 1, last: 0 };

/** Recognition leads to the top, withdrawal to the bottom; a freeze leaves a state where it stands. */
const rungOf = (act: ObservedAct['act'], top: number): number | undefined =>
  act === 'recognises' ? top : act === 'withdraws' ? 0 : undefined;

const movesOf = (scenario: Scenario, acts: readonly ObservedAct[]): readonly ObservedMove[] => {
  const positions = new Map<StateId, number>(scenario.states.map(({ id }, i) => [id, i]));
  const { start, turn: unit, turns, ladder } = scenario;
  return acts
    .flatMap(({ state, date, act }) => {
      const position = positions.get(state);
      const to = rungOf(act, ladder.length - 1);
      if (position === undefined || to === undefined || date === undefined) return [];
      // An act of the first day itself falls in the first turn: at turn 0 nothing moves.
      const turn = Math.max(1, turnOf(start, unit, date));
      return turn <= turns ? [{ state: position, turn, to }] : [];
    })
    .sort((a, b) => a.turn - b.turn || a.state - b.state);
};

/**
 * Turns a wave into a history. A state with an act of unknown day is never at risk: it is no refuser, and when it moved
 * nobody knows. Acts after the last turn of the scenario are not looked at.
 */
export const historyOf = ({ id, scenario, acts, atRisk }: Wave): History => {
  const { start, turn: unit, turns } = scenario;
  const undated = new Set(acts.flatMap(({ state, date }) => (date === undefined ? [state] : [])));
  const bounds = new Map(atRisk.map((row) => [row.state, row]));
  const end = turnDate(start, unit, turns);
  const windowOf = (state: StateId): Window => {
    if (undated.has(state)) return NEVER;
    const { from, to } = bounds.get(state) ?? {};
    const first = from === undefined ? 1 : Math.max(1, turnOf(start, unit, from));
    const last = to === undefined || to >= end ? turns : turnOf(start, unit, to);
    return { first, last };
  };
  return {
    id,
    scenario,
    moves: movesOf(scenario, acts),
    windows: scenario.states.map((state) => windowOf(state.id)),
    undated: undated.size,
  };
};
