import { turnDate } from '../../domain/dates.ts';
import type { IsoDate, StateId } from '../../domain/ids.ts';
import type { Share } from '../../domain/intervals.ts';
import type { Act, ClockReading, Decisions, Move, Run, TurnRecord } from '../../domain/run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { explainer } from '../../session/explanation.ts';
import type { Session } from '../../session/session.ts';
import { classTurn, type Exercise, lengthOf, type SeatId, spanOf } from '../exercise.ts';
import type { Game } from '../game.ts';
import type { PlayedTurn } from '../table.ts';
import { allDecisions, withDecisions } from '../world.ts';
import {
  type ChanceBand,
  calibrationOf,
  cameAbout,
  type OpenedForecast,
  openedForecasts,
  type SeatScore,
  scoresOf,
} from './scores.ts';
import { type WinResult, winResults } from './wins.ts';

/** What a seat decided for a state in a turn, and what the model would have done with it. */
export interface Parting {
  readonly seat: SeatId;
  readonly state: StateId;
  readonly turn: number;
  readonly deed: string;
  readonly reason: string;
  /** Rungs before the turn, at its end, and at its end if the model had played this state. */
  readonly before: number;
  readonly after: number;
  readonly own: number;
  /** The model's chance of the step up in the first month of the turn; undefined if the state was held. */
  readonly chance: number | undefined;
}

/** A decisive move: by a seat, or to or from the highest rung. */
export interface Decisive {
  readonly turn: number;
  readonly record: number;
  readonly date: IsoDate;
  readonly move: Move;
  /** The state of the clock before the move, for a move by hand too. */
  readonly reading: ClockReading | undefined;
  readonly reason: string;
}

/** A turn of the class in the debrief. */
export interface DebriefTurn {
  readonly turn: number;
  /** What it is called, or empty, and how many of the scenario's turns it lasts. */
  readonly label: string;
  readonly lasts: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly choices: PlayedTurn['choices'];
  readonly broken: readonly SeatId[];
  readonly moves: readonly Move[];
  readonly acts: readonly Act[];
  readonly end: TurnRecord;
}

/** What happened in a game, why, and where class and model differ. */
export interface Debrief {
  /** Which goals of seats were met. */
  readonly wins: readonly WinResult[];
  readonly turns: readonly DebriefTurn[];
  readonly start: TurnRecord;
  readonly decisive: readonly Decisive[];
  readonly partings: readonly Parting[];
  /** The future with the same luck and without people. */
  readonly alone: Run;
  /** The future that the class made, up to the last turn played. */
  readonly run: Run;
  /** The scenario with the events that the class caused. */
  readonly scenario: Scenario;
  readonly happened: ReadonlyMap<string, boolean>;
  /** In what share of the scenario's own futures each prediction comes about. */
  readonly odds: ReadonlyMap<string, Share>;
  /** The forecasts of each team, as the mean of its persons, and of each person. */
  readonly scores: readonly SeatScore[];
  readonly persons: readonly SeatScore[];
  readonly opened: readonly OpenedForecast[];
  readonly calibration: readonly ChanceBand[];
}

/** Decisions taken before a turn. */
const before = (decisions: Decisions, turn: number): Decisions =>
  Object.fromEntries(Object.entries(decisions).filter(([t]) => Number(t) < turn));

/** Decisions without those for a state from turn `first` to turn `last`. */
const without = (decisions: Decisions, state: StateId, [first, last]: readonly [number, number]): Decisions =>
  Object.fromEntries(
    Object.entries(decisions).map(([t, byState]) => {
      if (Number(t) < first || Number(t) > last) return [t, byState];
      return [t, Object.fromEntries(Object.entries(byState).filter(([id]) => id !== state))];
    }),
  );

type ReadClock = (turn: number, state: StateId, dir: 'up' | 'down') => ClockReading | undefined;

/** Reads clocks as they were before a turn was decided, for played states too. */
const clockReader = (world: Session): ReadClock => {
  const { readings } = explainer();
  return (turn, state, dir) =>
    readings(
      { ...world, recipe: { ...world.recipe, decisions: before(world.recipe.decisions, turn) } },
      turn,
    ).find((reading) => reading.state === state && reading.dir === dir);
};

