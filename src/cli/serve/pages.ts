import type { Desk } from '../../class/desk.ts';
import { deskView } from '../../class/device/desk-view.ts';
import { isDebriefOpen, type OpenView, openView } from '../../class/device/open-view.ts';
import type {
  DeskPage,
  JoinPart,
  PhonePage,
  RoomPart,
  SeatDevices,
  WallPage,
} from '../../class/device/pages.ts';
import { type PhoneView, phoneView } from '../../class/device/phone-view.ts';
import { worldsOf } from '../../class/device/worlds.ts';
import { waitsFor } from '../../class/steps/slow.ts';
import { type SeatId, seatOf } from '../../exercise/exercise.ts';
import { askingIn, type Device, devicesOf } from './book.ts';
import { leftOn } from './clock.ts';
import type { Room } from './room.ts';

/** Views of a desk that were made already. Many devices ask for the same view. */
const phones = new WeakMap<Desk, Map<SeatId, PhoneView>>();
const tables = new WeakMap<Desk, OpenView>();

/** The open table of a desk. */
export const openTable = (desk: Desk): OpenView => {
  const view = tables.get(desk) ?? openView(desk);
  // A result that is not there yet comes into the same desk.
  if (!waitsFor(desk)) tables.set(desk, view);
  return view;
};

const phoneOf = (desk: Desk, seat: SeatId): PhoneView => {
  const made = phones.get(desk) ?? new Map<SeatId, PhoneView>();
  if (!waitsFor(desk)) phones.set(desk, made);
  const view = made.get(seat) ?? phoneView(desk, seat, openTable(desk));
  made.set(seat, view);
  return view;
};

/** A page of the debrief pack: the page of a team, or the page of the class. Undefined before the pack is written. */
export const debriefPageOf = (room: Room, seat: SeatId | undefined): string | undefined => {
  const { pack } = room.state();
  return (seat === undefined ? undefined : pack?.get(`teams/${seat}.html`)) ?? pack?.get('debrief.html');
};

const roomPart = (room: Room): RoomPart => {
  const { book, moments, clock, pack } = room.state();
  return {
    game: book.game,
    moments,
    left: leftOn(clock, room.now()),
    isHeld: clock.since === undefined,
    hasDebrief: pack !== undefined && isDebriefOpen(room.kept.now()),
    version: room.version(),
  };
};

/** A device that was silent for this time, in milliseconds, counts as absent. */
const SILENT = 12_000;

const seatsOf = (room: Room): readonly SeatDevices[] => {
  const isHere = ({ hash }: Device): boolean =>
    room.open.has(hash) || room.now() - (room.heard.get(hash) ?? Number.NEGATIVE_INFINITY) < SILENT;
  return room.kept.now().game.exercise.seats.map(({ id }) => {
    const own = devicesOf(room.state().book, id);
    return { seat: id, devices: own.length, here: own.filter(isHere).length };
  });
};

/** The page of a device. While all look at one thing, no team has to do anything. */
export const phoneAnswer = (room: Room, device: Device | undefined): PhonePage => {
  const desk = room.kept.now();
  const { exercise } = desk.game;
  const { book } = room.state();
  if (!device) {
    const seats = exercise.seats.map(({ id, label }) => ({ id, label, devices: devicesOf(book, id).length }));
    return { title: exercise.title, seats, isLocked: book.isLocked };
  }
  const { seat, word } = device;
  if (word !== undefined) return { asking: word, team: seatOf(exercise, seat).label, title: exercise.title };
  const view = phoneOf(desk, seat);
  const part = roomPart(room);
  const task = part.moments.length > 0 ? undefined : view.task;
  return { ...view, ...part, task, devices: devicesOf(book, seat).length };
};

/**
 * The state that a page has to show at once, as a text that changes with it. For a page of the teacher this is all. For
 * a device of a team it is all that the page draws, except how far the other teams are.
 */
export const concernOf = (room: Room, who: string): string => {
  const device = room.state().book.devices.find(({ hash }) => hash === who);
  const page = device && phoneAnswer(room, device);
  if (!page) return String(room.version());
  if (!('seat' in page)) return JSON.stringify(page);
  const { left: _, version: __, on: ___, teams, ...rest } = page;
  return JSON.stringify([rest, teams.find(({ id }) => id === page.seat)]);
};

export const wallAnswer = (room: Room, join: JoinPart): WallPage => ({
  ...openTable(room.kept.now()),
  ...roomPart(room),
  join,
  seats: seatsOf(room),
  worlds: worldsOf(room.kept.now()),
});

export const deskAnswer = (room: Room, join: JoinPart, wall: string): DeskPage => {
  const desk = room.kept.now();
  const waiting = askingIn(room.state().book).map(({ word = '', seat }) => ({
    word,
    team: seatOf(desk.game.exercise, seat).label,
  }));
  return { ...deskView(desk, openTable(desk)), ...roomPart(room), join, seats: seatsOf(room), waiting, wall };
};
