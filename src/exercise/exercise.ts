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

/** Bounds on an exercise, so that none can hang the program. */
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
  /** The day on which the briefs are set; undefined: not known. */
  readonly day: IsoDate | undefined;
  /** Words that the briefs use, with what each means. */
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
  /** Weights of which a team may change one with its answers, to see what that does to the predictions. */
  readonly weights: readonly string[];
  readonly steps: readonly ExerciseStep[];
  /** What happened in fact, which the step reveal opens; undefined where there is no such step. */
  readonly record: WaveRecord | undefined;
  readonly questions: readonly { readonly ask: string; readonly listenFor: string }[];
  /** What is assessed, and what a student does at each of four levels. */
  readonly rubric: readonly { readonly objective: string; readonly levels: readonly string[] }[];
  /** Whether the debrief of the pack has two pages, or all of it. */
  readonly debrief: (typeof DEBRIEFS)[number];
  readonly answers: Answers;
}

/** A turn of the class. */
interface ClassTurn {
  /** What it is called; empty for a turn without a name. */
  readonly label: string;
  /** Its first and last turn of the scenario. */
  readonly span: readonly [number, number];
  /** The seats that decide in it. The states of the others hold. */
  readonly acts: readonly SeatId[];
}

/** A team, and what it decides for. */
export interface Seat {
  readonly id: SeatId;
  readonly label: string;
  readonly states: readonly StateId[];
  readonly target: boolean;
  /** The blocs and institutions whose deeds are the team's. */
  readonly speaksFor: readonly string[];
  readonly brief: string;
  readonly hidden: string;
  readonly roles: readonly {
    readonly id: string;
    readonly label: string;
    readonly hidden: string;
    /** Weights of the scenario that it speaks for. */
    readonly factors: readonly string[];
  }[];
  readonly cohesion: Cohesion | undefined;
  readonly budget: number;
  /** The evidence that it judges and may correct, and texts behind it. */
  readonly rows: readonly EvidenceCard[];
  readonly excerpts: readonly Excerpt[];
  readonly wins: readonly Win[];
}

/** A goal of a seat, met or not at the end of the last turn that was played. */
export interface Win {
  readonly text: string;
  readonly when: WinCondition;
}

/** Conditions without `not`: it is in the tests. */
export type WinCondition = { readonly kind: 'all' | 'any'; readonly of: readonly WinCondition[] } | WinTest;

/** A quantity of the world, or of what the class did, and what is asked of it. */
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
  /** 1 once it has come about. */
  | { readonly kind: 'prediction'; readonly id: string }
  /** 1 if the option won; with a seat, if the seat voted for it. */
  | { readonly kind: 'vote'; readonly id: string; readonly option: string; readonly by: SeatId | undefined };

/** What reform costs the target at home, in points of 100. */
export interface Cohesion {
  /** Points, of 100: at the start, what reform costs, what a retreat and a turn give. */
  readonly start: number;
  readonly reform: number;
  readonly retreat: number;
  readonly recovery: number;
  /** What others do: an offer at full credibility, pressure, a new recogniser, a team whose last offer runs out. */
  readonly offer: number;
  readonly pressure: number;
  readonly recognition: number;
  readonly broken: number;
  /** The inject that happens when no point is left. */
  readonly breaks: string;
}

/** Something that a seat may do beside its moves. `event` has the effects; its timing is not used. */
export interface Measure {
  readonly id: string;
  readonly kind: (typeof MEASURE_KINDS)[number];
  readonly seats: readonly SeatId[];
  readonly cost: number;
  readonly times: number;
  readonly event: ScenarioEvent;
  /** Where it offers one state an event of the scenario: what to whom. The state may take or refuse it. */
  readonly offer?: Offer | undefined;
  /** Where it is an event of the scenario by the seat itself. */
  readonly deed?: Deed | undefined;
}

interface Deed {
  readonly event: EventId;
  /** The state to which the seat does it, where the event happens to one state. */
  readonly state?: StateId;
}

export interface Offer {
  readonly event: EventId;
  readonly state: StateId;
  /** The chance that the state takes it where no team decides, 0 to 1. */
  readonly chance: number;
}

