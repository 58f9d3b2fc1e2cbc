import { type Ballot, NOTHING_CHOSEN, type SeatChoice, type SeatId } from './exercise.ts';
import type { Correction, Judgement, SealedForecast, Steered } from './table.ts';
import type { WeightChange } from './weights/changes.ts';

/** Most characters of a reason. */
export const LONGEST_REASON = 1000;

/** Everything that can happen at the table, as the journal keeps it. */
export type Action =
  /** The chances that a person of a seat gives, 0 to 1, by prediction. `seal` is a hash of them (forecasts.ts). */
  | ({ readonly do: 'predict'; readonly seat: SeatId } & Omit<SealedForecast, 'round'>)
  /**
   * The rows of evidence that a seat thinks move the answer most, and are weakest. `seal` is a hash of this judgement.
   */
  | ({ readonly do: 'judge'; readonly seat: SeatId } & Judgement)
  | ({ readonly do: 'recode' } & Correction)
  /** What a seat decides in a turn. */
  | ({ readonly do: 'lock'; readonly seat: SeatId; readonly turn: number } & Omit<SeatChoice, 'unasked'>)
  /** A seat takes back what it has locked, before the turn is revealed. */
  | { readonly do: 'unlock'; readonly seat: SeatId }
  /** A seat that holds until it says otherwise decides again. */
  | { readonly do: 'wake'; readonly seat: SeatId }
  | { readonly do: 'reveal'; readonly turn: number }
  | { readonly do: 'inject'; readonly inject: string }
  | ({ readonly do: 'vote'; readonly vote: string; readonly seat: SeatId } & Ballot)
  | {
      readonly do: 'answer';
      readonly seat: SeatId;
      readonly answers: readonly string[];
      readonly change?: WeightChange | undefined;
    }
  /** The teacher forces a step of a state in the coming turn, or blocks it (`hold`). */
  | ({ readonly do: 'steer' } & Steered)
  | { readonly do: 'next' }
  | { readonly do: 'freeze' }
  | { readonly do: 'thaw' }
  | { readonly do: 'undo' }
  | { readonly do: 'rewind'; readonly turn: number };

/** The move of a team that is not there: it decides nothing, and the model plays for it. */
export const absentLock = (seat: SeatId, turn: number): Action => ({
  do: 'lock',
  seat,
  turn,
  ...NOTHING_CHOSEN,
  absent: true,
});
