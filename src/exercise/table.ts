import type { Scenario } from '../scenario/scenario.ts';
import type { Ballot, Exercise, MoveWord, SeatChoice, SeatId } from './exercise.ts';
import type { WeightChange } from './weights/changes.ts';

/** The sealed chances of one person of a seat. */
export interface SealedForecast {
  /** Which of the steps `predict` they were given in, from 1, and by which person of the seat, from 1. */
  readonly round: number;
  readonly person: number;
  readonly odds: Readonly<Record<string, number>>;
  readonly rationale: string;
  readonly nonce: string;
  readonly seal: string;
  /** Another person of the seat predicts after this one. */
  readonly more?: true | undefined;
}

/** What a seat says of its rows of evidence, sealed. */
export interface Judgement {
  /** The row that it thinks moves the answer most, and the weakest one. */
  readonly most: string;
  readonly weakest: string;
  readonly reason: string;
  readonly nonce: string;
  readonly seal: string;
}

/** What a seat writes in place of a row of evidence. */
export interface Correction {
  readonly seat: SeatId;
  readonly row: string;
  /** Undefined if the row is the source of no number. */
  readonly value?: number | undefined;
  /** An address that begins with `https:`, or the symbol of a document. */
  readonly source: string;
  /** The day or month for which the value is true, and who reports it. */
  readonly date: string;
  readonly reporter: string;
  readonly reason: string;
  /** Another correction of the seat follows. */
  readonly more?: true | undefined;
}

/** Why cohesion changes in a turn. */
export type CohesionReason =
  /** The points that every turn gives. */
  | { readonly kind: 'recovery' }
  /** Its own steps, forward and back. */
  | { readonly kind: 'reform' | 'retreat'; readonly track: string }
  /** What another team offered, or did to press. */
  | { readonly kind: 'offer' | 'pressure'; readonly measure: string; readonly seat: SeatId }
  /** A state that came to the highest rung, or another step up by a team. */
  | { readonly kind: 'recognition' | 'step'; readonly state: string }
  /** A team whose last offer ran out. */
  | { readonly kind: 'broken'; readonly seat: SeatId };

/** A reason and its points, which may be below 0. */
export interface CohesionTerm {
  readonly reason: CohesionReason;
  readonly points: number;
}

/** What was decided in a turn of the class, once it is revealed. */
export interface PlayedTurn {
  readonly turn: number;
  readonly choices: Readonly<Record<SeatId, SeatChoice>>;
  /** Seats whose reforms had no effect, because their factions broke apart. */
  readonly broken: readonly SeatId[];
  /** Why the cohesion of a seat changed. */
  readonly cohesion: Readonly<Record<SeatId, readonly CohesionTerm[]>>;
}

/** An inject, and the turn of the class in which it happens. */
interface Injected {
  readonly inject: string;
  readonly turn: number;
}

/** The option that won a vote, and the turn of the class in which it takes effect. */
interface Resolved {
  readonly vote: string;
  readonly option: string;
  readonly turn: number;
}

/** An exercise, and its table as it is now. */
export interface AtTable {
  readonly exercise: Exercise;
  readonly table: TableState;
}

/** What a world follows from. */
export interface Caused {
  readonly exercise: Exercise;
  readonly scenario: Scenario;
  readonly table: Deeds;
}

/** What the class has done to the world. */
export type Deeds = Pick<TableState, 'played' | 'injected' | 'resolved' | 'corrections' | 'steered'>;

/** A move that the teacher forced or blocked (`hold`), and the turn of the class in which it happens. */
export interface Steered {
  readonly turn: number;
  readonly state: string;
  readonly word: MoveWord;
  readonly reason: string;
}

/** The state of the table, as plain data. The world follows from it (world.ts). */
export interface TableState {
  /** Position among the exercise's steps. After the last step, the exercise is over. */
  readonly step: number;
  /** Turns played in this step. */
  readonly inStep: number;
  readonly frozen: boolean;
  readonly sealed: Readonly<Record<SeatId, readonly SealedForecast[]>>;
  /** What each seat says of its rows of evidence. */
  readonly judged: Readonly<Record<SeatId, Judgement>>;
  /** In the order in which they were made. */
  readonly corrections: readonly Correction[];
  /** Choices for the coming turn, locked and not yet revealed. */
  readonly locks: Readonly<Record<SeatId, SeatChoice>>;
  /** Seats that hold until they say otherwise, each with the reason that it gave. */
  readonly standing: Readonly<Record<SeatId, string>>;
  readonly played: readonly PlayedTurn[];
  readonly injected: readonly Injected[];
  readonly resolved: readonly Resolved[];
  readonly steered: readonly Steered[];
  readonly ballots: Readonly<Record<string, Readonly<Record<SeatId, Ballot>>>>;
  /** The answers of each team, in the order of the questions. An empty text means no answer. */
  readonly answers: Readonly<Record<SeatId, readonly string[]>>;
  /** The weight that each team would change. */
  readonly changes: Readonly<Record<SeatId, WeightChange>>;
  /** Points by seat: at the start, then at the end of each turn. */
  readonly cohesion: Readonly<Record<SeatId, readonly number[]>>;
}

/** The table before the first action. */
export const startTable = ({ seats }: Exercise): TableState => ({
  step: 0,
  inStep: 0,
  frozen: false,
  sealed: {},
  judged: {},
  corrections: [],
  locks: {},
  standing: {},
  played: [],
  injected: [],
  resolved: [],
  steered: [],
  ballots: {},
  answers: {},
  changes: {},
  cohesion: Object.fromEntries(
    seats.flatMap(({ id, cohesion }) => (cohesion ? [[id, [cohesion.start]]] : [])),
  ),
});
