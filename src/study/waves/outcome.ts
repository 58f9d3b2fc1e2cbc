import { turnOf } from '../../domain/dates.ts';
import type { IsoDate, StateId } from '../../domain/ids.ts';
import { type Goal, goalTest } from '../futures/goals.ts';
import { type ObservedAct, possibleDays, type Wave } from './observed.ts';

/** The outcome of a state that did not recognise at the start, in turns of its wave. */
export interface Outcome {
  readonly state: StateId;
  /** Position among the scenario's states. */
  readonly position: number;
  /** The turn after which it could act: 0, from the start. */
  readonly from: number;
  /** The last turn for which it is known whether the state had recognised. */
  readonly last: number;
  /** The turn of its first dated recognition, up to the last turn. Undefined if none is known (censored). */
  readonly turn: number | undefined;
  /** If it recognised after `last` on an unknown day: the turn by which it is known to have recognised. */
  readonly by?: number | undefined;
}

/** By state: the first dated recognition, the first on an unknown day, and the turn from which nothing is known. */
const firstActs = (wave: Wave) => {
  const { start, turn: unit, ladder } = wave.scenario;
  const first = new Map<StateId, string>();
  const undated = new Map<StateId, ObservedAct>();
  const lost = new Map<StateId, number>();
  for (const act of wave.acts) {
    const { state, date } = act;
    const from = date ?? act.within?.first;
    if (act.to === 'unknown') lost.set(state, from === undefined ? 1 : turnOf(start, unit, from));
    if (act.to !== ladder.length - 1) continue;
    if (date !== undefined)
      first.set(state, date < (first.get(state) ?? '9999') ? date : (first.get(state) ?? date));
    else if (!undated.has(state)) undated.set(state, act);
  }
  return { first, undated, lost };
};

/** For an act of unknown day: the last turn by which it is surely not done, and the turn by which it surely is. */
const unsureTurns = (
  wave: Wave,
  act: ObservedAct,
): { readonly last: number; readonly by: number | undefined } => {
  const { start, turn: unit } = wave.scenario;
  const { first, last } = possibleDays(
    act,
    wave.atRisk.find(({ state }) => state === act.state),
  );
  return {
    last: first === undefined ? 0 : Math.max(0, turnOf(start, unit, first) - 1),
    by: last === undefined ? undefined : Math.max(1, turnOf(start, unit, last)),
  };
};

/**
 * The outcome of each state within some turns, in the order of the scenario's states. If a state acted on an unknown
 * day, nothing is known from its first possible day until its last. If it is unknown whether a state acted, nothing is
 * known from that day on. Neither state is a refuser.
 */
export const waveOutcomes = (wave: Wave, turns: number): readonly Outcome[] => {
  const { start, turn: unit, states, ladder } = wave.scenario;
  const { first, undated, lost } = firstActs(wave);
  const there = new Map(wave.atRisk.map((each) => [each.state, each]));
  const turnFor = (date: string): number => turnOf(start, unit, date);
  return states.flatMap(({ id, rung }, position): readonly Outcome[] => {
    if (rung === ladder.length - 1) return [];
    const { from, to } = there.get(id) ?? {};
    const last = Math.min(turns, to === undefined ? turns : turnFor(to), (lost.get(id) ?? turns + 1) - 1);
    const date = first.get(id);
    const at = date === undefined ? undefined : turnFor(date);
    const act = undated.get(id);
    const unsure = act && unsureTurns(wave, act);
    const isUnsure =
      unsure !== undefined && unsure.last < Math.min(last, (at ?? Number.POSITIVE_INFINITY) - 1);
    // Days that all fall into one turn count as one day.
    const known = isUnsure ? (unsure.by === unsure.last + 1 ? unsure.by : undefined) : at;
    return [
      {
        state: id,
        position,
        // A state that comes within a turn can act in that turn.
        from: from === undefined ? 0 : Math.max(0, turnFor(from) - 1),
        last: isUnsure && known === undefined ? unsure.last : last,
        turn: known !== undefined && known <= last ? known : undefined,
        ...(isUnsure && known === undefined && unsure.by !== undefined ? { by: unsure.by } : {}),
      },
    ];
  });
};

/** Whether a state had recognised by a turn. Undefined if that is not known. */
export const statusAt = ({ turn, by, last }: Outcome, at: number): boolean | undefined => {
  const acted = turn ?? by;
  return acted !== undefined && acted <= at ? true : last >= at ? false : undefined;
};

/** How many followed a claim: ten states or more, one to nine, or none. */
export type Following = 'many' | 'few' | 'none';

/** The parts of a claim's record that are needed to count who followed. */
interface ClaimRecord {
  readonly acts: readonly Pick<ObservedAct, 'state' | 'date' | 'within' | 'to'>[];
  /** The declared patrons. Their own acts do not follow anyone. */
  readonly patrons: readonly StateId[];
  /** The rung of recognition, and the last day of the record. */
  readonly top: number;
  readonly end: IsoDate;
}

const MANY = 10;

