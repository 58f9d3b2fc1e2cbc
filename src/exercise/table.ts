import type { Ballot, SeatChoice, SeatId } from './exercise.ts';

/** Chances of a seat, and the hash that it was given for them. */
export interface Sealed {
  readonly odds: Readonly<Record<string, number>>;
  readonly seal: string;
}

/** What was decided in a turn of the class, once it is revealed. */
export interface PlayedTurn {
  readonly turn: number;
  readonly choices: Readonly<Record<SeatId, SeatChoice>>;
  /** Seats whose reforms came to nothing, because nothing held them together any more. */
  readonly broken: readonly SeatId[];
}

/** An inject, and the turn of the class in which it comes: the one after those played so far. */
export interface Injected {
  readonly inject: string;
  readonly turn: number;
}

/** How things stand at the table. Plain data: the world follows from it (world.ts). */
export interface TableState {
  /** Position among the exercise's steps; as many as there are: it is over. */
  readonly step: number;
  /** Turns played in this step. */
  readonly inStep: number;
  readonly frozen: boolean;
  readonly sealed: Readonly<Record<SeatId, Sealed>>;
  /** Choices for the coming turn, locked and not yet revealed. */
  readonly locks: Readonly<Record<SeatId, SeatChoice>>;
  readonly played: readonly PlayedTurn[];
  readonly injected: readonly Injected[];
  readonly ballots: Readonly<Record<string, Readonly<Record<SeatId, Ballot>>>>;
  /** What each team has answered to the questions, in their order; empty where it had nothing to say. */
  readonly answers: Readonly<Record<SeatId, readonly string[]>>;
  /** Points by seat, the start first and then turn by turn. */
  readonly cohesion: Readonly<Record<SeatId, readonly number[]>>;
}
