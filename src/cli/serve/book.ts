import type { SeatId } from '../../exercise/exercise.ts';
import type { Label } from '../../report/labels/labels.ts';
import type { LabelValues } from '../../report/labels/saying.ts';

/** Most devices of a team, and most that wait to be let in. */
const MOST_DEVICES = 3;
const MOST_ASKING = 40;

/** Why a device gets no seat, as a label with the values that are put into it. */
export interface NoSeat {
  readonly label: Label;
  readonly values: LabelValues;
}

const noSeat = (label: Label, values: LabelValues = {}): NoSeat => ({ label, values });

const FULL = noSeat('{most} devices of this team are here already. The teacher can free the seat.', {
  most: MOST_DEVICES,
});

/** Words that a device shows and the teacher reads out. They are short and hard to confuse. */
const WORDS =
  'acorn amber anchor apple autumn bamboo basket beaver bell bridge butter cactus candle carpet castle cedar cherry circle clover copper coral cotton desert dolphin eagle ember falcon feather forest garden ginger glacier granite harbour hazel honey island ivory jasmine kettle ladder lantern lemon lily maple marble meadow melon mirror mountain nutmeg oasis olive orange orchid otter pebble pepper pigeon planet quartz rabbit ribbon river saddle saffron silver spider summer thunder tulip turtle valley velvet violet walnut willow window winter yellow'.split(
    ' ',
  );

/** A phone or laptop of the class. */
export interface Device {
  /** SHA-256 of its token. The hash in the file lets nobody in. */
  readonly hash: string;
  readonly seat: SeatId;
  /** The word that the device shows while it waits to be let in. Undefined once it is in. */
  readonly word?: string | undefined;
}

/** Who is in the room. Plain JSON, kept beside the game. */
export interface SeatBook {
  /** Drawn once for a game, so that a device does not use data of an earlier game in this game. */
  readonly game: string;
  /** Six digits. */
  readonly code: string;
  /** Nobody new may join. */
  readonly isLocked: boolean;
  readonly devices: readonly Device[];
  /** The hashes of the tokens of the teacher's pages, and of projectors. */
  readonly desks: readonly string[];
  readonly walls: readonly string[];
}

export const newBook = (code: string, game = ''): SeatBook => ({
  game,
  code,
  isLocked: false,
  devices: [],
  desks: [],
  walls: [],
});

/** The devices of a team that are in. */
export const devicesOf = ({ devices }: SeatBook, seat: SeatId): readonly Device[] =>
  devices.filter((each) => each.seat === seat && each.word === undefined);

/** The devices that wait to be let in. */
export const askingIn = ({ devices }: SeatBook): readonly Device[] =>
  devices.filter(({ word }) => word !== undefined);

/** A word that no waiting device shows. `draw` gives a whole number below its argument. */
const freeWord = (book: SeatBook, draw: (below: number) => number): string => {
  const taken = askingIn(book).map(({ word }) => word);
  const free = WORDS.filter((word) => !taken.includes(word));
  return free[draw(free.length)] ?? '';
};

/**
 * The book once a device has come to a seat: the first of a team sits down, a further one shows a word and waits for the
 * teacher. Says why if it cannot.
 */
export const comeIn = (
  book: SeatBook,
  { hash, seat }: Device,
  draw: (below: number) => number,
): SeatBook | NoSeat => {
  if (book.isLocked) return noSeat('Joining is locked. Ask your teacher.');
  const here = devicesOf(book, seat).length;
  if (here >= MOST_DEVICES) return FULL;
  if (here > 0 && askingIn(book).length >= MOST_ASKING)
    return noSeat('Too many devices wait to be let in. Ask your teacher.');
  const word = here > 0 ? freeWord(book, draw) : undefined;
  return { ...book, devices: [...book.devices, { hash, seat, word }] };
};

/** The book once a waiting device is let in, or sent away. Says why if it cannot. */
export const answerAsking = (book: SeatBook, word: string, isIn: boolean): SeatBook | NoSeat => {
  const asking = askingIn(book).find((each) => each.word === word);
  if (!asking) return noSeat('No device that waits shows “{word}”.', { word });
  const others = book.devices.filter((each) => each !== asking);
  if (!isIn) return { ...book, devices: others };
  if (devicesOf(book, asking.seat).length >= MOST_DEVICES) return FULL;
  return { ...book, devices: [...others, { hash: asking.hash, seat: asking.seat }] };
};

/** The book without the devices of a team. The next one to come sits down at once. */
export const freeSeat = (book: SeatBook, seat: SeatId): SeatBook => ({
  ...book,
  devices: book.devices.filter((each) => each.seat !== seat || each.word !== undefined),
});

/** The book without one device. */
export const withoutDevice = (book: SeatBook, hash: string): SeatBook => ({
  ...book,
  devices: book.devices.filter((each) => each.hash !== hash),
});

/** Most pages of the teacher that are remembered. */
const MOST_PAGES = 20;

/** The book with one more page of the teacher or of a projector. */
export const withPage = (book: SeatBook, role: 'desks' | 'walls', hash: string): SeatBook => ({
  ...book,
  [role]: [...book[role], hash].slice(-MOST_PAGES),
});
