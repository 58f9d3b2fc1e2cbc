import type { IsoDate, StateId, TrackId } from '../domain/ids.ts';
import type { Condition, ScenarioEvent } from '../scenario/scenario.ts';

export const LEVELS = ['introductory', 'intermediate', 'advanced'] as const;
export const DEEDS = ['up', 'hold', 'down'] as const;
export const MEASURE_KINDS = ['offer', 'push', 'statement'] as const;

export type SeatId = string;
export type Deed = (typeof DEEDS)[number];

/** A checked exercise: what it names exists, defaults are resolved. */
export interface Exercise {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly level: (typeof LEVELS)[number];
  readonly minutes: number;
  readonly players: string;
  readonly objectives: readonly string[];
  readonly contentNote: string;
  readonly seed: string;
  /** Turns that the class plays; each lasts `pace` turns of the scenario. */
  readonly turns: number;
  readonly pace: number;
  readonly brief: string;
  readonly facts: readonly Sourced[];
  readonly voices: readonly Voice[];
  /** Actions of a seat in a turn, and minutes to decide in. */
  readonly limits: { readonly actions: number; readonly minutes: number };
  readonly seats: readonly Seat[];
  readonly measures: readonly Measure[];
  readonly injects: readonly Inject[];
  readonly votes: readonly Vote[];
  readonly predictions: readonly Prediction[];
  readonly steps: readonly Step[];
  readonly questions: readonly { readonly ask: string; readonly listenFor: string }[];
  readonly rubric: readonly { readonly objective: string; readonly levels: readonly string[] }[];
  readonly answers: Answers;
}

export interface Sourced {
  readonly text: string;
  readonly source: string;
}

export interface Voice extends Sourced {
  readonly who: string;
}

/** A team, and what it decides for. */
export interface Seat {
  readonly id: SeatId;
  readonly label: string;
  readonly states: readonly StateId[];
  readonly target: boolean;
  readonly brief: string;
  readonly hidden: string;
  readonly roles: readonly { readonly id: string; readonly label: string; readonly hidden: string }[];
  readonly cohesion: Cohesion | undefined;
  readonly budget: number;
}

/** What reform costs the target at home, in points of 100. */
export interface Cohesion {
  readonly start: number;
  readonly reform: number;
  readonly retreat: number;
  readonly recovery: number;
  readonly breaks: string;
}

/** Something that a seat may do beside its moves. `event` says what it does; its timing is that of no turn. */
export interface Measure {
  readonly id: string;
  readonly kind: (typeof MEASURE_KINDS)[number];
  readonly seats: readonly SeatId[];
  readonly cost: number;
  readonly times: number;
  readonly event: ScenarioEvent;
}

export interface Inject {
  readonly id: string;
  readonly when: Condition | undefined;
  readonly event: ScenarioEvent;
}

export interface Vote {
  readonly id: string;
  readonly question: string;
  readonly options: readonly {
    readonly id: string;
    readonly label: string;
    readonly inject: string | undefined;
  }[];
  readonly voters: readonly SeatId[];
  readonly needs: number;
  readonly otherwise: string;
}

/** At least `count` of `states` stand on rung `rung` or above at the end of some turn up to `turn`. */
export interface Prediction {
  readonly id: string;
  readonly ask: string;
  readonly states: readonly StateId[];
  readonly count: number;
  readonly rung: number;
  readonly by: IsoDate;
  /** The scenario's turn by whose end it must have come about. */
  readonly turn: number;
}

interface Timed {
  readonly minutes: number | undefined;
  readonly short: number | undefined;
}

export type Step = Timed &
  (
    | { readonly do: 'brief' | 'predict' | 'debrief' | 'questions' }
    | { readonly do: 'play'; readonly turns: number }
    | { readonly do: 'inject'; readonly inject: string }
    | { readonly do: 'vote'; readonly vote: string }
  );

/** What a seat decides in one turn. */
export interface Choice {
  readonly moves: Readonly<Record<StateId, Deed>>;
  readonly tracks: Readonly<Record<TrackId, Deed>>;
  readonly measures: readonly string[];
  readonly reason: string;
  /** Nobody was there to decide: the model plays the seat. */
  readonly absent?: true | undefined;
}

export interface Ballot {
  readonly option: string;
  readonly reason: string;
}

/** Scripted answers: what a class would type. */
export interface Answers {
  /** Chances, 0 to 1, by seat and prediction. */
  readonly predictions: Readonly<Record<SeatId, Readonly<Record<string, number>>>>;
  readonly turns: readonly Readonly<Record<SeatId, Choice>>[];
  readonly votes: Readonly<Record<string, Readonly<Record<SeatId, Ballot>>>>;
  /** By seat, one text for each question. */
  readonly questions: Readonly<Record<SeatId, readonly string[]>>;
}

/** The first and the last of the scenario's turns that a turn of the class lasts. */
export const spanOf = ({ pace }: Pick<Exercise, 'pace'>, turn: number): readonly [number, number] => [
  (turn - 1) * pace + 1,
  turn * pace,
];

/** The seat of an id. Throws RangeError if there is none. */
export const seatOf = ({ seats }: Pick<Exercise, 'seats'>, id: SeatId): Seat => {
  const seat = seats.find((each) => each.id === id);
  if (!seat) throw new RangeError(`there is no seat ${id}`);
  return seat;
};