/** The group of a claim, by the number of states that followed it. */
export const groupOf = (followers: number): Following =>
  followers >= MANY ? 'many' : followers > 0 ? 'few' : 'none';

/** The states, declared patrons apart, that are known to have recognised by the end of the record; and the group of the claim. */
export const followingOf = ({ acts, patrons, top, end }: ClaimRecord) => {
  const states = acts.flatMap(({ state, date, within, to }) => {
    const day = date ?? within?.last;
    return to === top && day !== undefined && day <= end && !patrons.includes(state) ? [state] : [];
  });
  const followers = new Set(states).size;
  return { followers, group: groupOf(followers) };
};

/** What a record says of the end of a turn: by position of the state, the lowest and the highest rung on which it may be. */
export interface RecordedTurn {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

type Rungs = readonly [low: number, high: number];

/** From a turn on: the rungs of a state, as they follow from the rungs before. */
interface RungChange {
  readonly turn: number;
  readonly to: (before: Rungs) => Rungs;
}

const EARLIEST = '0000';

const changesOf = (
  wave: Pick<Wave, 'scenario' | 'acts' | 'atRisk'>,
  state: StateId,
): readonly RungChange[] => {
  const { start, turn: unit, ladder } = wave.scenario;
  const there = wave.atRisk.find((each) => each.state === state);
  const turnFor = (date: IsoDate | undefined): number =>
    date === undefined ? 1 : Math.max(1, turnOf(start, unit, date));
  const dayFor = ({ date, within }: ObservedAct): IsoDate => date ?? within?.first ?? EARLIEST;
  const own = wave.acts
    .filter((act) => act.state === state)
    .toSorted((a, b) => (dayFor(a) < dayFor(b) ? -1 : dayFor(a) > dayFor(b) ? 1 : 0));
  const changes = own.flatMap((act, i): readonly RungChange[] => {
    const { date, to } = act;
    if (to === 'frozen') return [];
    if (to === 'unknown')
      return [{ turn: turnFor(date ?? act.within?.first), to: () => [0, ladder.length - 1] }];
    if (date !== undefined) return [{ turn: turnFor(date), to: () => [to, to] }];
    const { first, last } = possibleDays(act, there);
    const may: RungChange = {
      turn: turnFor(first),
      to: ([low, high]) => [Math.min(low, to), Math.max(high, to)],
    };
    const isOvertaken = own.slice(i + 1).some((later) => last === undefined || dayFor(later) <= last);
    return last === undefined || isOvertaken ? [may] : [may, { turn: turnFor(last), to: () => [to, to] }];
  });
  const end: readonly RungChange[] =
    there?.to === undefined ? [] : [{ turn: turnFor(there.to), to: () => [0, 0] }];
  return [...changes, ...end].toSorted((a, b) => a.turn - b.turn);
};

/**
 * By turn from 0, up to the last turn of the record: the rungs on which each state may be at the turn's end. If the day
 * of an act is not known, both rungs are possible between its first and its last possible day. If the act of a state is
 * not known, all rungs are possible.
 */
export const recordedTurns = (
  wave: Pick<Wave, 'scenario' | 'acts' | 'atRisk'>,
  turns: number,
): readonly RecordedTurn[] => {
  const { states, turns: end } = wave.scenario;
  const changes = states.map(({ id }) => changesOf(wave, id));
  let rungs = states.map(({ rung }): Rungs => [rung, rung]);
  return Array.from({ length: Math.min(turns, end) + 1 }, (_, turn) => {
    rungs = rungs.map((before, i) =>
      (changes[i] ?? []).reduce((now, change) => (change.turn === turn ? change.to(now) : now), before),
    );
    return { low: rungs.map(([low]) => low), high: rungs.map(([, high]) => high) };
  });
};

/** How many states recognise at the end of a turn by a record: the certain ones, and all that possibly do. */
export interface RecordedCount {
  readonly known: number;
  readonly possible: number;
}

/** The states on the highest rung, `top`, at the end of a turn of a record. */
export const recordedCount = ({ low, high }: RecordedTurn, top: number): RecordedCount => {
  const count = (rungs: readonly number[]): number => rungs.filter((rung) => rung === top).length;
  return { known: count(low), possible: count(high) };
};

/** By turn from 0: how many states recognise, withdrawals and states that cease to exist taken off. */
export const recordedCounts = (wave: Wave, turns: number): readonly RecordedCount[] =>
  recordedTurns(wave, turns).map((turn) => recordedCount(turn, wave.scenario.ladder.length - 1));

/** Whether a goal came about by the record; undefined where the record does not say. Throws RangeError as goalTest does. */
export const recordedGoal = (
  recorded: readonly RecordedTurn[],
  goal: Goal,
  ids: readonly StateId[],
): boolean | undefined => {
  const isReached = goalTest(goal, ids);
  const turns = recorded.slice(0, goal.turn + 1);
  if (turns.some(({ low }) => isReached(low))) return true;
  return turns.length <= goal.turn || turns.some(({ high }) => isReached(high)) ? undefined : false;
};
