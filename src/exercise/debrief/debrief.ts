import { turnDate } from '../../domain/dates.ts';
import type { IsoDate } from '../../domain/ids.ts';
import type { Share } from '../../domain/intervals.ts';
import type { Act, Move, Run, TurnRecord } from '../../domain/run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Session } from '../../session/session.ts';
import { classTurn, type SeatId, spanOf } from '../exercise.ts';
import type { Game } from '../game.ts';
import type { PlayedTurn } from '../table.ts';
import { reachedTurn } from '../world.ts';
import { type BranchesCompared, comparedBranches } from './branches.ts';
import { type TurnChance, turnChances } from './chances.ts';
import { type Decisive, decisiveOf } from './decisive.ts';
import { type EvidenceDebrief, evidenceDebrief } from './evidence.ts';
import { type PlayedState, partingsOf } from './partings.ts';
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
import { type Worths, worthsOf } from './worth.ts';

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
  /** What the model gave each state and track in each turn, and what its team did. */
  readonly chances: readonly TurnChance[];
  /** The states that teams played, and where each first parted from the model. */
  readonly partings: readonly PlayedState[];
  readonly worths: Worths;
  readonly decisive: readonly Decisive[];
  readonly branches: BranchesCompared | undefined;
  /** Where seats have rows of evidence: what they judged and corrected, and what it moves. */
  readonly evidence: EvidenceDebrief | undefined;
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

/** The worlds of a game. */
export interface Worlds {
  /** The start that the class changes. */
  readonly base: Session;
  /** The world that the class made. */
  readonly world: Session;
  /** The scenario itself with the same luck, without people. */
  readonly alone: Session;
}

/** The part that follows from a played game alone. It plays many worlds, and takes seconds. */
export type PlayedDebrief = Omit<Debrief, 'odds' | 'scores' | 'persons' | 'calibration'>;

/**
 * The content of the debrief as plain data, but for what needs counted futures. `futures` is the most in which each action is
 * left out.
 */
export const playedDebrief = (
  game: Game,
  { base, world, alone }: Worlds,
  futures?: number,
): PlayedDebrief => {
  const reached = reachedTurn(game);
  const run = cut(world.run, reached);
  const start = run.turns[0];
  if (!start) throw new RangeError('a run has a start');
  const chances = turnChances(game, base, world, alone);
  const worths = worthsOf(game, { base, world, alone }, futures);
  return {
    turns: debriefTurns(game, world),
    start,
    chances,
    partings: partingsOf(game, world, chances),
    worths,
    decisive: decisiveOf(game, world, worths),
    branches: comparedBranches(game, base, world),
    evidence: evidenceDebrief(game, alone, futures),
    alone: cut(alone.run, reached),
    run,
    scenario: world.scenario,
    happened: new Map(game.exercise.predictions.map((each) => [each.id, cameAbout(run, each)])),
    wins: winResults({ exercise: game.exercise, table: game.table, scenario: world.scenario, run }),
    opened: openedForecasts(game.exercise, game.table),
  };
};

/** The debrief with its predictions scored. `odds` is the share of the scenario's own futures in which each comes about. */
export const scoredDebrief = (
  game: Game,
  played: PlayedDebrief,
  odds: ReadonlyMap<string, Share>,
): Debrief => {
  const { happened } = played;
  const { teams, persons } = scoresOf(game.exercise, game.table, { happened, odds });
  return { ...played, odds, scores: teams, persons, calibration: calibrationOf(persons) };
};
