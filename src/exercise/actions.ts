import type { MoveWord, OfferWord, SeatId } from './exercise.ts';
import type { Correction, Judgement, SealedForecast } from './table.ts';
import type { WeightChange } from './weights/changes.ts';

/** Most characters of a reason. */
export const LONGEST_REASON = 1000;

/** Everything that can happen at the table, as the journal keeps it. */
export type Action =
  /** The chances that a person of a seat gives, 0 to 1, by prediction. `seal` is a hash of them (forecasts.ts). */
  | ({ readonly do: 'predict'; readonly seat: SeatId } & Omit<SealedForecast, 'round'>)
  /** Which rows of evidence a seat thinks move the answer most, and are weakest. `seal` is a hash of it. */
  | ({ readonly do: 'judge'; readonly seat: SeatId } & Judgement)
  | ({ readonly do: 'recode' } & Correction)
  /** What a seat decides in a turn. `absent`: the model decides instead. */
  | {
      readonly do: 'lock';
      readonly seat: SeatId;
      readonly turn: number;
      readonly moves: Readonly<Record<string, MoveWord>>;
      readonly tracks: Readonly<Record<string, MoveWord>>;
      readonly measures: readonly string[];
      readonly offers?: Readonly<Record<string, OfferWord>> | undefined;
      readonly reason: string;
      readonly absent?: true | undefined;
      /** It holds after this turn until it says otherwise. */
      readonly stands?: true | undefined;
    }
  /** A seat takes back what it has locked, before the turn is revealed. */
  | { readonly do: 'unlock'; readonly seat: SeatId }
  /** A seat that holds until it says otherwise decides again. */
  | { readonly do: 'wake'; readonly seat: SeatId }
  | { readonly do: 'reveal'; readonly turn: number }
  | { readonly do: 'inject'; readonly inject: string }
  | {
      readonly do: 'vote';
      readonly vote: string;
      readonly seat: SeatId;
      readonly option: string;
      readonly reason: string;
    }
  | {
      readonly do: 'answer';
      readonly seat: SeatId;
      readonly answers: readonly string[];
      readonly change?: WeightChange | undefined;
    }
  /** The teacher forces a step of a state in the coming turn, or blocks it (`hold`). */
  | {
      readonly do: 'steer';
      readonly turn: number;
      readonly state: string;
      readonly word: MoveWord;
      readonly reason: string;
    }
  | { readonly do: 'next' }
  | { readonly do: 'freeze' }
  | { readonly do: 'thaw' }
  | { readonly do: 'undo' }
  | { readonly do: 'rewind'; readonly turn: number };

/** The move of a team that is not there: it decides nothing, and the model plays for it. */
export const absentLock = (seat: SeatId, turn: number): Action => {
  const nothing = { moves: {}, tracks: {}, measures: [], reason: '' };
  return { do: 'lock', seat, turn, ...nothing, absent: true };
};
