import type { Run } from '../../domain/run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { amountOf, passesTest } from '../conditions.ts';
import {
  type SeatId,
  spanOf,
  type Win,
  type WinCondition,
  type WinQuantity,
  type WinTest,
} from '../exercise.ts';
import { winnerOf } from '../game.ts';
import type { AtTable } from '../table.ts';
import { cameAboutBy } from './scores.ts';

/** The played game: the table, and the world that resulted from it. */
interface PlayedOut extends AtTable {
  /** The scenario of the world, with the events of the class. */
  readonly scenario: Scenario;
  readonly run: Run;
}

/** One test of a win, with its value at the start and after each turn of the class. */
export interface Receipt extends WinTest {
  readonly values: readonly number[];
  readonly holds: boolean;
}

/** Whether a seat met a goal, and what counted. */
export interface WinResult {
  readonly seat: SeatId;
  readonly text: string;
  readonly isMet: boolean;
  readonly receipts: readonly Receipt[];
}

const rungOf = ({ run }: PlayedOut, turn: number, state: string): number =>
  run.turns[turn]?.rungs[run.states.indexOf(state)] ?? 0;

/** How often measures were taken up to a turn of the class, and what they cost. */
const takenUpTo = (
  { exercise, table }: PlayedOut,
  turn: number,
  counts: (measure: string, seat: SeatId) => boolean,
): { readonly times: number; readonly cost: number } => {
  const ids = table.played
    .slice(0, turn)
    .flatMap(({ choices }) =>
      Object.entries(choices).flatMap(([seat, { measures }]) => measures.filter((id) => counts(id, seat))),
    );
  const cost = (id: string): number => exercise.measures.find((each) => each.id === id)?.cost ?? 0;
  return { times: ids.length, cost: ids.reduce((sum, id) => sum + cost(id), 0) };
};

/** The value of a quantity after a turn of the class. Turn 0 is the start. */
const valueAfter = (played: PlayedOut, quantity: WinQuantity, turn: number): number => {
  const { exercise, table, scenario, run } = played;
  const at = turn === 0 ? 0 : spanOf(exercise, turn)[1];
  switch (quantity.kind) {
    case 'world': {
      const turns = run.turns.slice(0, at + 1);
      const now = turns.at(-1);
      return now ? amountOf({ scenario, turns }, now, quantity.of) : 0;
    }
    case 'taken': {
      const { measures, by } = quantity;
      return takenUpTo(played, turn, (id, seat) => measures.includes(id) && (by ?? seat) === seat).times;
    }
    case 'spent':
      return takenUpTo(played, turn, (_, seat) => seat === quantity.seat).cost;
    case 'cohesion':
      return table.cohesion[quantity.seat]?.[turn] ?? 0;
    case 'outranked': {
      const own = rungOf(played, at, quantity.state);
      return quantity.among.filter((state) => rungOf(played, at, state) > own).length;
    }
    case 'prediction': {
      const asked = exercise.predictions.find(({ id }) => id === quantity.id);
      return asked ? Number(cameAboutBy(run, asked, at)) : 0;
    }
    case 'vote': {
      const { id, option, by } = quantity;
      const ballots = table.ballots[id] ?? {};
      if (by !== undefined) return Number(ballots[by]?.option === option);
      return Number(Object.keys(ballots).length > 0 && winnerOf(exercise, table, id).id === option);
    }
  }
};

const receiptsOf = (played: PlayedOut, condition: WinCondition): readonly Receipt[] => {
  if (condition.kind !== 'test') return condition.of.flatMap((each) => receiptsOf(played, each));
  const turns = Array.from({ length: played.table.played.length + 1 }, (_, turn) => turn);
  const values = turns.map((turn) => valueAfter(played, condition.quantity, turn));
  return [{ ...condition, values, holds: passesTest(condition, values.at(-1) ?? 0) }];
};

const holdsIn = (played: PlayedOut, condition: WinCondition): boolean => {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((each) => holdsIn(played, each));
    case 'any':
      return condition.of.some((each) => holdsIn(played, each));
    case 'test':
      return passesTest(condition, valueAfter(played, condition.quantity, played.table.played.length));
  }
};

/** Whether a goal is met at the end of the last turn played. */
export const isMetIn = (played: PlayedOut, { when }: Win): boolean => holdsIn(played, when);

/** Which goals of which seats were met, and what counted turn by turn. */
export const winResults = (played: PlayedOut): readonly WinResult[] =>
  played.exercise.seats.flatMap(({ id, wins }) =>
    wins.map((win) => ({
      seat: id,
      text: win.text,
      isMet: isMetIn(played, win),
      receipts: receiptsOf(played, win.when),
    })),
  );