const rungAt = ({ states, turns }: Run, turn: number, state: StateId): number =>
  turns[turn]?.rungs[states.indexOf(state)] ?? 0;

const partingsOf = ({ exercise, table }: Game, world: Session, clock: ReadClock): readonly Parting[] => {
  const decisions = allDecisions(exercise, table.played);
  return table.played.flatMap(({ turn, choices }) => {
    const [first, last] = spanOf(exercise, turn);
    return exercise.seats.flatMap(({ id: seat, states }) => {
      const choice = choices[seat];
      if (!choice || choice.absent) return [];
      return states.map((state): Parting => {
        const own = withDecisions(world, without(before(decisions, last + 1), state, [first, last])).run;
        const reading = clock(first, state, 'up');
        return {
          seat,
          state,
          turn,
          deed: choice.moves[state] ?? 'hold',
          reason: choice.reason,
          before: rungAt(world.run, first - 1, state),
          after: rungAt(world.run, last, state),
          own: rungAt(own, last, state),
          chance: reading && !reading.held ? reading.chance : undefined,
        };
      });
    });
  });
};

const reasonFor = ({ seats }: Exercise, choices: PlayedTurn['choices'], state: StateId): string => {
  const seat = seats.find(({ states }) => states.includes(state));
  return (seat && choices[seat.id]?.reason) ?? '';
};

const decisiveOf = (game: Game, world: Session, clock: ReadClock): readonly Decisive[] => {
  const top = game.scenario.ladder.length - 1;
  return game.table.played.flatMap(({ turn, choices }) => {
    const [first, last] = spanOf(game.exercise, turn);
    return world.run.turns.slice(first, last + 1).flatMap((record) =>
      record.moves.flatMap((move): readonly Decisive[] => {
        const bySeat = move.cause.kind === 'seat';
        if (!bySeat && Math.max(move.from, move.to) < top) return [];
        const reading = move.reading ?? clock(record.turn, move.state, move.to > move.from ? 'up' : 'down');
        const reason = bySeat ? reasonFor(game.exercise, choices, move.state) : '';
        return [{ turn, record: record.turn, date: record.date, move, reading, reason }];
      }),
    );
  });
};

const debriefTurns = ({ exercise, scenario, table }: Game, { run }: Session): readonly DebriefTurn[] =>
  table.played.flatMap(({ turn, choices, broken }) => {
    const [first, last] = spanOf(exercise, turn);
    const records = run.turns.slice(first, last + 1);
    const end = records.at(-1);
    if (!end) return [];
    return [
      {
        turn,
        label: classTurn(exercise, turn).label,
        lasts: last - first + 1,
        from: turnDate(scenario.start, scenario.turn, first - 1),
        to: end.date,
        choices,
        broken,
        moves: records.flatMap(({ moves }) => moves),
        acts: records.flatMap(({ acts }) => acts),
        end,
      },
    ];
  });

const cut = (run: Run, turns: number): Run => ({ ...run, turns: run.turns.slice(0, turns + 1) });

/**
 * The content of the debrief as plain data. `alone` is the session of the scenario itself, without people. `odds` is the
 * share of its futures in which each prediction comes about.
 */
export const debriefOf = (
  game: Game,
  world: Session,
  alone: Session,
  odds: ReadonlyMap<string, Share>,
): Debrief => {
  const reached = lengthOf(game.exercise, game.table.played.length);
  const clock = clockReader(world);
  const run = cut(world.run, reached);
  const start = run.turns[0];
  if (!start) throw new RangeError('a run has a start');
  const happened = new Map(game.exercise.predictions.map((each) => [each.id, cameAbout(run, each)]));
  const { teams, persons } = scoresOf(game.exercise, game.table, { happened, odds });
  return {
    turns: debriefTurns(game, world),
    start,
    decisive: decisiveOf(game, world, clock),
    partings: partingsOf(game, world, clock),
    alone: cut(alone.run, reached),
    run,
    scenario: world.scenario,
    happened,
    wins: winResults({ exercise: game.exercise, table: game.table, scenario: world.scenario, run }),
    odds,
    scores: teams,
    persons,
    opened: openedForecasts(game.exercise, game.table),
    calibration: calibrationOf(persons),
  };
};
