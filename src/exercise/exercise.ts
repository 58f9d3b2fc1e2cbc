import type { EventId, InstitutionId, IsoDate, StateId, TrackId } from '../domain/ids.ts';
import type { Language } from '../domain/language/language.ts';
import type { Condition, ConditionTest, Quantity } from '../scenario/parts/happenings.ts';
import type { ScenarioEvent } from '../scenario/scenario.ts';
import type { Goal } from '../study/futures/goals.ts';
import type { WaveRecord } from '../study/waves/observed.ts';
import type { EvidenceCard, Excerpt, Sourced, Voiced } from './evidence/card.ts';

export const LEVELS = ['introductory', 'intermediate', 'advanced'] as const;
export const DEBRIEFS = ['full', 'short'] as const;
export const MOVE_WORDS = ['up', 'hold', 'down'] as const;
export const OFFER_WORDS = ['take', 'refuse'] as const;
export const MEASURE_KINDS = ['offer', 'push', 'statement'] as const;

/** Bounds on an exercise. Without them a large exercise could hang the program. */
export const MOST = { seats: 24, measures: 100, predictions: 60, steps: 100, turns: 120, items: 60 } as const;

export type SeatId = string;
type OfferWord = (typeof OFFER_WORDS)[number];
export type MoveWord = (typeof MOVE_WORDS)[number];

/** A checked exercise: all names in it exist, and defaults are resolved. */
export interface Exercise extends Language {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly level: (typeof LEVELS)[number];
  readonly minutes: number;
  readonly players: string;
  readonly objectives: readonly string[];
  readonly contentNote: string;
  readonly seed: string;
  /** The turns that the class plays, in order. */
  readonly turns: readonly ClassTurn[];
  readonly brief: string;
  /** The day at which the briefs are set: nothing in them is later. Undefined: not known. */
  readonly day: IsoDate | undefined;
  /** Words of the briefs, each with its meaning. */
  readonly glossary: readonly { readonly term: string; readonly text: string }[];
  readonly facts: readonly Sourced[];
  readonly voices: readonly Voiced[];
  /** Most actions of a seat in a turn, and minutes to decide. */
  readonly limits: { readonly actions: number; readonly minutes: number };
  readonly seats: readonly Seat[];
  readonly measures: readonly Measure[];
  readonly injects: readonly Inject[];
  readonly votes: readonly Vote[];
  readonly predictions: readonly Prediction[];
  /** With its answers a team may change one of these weights, to see the effect on the predictions. */
  readonly weights: readonly string[];
  readonly steps: readonly ExerciseStep[];
  /** What really happened. The step `reveal` shows it. Undefined if there is no such step. */
  readonly record: WaveRecord | undefined;
  readonly questions: readonly { readonly ask: string; readonly listenFor: string }[];
  /** Each objective of the assessment, and what a student does at each of four levels. */
  readonly rubric: readonly { readonly objective: string; readonly levels: readonly string[] }[];
  /** Whether the debrief of the pack has two pages or all pages. */
  readonly debrief: (typeof DEBRIEFS)[number];
  readonly answers: Answers;
}

/** A turn of the class. */
interface ClassTurn {
  /** The name of the turn. Empty if it has none. */
  readonly label: string;
  /** The first and the last turn of the scenario within it. */
  readonly span: readonly [number, number];
  /** The seats that decide in this turn. The states of all other seats hold. */
  readonly acts: readonly SeatId[];
}

/** A team, with the states and bodies for which it decides. */
export interface Seat {
  readonly id: SeatId;
  readonly label: string;
  readonly states: readonly StateId[];
  readonly target: boolean;
  /** The blocs and institutions for whose deeds the team decides. */
  readonly speaksFor: readonly string[];
  readonly brief: string;
  readonly hidden: string;
  readonly roles: readonly {
    readonly id: string;
    readonly label: string;
    readonly hidden: string;
    /** Weights of the scenario for which the role speaks. */
    readonly factors: readonly string[];
  }[];
  readonly cohesion: Cohesion | undefined;
  readonly budget: number;
  /** The evidence that the team judges and may correct, and the texts behind the evidence. */
  readonly rows: readonly EvidenceCard[];
  readonly excerpts: readonly Excerpt[];
  readonly wins: readonly Win[];
}

