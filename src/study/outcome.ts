import { turnOf } from '../domain/dates.ts';
import type { StateId } from '../domain/ids.ts';
import type { Wave } from './observed.ts';

/** What became of a state that did not recognise at the start, in turns of its wave. */
export interface Outcome {
  readonly state: StateId;
  /** Position among the scenario's states. */
  readonly position: number;
  /** The turn after which it could act: 0, from the start. */
  readonly from: number;
  /** The last turn of which it is known whether it had recognised. */
  readonly last: number;
  /** The turn of its first dated recognition, up to the last turn; undefined: none is known (censored). */
  readonly turn: number | undefined;
}

/** The first dated recognition of each state, and who has recognised on a day that nobody knows. */
const firstActs = (wave: Wave) => {
  const first = new Map<StateId, string>();
  const undated = new Set<StateId>();
  for (const { state, date, act } of wave.acts) {
    if (act !== 'recognises') continue;
    if (date === undefined) undated.add(state);
    else if (date < (first.get(state) ?? '9999')) first.set(state, date);
  }
  return { first, undated };
};

/**
 * What became of each state within so many turns, in the order of the scenario's states. A state that acted on an unknown
 * day is left out altogether: neither its status at a horizon nor its place in the order is known.
 */
export const outcomesOf = (wave: Wave, turns: number): readonly Outcome[] => {
  const { start, turn: unit, states, ladder } = wave.scenario;
  const { first, undated } = firstActs(wave);
  const there = new Map(wave.atRisk.map((each) => [each.state, each]));
  const turnFor = (date: string): number => turnOf(start, unit, date);
  return states.flatMap(({ id, rung }, position): readonly Outcome[] => {
    if (rung === ladder.length - 1 || (undated.has(id) && !first.has(id))) return [];
    const { from, to } = there.get(id) ?? {};
    const last = to === undefined ? turns : Math.min(turns, turnFor(to));
    const date = first.get(id);
    const at = date === undefined ? undefined : turnFor(date);
    return [
      {
        state: id,
        position,
        // A state that comes within a turn can act in that turn.
        from: from === undefined ? 0 : Math.max(0, turnFor(from) - 1),
        last,
        turn: at !== undefined && at <= last ? at : undefined,
      },
    ];
  });
};

/** By turn from 0: how many states recognise, withdrawals and states that cease to exist taken off. */
export const observedCounts = (wave: Wave, turns: number): readonly number[] => {
  const { start, turn: unit, states, ladder } = wave.scenario;
  const standing = new Map(states.map(({ id, rung }) => [id, rung === ladder.length - 1]));
  const changes: { turn: number; state: StateId; recognises: boolean }[] = [];
  for (const { state, date, act } of wave.acts.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1)))
    if (date !== undefined && act !== 'freezes')
      changes.push({ turn: turnOf(start, unit, date), state, recognises: act === 'recognises' });
  for (const { state, to } of wave.atRisk)
    if (to !== undefined) changes.push({ turn: turnOf(start, unit, to), state, recognises: false });
  const counts: number[] = [];
  for (let turn = 0; turn <= turns; turn++) {
    for (const change of changes) if (change.turn === turn) standing.set(change.state, change.recognises);
    counts.push([...standing.values()].filter(Boolean).length);
  }
  return counts;
};

/** Whether a state had recognised by a turn; undefined where that is not known. */
export const statusAt = ({ turn, last }: Outcome, at: number): boolean | undefined =>
  turn !== undefined && turn <= at ? true : last >= at ? false : undefined;
