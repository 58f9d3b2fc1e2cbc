import { turnDate, turnOf } from '../../domain/dates.ts';
import type { StateId } from '../../domain/ids.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type ObservedAct, possibleDays, type Wave } from '../waves/observed.ts';
import type { ObservedMove } from '../waves/replay.ts';

/** One possible course of the states without a record, and the share of these states that took it. */
interface UnseenCourse {
  /** Turns in one of which they stepped up, both included; undefined: they did not up to `last`. */
  readonly span: { readonly first: number; readonly last: number } | undefined;
  /** The last turn for which this is known. */
  readonly last: number;
  readonly share: number;
}

/** States of which nothing is known one by one, by position; totals say how many of them stepped up by which turn. */
interface Unseen {
  readonly states: readonly number[];
  readonly courses: readonly UnseenCourse[];
}

/** The first steps, by totals, of states for which it is unknown whether they acted. Undefined without totals. */
const unseenOf = ({ scenario, acts, totals = [] }: Wave): Unseen | undefined => {
  const { states: all, start, turn: unit, turns } = scenario;
  const acted = new Set(acts.flatMap(({ state, to }) => (to === 'unknown' ? [] : [state])));
  const lost = new Set(
    acts.flatMap(({ state, to, date, within }) => (to === 'unknown' && !date && !within ? [state] : [])),
  );
  const states = all.flatMap(({ id, rung }, i) => (rung === 0 && lost.has(id) && !acted.has(id) ? [i] : []));
  const first = totals.filter(({ rung }) => rung === 1);
  if (first.length === 0 || states.length === 0) return undefined;
  const knownBy = (day: string): number =>
    all.filter(
      ({ id, rung }) =>
        rung >= 1 ||
        acts.some(
          (act) =>
            act.state === id && act.to !== 'unknown' && (act.date ?? act.within?.last ?? '9999') <= day,
        ),
    ).length;
  let [from, before] = [0, 0];
  const courses = first.map(({ to, count }): UnseenCourse => {
    const last = Math.min(turns, Math.max(1, turnOf(start, unit, to)));
    const here = Math.min(states.length, Math.max(before, count - knownBy(to)));
    const course = { span: { first: from + 1, last }, last, share: (here - before) / states.length };
    [from, before] = [last, here];
    return course;
  });
  return {
    states,
    courses: [...courses, { span: undefined, last: from, share: 1 - before / states.length }],
  };
};

/** Turns in which a state could have moved: first and last, both included. */
interface Window {
  readonly first: number;
  readonly last: number;
}

/** A wave in the terms of the engine: positions of states, turns, rungs. */
export interface History {
  readonly id: string;
  readonly scenario: Scenario;
  /** In turn order. */
  readonly moves: readonly ObservedMove[];
  /** By position of the state. If the first turn is after the last, the state was never at risk. */
  readonly windows: readonly Window[];
  /** Turns within which a state recognised, if the exact turn is unknown. `moves` has the last of these turns. */
  readonly spans: readonly (Window & { readonly state: number })[];
  /** States that acted in an unknown turn. */
  readonly undated: number;
  readonly unseen?: Unseen | undefined;
}

const movesOf = (scenario: Scenario, acts: readonly ObservedAct[]): readonly ObservedMove[] => {
  const positions = new Map<StateId, number>(scenario.states.map(({ id }, i) => [id, i]));
  const { start, turn: unit, turns } = scenario;
  return acts
    .flatMap(({ state, date, to }) => {
      const position = positions.get(state);
      if (position === undefined || typeof to !== 'number' || date === undefined) return [];
      // An act on the first day falls in the first turn, because nothing moves at turn 0.
      const turn = Math.max(1, turnOf(start, unit, date));
      return turn <= turns ? [{ state: position, turn, to }] : [];
    })
    .sort((a, b) => a.turn - b.turn || a.state - b.state);
};

/** The turns in which an act of unknown day may lie. `last` is Infinity if it may have come after the record. */
const unsureOf = ({ scenario, acts, atRisk }: Wave): ReadonlyMap<StateId, Window & { act: ObservedAct }> => {
  const { start, turn: unit } = scenario;
  const turnFor = (day: string): number => Math.max(1, turnOf(start, unit, day));
  const lastDated = (state: StateId): number =>
    Math.max(0, ...acts.flatMap((act) => (act.state === state && act.date ? [turnFor(act.date)] : [])));
  const found = new Map<StateId, Window & { act: ObservedAct }>();
  for (const act of acts) {
    const isLost = act.to === 'unknown';
    if (act.to === 'frozen' || found.has(act.state) || (act.date !== undefined && !isLost)) continue;
    const { first, last } = possibleDays(
      act,
      atRisk.find(({ state }) => state === act.state),
    );
    const from = act.date ?? first;
    found.set(act.state, {
      act,
      // A withdrawal of unknown day came after the recognition. The day of the recognition may be known.
      first: Math.max(from === undefined ? 1 : turnFor(from), act.to === 0 ? lastDated(act.state) + 1 : 1),
      last: last === undefined || isLost ? Number.POSITIVE_INFINITY : turnFor(last),
    });
  }
  return found;
};

/**
 * Turns a wave into a history. A state with an act of unknown day is no refuser. It is no longer at risk from the first
 * turn in which it may have acted. If it is known to have recognised by some turn of the record, the turns in which
 * it may have done so count as one trial (a span). Acts after the last turn of the scenario are ignored.
 */
export const historyOf = (wave: Wave): History => {
  const { id, scenario, acts, atRisk } = wave;
  const { start, turn: unit, turns } = scenario;
  const unsure = unsureOf(wave);
  const bounds = new Map(atRisk.map((row) => [row.state, row]));
  const end = turnDate(start, unit, turns);
  const rungOf = new Map(scenario.states.map(({ id: state, rung }) => [state, rung]));
  /** One step up, all that the state is known to have done, by some turn of the record. */
  const stepOf = (found: (Window & { readonly act: ObservedAct }) | undefined): number | undefined => {
    if (found === undefined || found.last > turns) return undefined;
    const { to, state: own } = found.act;
    const isOnly = acts.filter(({ state }) => state === own).length === 1;
    return typeof to === 'number' && to > (rungOf.get(own) ?? to) && isOnly ? to : undefined;
  };
  const spans: (Window & { readonly state: number })[] = [];
  const late: ObservedMove[] = [];
  for (const [position, { id: state }] of scenario.states.entries()) {
    const found = unsure.get(state);
    const to = stepOf(found);
    if (!found || to === undefined) continue;
    spans.push({ state: position, first: found.first, last: found.last });
    late.push({ state: position, turn: found.last, to });
  }
  const windowOf = (state: StateId): Window => {
    const { from, to } = bounds.get(state) ?? {};
    const first = from === undefined ? 1 : Math.max(1, turnOf(start, unit, from));
    const last = to === undefined || to >= end ? turns : turnOf(start, unit, to);
    const act = unsure.get(state);
    return {
      first,
      last: act === undefined ? last : Math.min(last, stepOf(act) === undefined ? act.first - 1 : act.last),
    };
  };
  return {
    id,
    scenario,
    moves: [...movesOf(scenario, acts), ...late].sort((a, b) => a.turn - b.turn || a.state - b.state),
    windows: scenario.states.map((state) => windowOf(state.id)),
    spans,
    undated: unsure.size,
    unseen: unseenOf(wave),
  };
};
