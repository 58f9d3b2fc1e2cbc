import type { Deed, SeatId } from './exercise.ts';

/** The longest reason that anybody may type. */
export const LONGEST_REASON = 1000;

/** Everything that can happen at the table, as it is journalled. */
export type Action =
  /** A seat's chances, 0 to 1 by prediction; `seal` is a hash of them. */
  | {
      readonly do: 'predict';
      readonly seat: SeatId;
      readonly odds: Readonly<Record<string, number>>;
      readonly seal: string;
    }
  /** What a seat decides for a turn. `absent`: the model decides for it. */
  | {
      readonly do: 'lock';
      readonly seat: SeatId;
      readonly turn: number;
      readonly moves: Readonly<Record<string, Deed>>;
      readonly tracks: Readonly<Record<string, Deed>>;
      readonly measures: readonly string[];
      readonly reason: string;
      readonly absent?: true | undefined;
    }
  | { readonly do: 'reveal'; readonly turn: number }
  | { readonly do: 'inject'; readonly inject: string }
  | {
      readonly do: 'vote';
      readonly vote: string;
      readonly seat: SeatId;
      readonly option: string;
      readonly reason: string;
    }
  | { readonly do: 'answer'; readonly seat: SeatId; readonly answers: readonly string[] }
  | { readonly do: 'next' }
  | { readonly do: 'freeze' }
  | { readonly do: 'thaw' }
  | { readonly do: 'undo' }
  | { readonly do: 'rewind'; readonly turn: number };

/** The move of a team that is not there: it decides nothing, the model plays for it. */
export const absentLock = (seat: SeatId, turn: number): Action => ({
  do: 'lock',
  seat,
  turn,
  moves: {},
  tracks: {},
  measures: [],
  reason: '',
  absent: true,
});