/** A goal of a seat, met or not at the end of the last turn that was played. */
export interface Win {
  readonly text: string;
  readonly when: WinCondition;
}

/** A condition without `not`: each `not` has become an opposite test. */
export type WinCondition = { readonly kind: 'all' | 'any'; readonly of: readonly WinCondition[] } | WinTest;

/** A test of a quantity. The quantity is of the world, or of the acts of the class. */
export interface WinTest {
  readonly kind: 'test';
  readonly quantity: WinQuantity;
  readonly test: ConditionTest;
  readonly value: number;
}

export type WinQuantity =
  | { readonly kind: 'world'; readonly of: Quantity }
  /** How often some measures were taken, by one seat or by all. */
  | { readonly kind: 'taken'; readonly measures: readonly string[]; readonly by: SeatId | undefined }
  | { readonly kind: 'spent' | 'cohesion'; readonly seat: SeatId }
  /** How many of some states are on a higher rung than a state. */
  | { readonly kind: 'outranked'; readonly state: StateId; readonly among: readonly StateId[] }
  /** 1 if the prediction has come about. */
  | { readonly kind: 'prediction'; readonly id: string }
  /** 1 if the option won. With a seat in `by`: 1 if that seat voted for the option. */
  | { readonly kind: 'vote'; readonly id: string; readonly option: string; readonly by: SeatId | undefined };

/** What reform costs the target at home, in points of 100. */
export interface Cohesion {
  /** Points out of 100: at the start; the cost of reform; the gain from a retreat; the gain from a turn. */
  readonly start: number;
  readonly reform: number;
  readonly retreat: number;
  readonly recovery: number;
  /** Points for acts of others: a fully credible offer, pressure, a new recogniser, a team whose last offer ends. */
  readonly offer: number;
  readonly pressure: number;
  readonly recognition: number;
  readonly broken: number;
  /** The inject that happens when no point is left. */
  readonly breaks: string;
}

/** Something that a seat may do beside its moves. `event` has the effects. Its timing is not used. */
export interface Measure {
  readonly id: string;
  readonly kind: (typeof MEASURE_KINDS)[number];
  readonly seats: readonly SeatId[];
  readonly cost: number;
  readonly times: number;
  readonly event: ScenarioEvent;
  /** If the measure offers an event of the scenario to a state: which event, to which state. The state may refuse. */
  readonly offer?: Offer | undefined;
  /** If the measure is an event of the scenario that the seat causes itself. */
  readonly deed?: Deed | undefined;
}

interface Deed {
  readonly event: EventId;
  /** If the event happens to one state: that state. */
  readonly state?: StateId;
}

export interface Offer {
  readonly event: EventId;
  readonly state: StateId;
  /** If no team decides for the state: its chance to take the offer, from 0 to 1. */
  readonly chance: number;
}

export interface Inject {
  readonly id: string;
  readonly when: Condition | undefined;
  /** The day on which the inject happens by itself. Undefined: a step, a vote or the teacher makes it happen. */
  readonly on: IsoDate | undefined;
  readonly event: ScenarioEvent;
}

/** A vote of the seats. */
export interface Vote {
  readonly id: string;
  readonly question: string;
  readonly options: readonly {
    readonly id: string;
    readonly label: string;
    readonly inject: string | undefined;
    /** Whether the institution accepts or rejects the target. Undefined: it does neither. */
    readonly grants: boolean | undefined;
    /** The n-th correction of a seat, from 1. Seats can vote for it after the seat has made it. */
    readonly correction?: { readonly seat: SeatId; readonly n: number } | undefined;
  }[];
  /** The institution for which the vote decides. */
  readonly institution: InstitutionId | undefined;
  readonly voters: readonly SeatId[];
  readonly needs: number;
  readonly otherwise: string;
}

/** A question: does a goal come about by a day? */
export interface Prediction extends Goal {
  readonly id: string;
  readonly ask: string;
  /** The day of a turn. The goal must have come about by the end of that turn. */
  readonly by: IsoDate;
}

