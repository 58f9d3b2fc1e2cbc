import type { Reply } from '../../class/device/pages.ts';
import { gamePlace, taskKey } from '../../class/device/place.ts';
import type { ClassRequest } from '../../class/requests.ts';
import { TEACHER } from '../../class/task.ts';
import { taskOf } from '../../class/tasks.ts';
import type { SeatId } from '../../exercise/exercise.ts';
import { sayIn } from '../../report/labels/say.ts';
import type { Say } from '../../report/labels/saying.ts';
import { UserError } from '../errors.ts';
import { type DeskAsking, granted, lateReply, refusedReply, type TeamAsking } from './asked.ts';
import { answerAsking, type Device, freeSeat, type NoSeat, type SeatBook, withoutDevice } from './book.ts';
import { oneMinuteMore } from './clock.ts';
import { openTable } from './pages.ts';
import type { Room } from './room.ts';

const sayOf = ({ kept }: Room): Say => sayIn(kept.now().game.exercise.lang);

const late = (room: Room): Reply => lateReply(sayOf(room)('The table has changed since: look again.'));

/** Does something at the table. The room is notified like every other listener. */
const askTable = (room: Room, request: ClassRequest): Reply => {
  const done = room.kept.ask(request);
  return done.ok ? granted(done.said) : refusedReply(done.said, done.field);
};

/** Turns a failure of the disk into an answer. The request is not done, and can be sent again. */
const orRefused = (act: () => Reply): Reply => {
  try {
    return act();
  } catch (error) {
    if (error instanceof UserError) return refusedReply(`Not done: ${error.message}`);
    throw error;
  }
};

/** Has the seats changed, or says why not. */
export const keepBook = (room: Room, book: SeatBook | NoSeat): Reply =>
  orRefused(() => {
    if ('label' in book) return refusedReply(sayOf(room)(book.label, book.values));
    room.set({ book });
    return granted();
  });

const handIn = (
  room: Room,
  seat: SeatId,
  asked: Pick<Extract<TeamAsking, { do: 'hand-in' }>, 'task' | 'values' | 'nonce'>,
): Reply => {
  const desk = room.kept.now();
  if (desk.game.table.frozen)
    return refusedReply(sayOf(room)('The teacher has paused all screens. What you typed is kept.'));
  const row = openTable(desk).teams.find(({ id }) => id === seat);
  if (row?.status !== 'open' || taskKey(desk.game, taskOf(desk, seat)) !== asked.task) return late(room);
  const { values, nonce } = asked;
  return askTable(room, { do: 'hand-in', seat, values, ...(nonce === undefined ? {} : { nonce }) });
};

/** Does what a device of a team asks for. A team acts for itself alone, because its seat comes from its token. */
export const teamAct = (room: Room, { hash, seat }: Device, asked: TeamAsking): Reply =>
  orRefused(() => {
    if (asked.do === 'leave') return keepBook(room, withoutDevice(room.state().book, hash));
    if (asked.do === 'hand-in') return handIn(room, seat, asked);
    if (asked.place !== gamePlace(room.kept.now().game)) return late(room);
    return askTable(room, { do: asked.do, seat });
  });

/** Whether a page of the teacher still shows the present state. */
const isFresh = (room: Room, asked: Extract<DeskAsking, { readonly place: string }>): boolean => {
  const { game } = room.kept.now();
  const isUndo = asked.do === 'teacher' && asked.act === 'undo';
  return asked.place === gamePlace(game) && (!isUndo || asked.done === game.log.length);
};

/** Does what the teacher's page asks for. */
export const deskAct = (room: Room, asked: DeskAsking): Reply =>
  orRefused(() => {
    const { book, clock } = room.state();
    if ('place' in asked && !isFresh(room, asked)) return late(room);
    switch (asked.do) {
      case 'admit':
      case 'refuse':
        return keepBook(room, answerAsking(book, asked.word, asked.do === 'admit'));
      case 'free':
        return keepBook(room, freeSeat(book, asked.seat));
      case 'joining':
        return keepBook(room, { ...book, isLocked: asked.isLocked });
      case 'table':
        room.set({ moments: [] });
        return granted();
      case 'minute':
        room.set({ clock: oneMinuteMore(clock, room.now()) });
        return granted();
      case 'hand-in':
        return handIn(room, asked.seat, asked);
      case 'steer':
        return askTable(room, { do: 'hand-in', seat: TEACHER, values: asked.values });
      case 'teacher':
        return askTable(room, { do: 'teacher', act: asked.act });
      default:
        return askTable(room, { do: asked.do });
    }
  });
