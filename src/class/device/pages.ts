import type { SeatId } from '../../exercise/exercise.ts';
import type { Moment } from '../moments.ts';
import type { DeskView } from './desk-view.ts';
import type { OpenView } from './open-view.ts';
import type { PhoneView } from './phone-view.ts';
import type { WorldThen } from './worlds.ts';

/** What every page has beside its view of the table. */
export interface RoomPart {
  /** Drawn once for each game. */
  readonly game: string;
  readonly moments: readonly Moment[];
  /** Milliseconds left, below 0 once the time is up. Undefined if there is no limit. */
  readonly left: number | undefined;
  /** The time does not run now. */
  readonly isHeld: boolean;
  /** The page of the debrief can be opened. */
  readonly hasDebrief: boolean;
  /** The version of the room from which the page was made, as the stream of the room gives it. */
  readonly version: number;
}

/** A device that waits. It knows only the name of the game. */
interface AskingPage {
  readonly asking: string;
  readonly team: string;
  readonly title: string;
}

/** A device without a seat: the teams that it may join. */
interface JoinPage {
  readonly title: string;
  readonly seats: readonly {
    readonly id: SeatId;
    readonly label: string;
    readonly devices: number;
  }[];
  readonly isLocked: boolean;
  readonly asking?: undefined;
}

/** A device with a seat. */
export interface SeatPage extends PhoneView, RoomPart {
  readonly devices: number;
  readonly asking?: undefined;
  readonly seats?: undefined;
}

export type PhonePage = JoinPage | (AskingPage & { readonly seats?: undefined }) | SeatPage;

/** How many devices of a team have joined, and how many of them are there now. */
export interface SeatDevices {
  readonly seat: SeatId;
  readonly devices: number;
  readonly here: number;
}

/** Where the class joins. */
export interface JoinPart {
  readonly address: string;
  readonly code: string;
  readonly isLocked: boolean;
  /** The rows of a QR code of the address with the code in it: `1` is dark. */
  readonly qr: readonly string[];
}

export interface WallPage extends OpenView, RoomPart {
  /** The start, and the end of each turn that was played. */
  readonly worlds: readonly WorldThen[];
  readonly join: JoinPart;
  readonly seats: readonly SeatDevices[];
}

export interface DeskPage extends DeskView, RoomPart {
  readonly join: JoinPart;
  readonly seats: readonly SeatDevices[];
  readonly waiting: readonly { readonly word: string; readonly team: string }[];
  readonly wall: string;
}

/** The result of a request. */
export interface Reply {
  readonly ok: boolean;
  /** A sentence, or empty. */
  readonly said: string;
  /** The field that has to be changed. */
  readonly field?: string | undefined;
  /** The request came too late: the page was out of date. */
  readonly isLate?: true | undefined;
  /** The present view of a device of a team, which then need not ask for it. */
  readonly view?: PhonePage | undefined;
}