interface Timed {
  readonly minutes: number | undefined;
  readonly short: number | undefined;
}

/** A step of the lesson. */
export type ExerciseStep = Timed &
  (
    | {
        readonly do: 'brief' | 'predict' | 'judge' | 'odds' | 'recode' | 'reveal' | 'debrief' | 'questions';
      }
    | { readonly do: 'play'; readonly turns: number }
    | { readonly do: 'inject'; readonly inject: string }
    | { readonly do: 'vote'; readonly vote: string }
  );

/** What a seat decides in one turn. */
export interface SeatChoice {
  readonly moves: Readonly<Record<StateId, MoveWord>>;
  readonly tracks: Readonly<Record<TrackId, MoveWord>>;
  readonly measures: readonly string[];
  /** Answers to offers of the turn before, by the id of the measure. An offer without an answer is refused. */
  readonly offers?: Readonly<Record<string, OfferWord>> | undefined;
  readonly reason: string;
  /** True if the team was not there. The model then plays the seat. */
  readonly absent?: true | undefined;
  /** True if the seat also holds after this turn, until it says otherwise. */
  readonly stands?: true | undefined;
  /** Nobody asked the seat, so its states hold. Either it has no part in this turn, or it holds from a turn before. */
  readonly unasked?: 'acts' | 'stands' | undefined;
}

/** The choice to do nothing, without a reason. */
export const NOTHING_CHOSEN: SeatChoice = { moves: {}, tracks: {}, measures: [], reason: '' };

export interface Ballot {
  readonly option: string;
  readonly reason: string;
}

/** The values that a team fills in, by the id of the field. Plain JSON. */
export type FormValues = Readonly<Record<string, string>>;

/** Scripted answers in the place of a class, by the id of the task and by seat. */
export type Answers = Readonly<Record<string, Readonly<Record<SeatId, FormValues>>>>;

/** The id of the field for a rationale. It has a blank, so no prediction can have this id. */
export const RATIONALE = 'forecast rationale';

/** The id of a task to predict: `predictions`, later `predictions 2`. A third person has `predictions 2 person 3`. */
export const predictionTask = (round: number, person = 1): string =>
  ['predictions', ...(round > 1 ? [round] : []), ...(person > 1 ? [`person ${person}`] : [])].join(' ');

/** A turn of the class, from 1. Throws RangeError if the class does not play this turn. */
export const classTurn = ({ turns }: Pick<Exercise, 'turns'>, turn: number): ClassTurn => {
  const found = turns[turn - 1];
  if (!found) throw new RangeError(`the class plays no turn ${turn}`);
  return found;
};

/** The first and the last of the scenario's turns within a turn of the class. Throws RangeError. */
export const spanOf = (exercise: Pick<Exercise, 'turns'>, turn: number): readonly [number, number] =>
  classTurn(exercise, turn).span;

/** The number of turns of the scenario in the first `count` turns of the class. By default in all of them. */
export const lengthOf = (exercise: Pick<Exercise, 'turns'>, count: number = exercise.turns.length): number =>
  count === 0 ? 0 : spanOf(exercise, count)[1];

/** The item with an id. Throws RangeError if there is none. */
export const entryOf = <T extends { readonly id: string }>(
  what: string,
  all: readonly T[],
  id: string,
): T => {
  const found = all.find((each) => each.id === id);
  if (!found) throw new RangeError(`there is no ${what} ${id}`);
  return found;
};

/** The seat with an id. Throws RangeError if there is none. */
export const seatOf = ({ seats }: Pick<Exercise, 'seats'>, id: SeatId): Seat => entryOf('seat', seats, id);

/** The vote with an id. Throws RangeError if there is none. */
export const voteOf = ({ votes }: Pick<Exercise, 'votes'>, id: string): Vote => entryOf('vote', votes, id);

/** The inject with an id. Throws RangeError if there is none. */
export const injectOf = ({ injects }: Pick<Exercise, 'injects'>, id: string): Inject =>
  entryOf('inject', injects, id);