export interface Inject {
  readonly id: string;
  readonly when: Condition | undefined;
  /** The day on which it comes by itself; undefined: a step, a vote or the teacher brings it. */
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
    /** Whether the institution accepts the target; undefined: it does neither. */
    readonly grants: boolean | undefined;
    /** The n-th correction of a seat, from 1. One may vote for it once it is made. */
    readonly correction?: { readonly seat: SeatId; readonly n: number } | undefined;
  }[];
  /** The institution for which the vote decides. */
  readonly institution: InstitutionId | undefined;
  readonly voters: readonly SeatId[];
  readonly needs: number;
  readonly otherwise: string;
}

/** Asks whether a goal comes about. */
export interface Prediction extends Goal {
  readonly id: string;
  readonly ask: string;
  /** The day of the turn by whose end it must have come about. */
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
  /** Answers to offers of the turn before, by the id of the measure. One without an answer is refused. */
  readonly offers?: Readonly<Record<string, OfferWord>> | undefined;
  readonly reason: string;
  /** The team was not there: the model plays the seat. */
  readonly absent?: true | undefined;
  /** After this turn it holds until it says otherwise. */
  readonly stands?: true | undefined;
  /** No one asked the seat, and its states hold: it does not act in this turn, or it holds until it says otherwise. */
  readonly unasked?: 'acts' | 'stands' | undefined;
}

/** The choice to do nothing, without a reason. */
export const NOTHING_CHOSEN: SeatChoice = { moves: {}, tracks: {}, measures: [], reason: '' };

export interface Ballot {
  readonly option: string;
  readonly reason: string;
}

/** What a team fills in, by the id of the field. Plain JSON. */
export type FormValues = Readonly<Record<string, string>>;

/** Scripted answers: what a class would fill in, by the id of the task and by seat. */
export type Answers = Readonly<Record<string, Readonly<Record<SeatId, FormValues>>>>;

/** The field of a rationale. No prediction has this id, since it has a blank. */
export const RATIONALE = 'forecast rationale';

/** The id of the task to predict: `predictions`, then `predictions 2`; for other persons of a seat `predictions 2 person 3`. */
export const predictionTask = (round: number, person = 1): string =>
  ['predictions', ...(round > 1 ? [round] : []), ...(person > 1 ? [`person ${person}`] : [])].join(' ');

/** A turn of the class, from 1. Throws RangeError for one that it does not play. */
export const classTurn = ({ turns }: Pick<Exercise, 'turns'>, turn: number): ClassTurn => {
  const found = turns[turn - 1];
  if (!found) throw new RangeError(`the class plays no turn ${turn}`);
  return found;
};

/** The first and the last of the scenario's turns within a turn of the class. Throws RangeError. */
export const spanOf = (exercise: Pick<Exercise, 'turns'>, turn: number): readonly [number, number] =>
  classTurn(exercise, turn).span;

/** How many of the scenario's turns the first `count` turns of the class last; all of them unless given. */
export const lengthOf = (exercise: Pick<Exercise, 'turns'>, count: number = exercise.turns.length): number =>
  count === 0 ? 0 : spanOf(exercise, count)[1];

/** The item of an id. Throws RangeError if there is none. */
export const entryOf = <T extends { readonly id: string }>(
  what: string,
  all: readonly T[],
  id: string,
): T => {
  const found = all.find((each) => each.id === id);
  if (!found) throw new RangeError(`there is no ${what} ${id}`);
  return found;
};

/** The seat of an id. Throws RangeError if there is none. */
export const seatOf = ({ seats }: Pick<Exercise, 'seats'>, id: SeatId): Seat => entryOf('seat', seats, id);

/** The vote of an id. Throws RangeError if there is none. */
export const voteOf = ({ votes }: Pick<Exercise, 'votes'>, id: string): Vote => entryOf('vote', votes, id);

/** The inject of an id. Throws RangeError if there is none. */
export const injectOf = ({ injects }: Pick<Exercise, 'injects'>, id: string): Inject =>
  entryOf('inject', injects, id);
