import type { IsoDate, StateId } from '../../domain/ids.ts';
import type { Run } from '../../domain/run.ts';
import {
  type RecordedCount,
  type RecordedTurn,
  recordedCount,
  recordedGoal,
  recordedTurns,
} from '../../study/waves/outcome.ts';
import { type Exercise, spanOf } from '../exercise.ts';
import type { Game } from '../game.ts';
import type { AtTable } from '../table.ts';
import { type SeatScore, scoresOf } from './scores.ts';

/** A state at the end of the game: where the class, the model alone and the record have it. */
interface RecordedState {
  readonly state: StateId;
  readonly start: number;
  readonly inClass: number;
  readonly alone: number;
  /**
   * The lowest and the highest rung that the record allows. If the record does not say the rung, these are two rungs.
   */
  readonly low: number;
  readonly high: number;
  /** The day of its last act that led to this rung. Undefined if there is no such act, or its day is not known. */
  readonly since: IsoDate | undefined;
  /** Where the record has its acts from. */
  readonly source: string;
}

/** How many recognise at the end of a turn of the class. */
interface CountBeside extends RecordedCount {
  readonly turn: number;
  readonly date: IsoDate;
  readonly inClass: number;
  readonly alone: number;
}

/** What happened in fact, beside the class and the model alone. */
export interface Recorded {
  readonly counts: readonly CountBeside[];
  /** All states of the scenario. */
  readonly states: readonly RecordedState[];
  /** Of how many states the record says the rung at the end, and how many have the same rung in the class and in the model alone. */
  readonly agreement: { readonly of: number; readonly inClass: number; readonly alone: number };
  /** Whether each prediction came about in fact. Undefined if the record does not say. */
  readonly happened: ReadonlyMap<string, boolean | undefined>;
  /** Teams and persons scored by what happened in fact, on the questions that the record answers. */
  readonly scores: readonly SeatScore[];
  readonly persons: readonly SeatScore[];
}

/** The futures that the record is laid beside. */
interface Beside {
  readonly run: Run;
  readonly alone: Run;
}

const countsOf = (
  { exercise, scenario, table }: Game,
  recorded: readonly RecordedTurn[],
  { run, alone }: Beside,
): readonly CountBeside[] => {
  const top = scenario.ladder.length - 1;
  return table.played.flatMap(({ turn }) => {
    const [, at] = spanOf(exercise, turn);
    const [mine, own, then] = [run.turns[at], alone.turns[at], recorded[at]];
    if (!mine || !own || !then) return [];
    const both = { inClass: mine.indices.recognisers, alone: own.indices.recognisers };
    return [{ turn, date: mine.date, ...both, ...recordedCount(then, top) }];
  });
};

const statesOf = (
  { scenario }: Game,
  { acts }: NonNullable<Exercise['record']>,
  end: RecordedTurn,
  at: number,
  { run, alone }: Beside,
): readonly RecordedState[] => {
  const day = run.turns[at]?.date ?? '';
  return scenario.states.map(({ id, rung }, i) => {
    const low = end.low[i] ?? rung;
    const high = end.high[i] ?? rung;
    const own = acts.filter(
      ({ state, date, within }) => state === id && (date ?? within?.first ?? '') <= day,
    );
    return {
      state: id,
      start: rung,
      inClass: run.turns[at]?.rungs[i] ?? rung,
      alone: alone.turns[at]?.rungs[i] ?? rung,
      low,
      high,
      since: low === high ? own.findLast(({ to }) => to === low)?.date : undefined,
      source: [...new Set(own.map(({ source }) => source))].join('; '),
    };
  });
};

/** Whether what happened in fact may be said: the step that opens the record has begun. */
export const isRecordOpen = ({ exercise, table }: AtTable): boolean =>
  exercise.record !== undefined && table.step >= exercise.steps.findIndex((step) => step.do === 'reveal');

/**
 * The record beside the class and the model alone, up to the last turn played. Undefined if the exercise has no record,
 * and before a turn was played.
 */
export const recordedOf = (game: Game, beside: Beside): Recorded | undefined => {
  const { exercise, scenario, table } = game;
  const { record, predictions } = exercise;
  const last = table.played.at(-1);
  if (!record || !last) return undefined;
  const [, at] = spanOf(exercise, last.turn);
  const recorded = recordedTurns(
    { scenario, ...record },
    Math.max(at, ...predictions.map(({ turn }) => turn)),
  );
  const end = recorded[at];
  if (!end) return undefined;
  const ids = scenario.states.map(({ id }) => id);
  const happened = new Map(predictions.map((each) => [each.id, recordedGoal(recorded, each, ids)]));
  const known = new Map([...happened].flatMap(([id, is]) => (is === undefined ? [] : [[id, is] as const])));
  const asked = { ...exercise, predictions: predictions.filter(({ id }) => known.has(id)) };
  const { teams, persons } = scoresOf(asked, table, { happened: known, odds: new Map() });
  const states = statesOf(game, record, end, at, beside);
  const sure = states.filter(({ low, high }) => low === high);
  return {
    counts: countsOf(game, recorded, beside),
    states,
    agreement: {
      of: sure.length,
      inClass: sure.filter(({ low, inClass }) => low === inClass).length,
      alone: sure.filter(({ low, alone }) => low === alone).length,
    },
    happened,
    scores: teams,
    persons,
  };
};
