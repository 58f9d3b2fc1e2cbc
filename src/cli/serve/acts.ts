import type { Reply } from '../../class/device/pages.ts';
import { gamePlace, taskKey } from '../../class/device/place.ts';
import { momentsBetween } from '../../class/moments.ts';
import type { ClassRequest } from '../../class/requests.ts';
import { TEACHER } from '../../class/task.ts';
import { taskOf } from '../../class/tasks.ts';
import type { SeatId } from '../../exercise/exercise.ts';
import { UserError } from '../errors.ts';
import { type DeskAsking, granted, late, refusedReply, type TeamAsking } from './asked.ts';
import { answerAsking, type Device, freeSeat, type SeatBook, withoutDevice } from './book.ts';
import { oneMinuteMore } from './clock.ts';
import { openTable } from './pages.ts';
import type { Room } from './room.ts';

/** Does something at the table. What all have to see of it is shown until the teacher goes on. */
const askTable = (room: Room, request: ClassRequest): Reply => {
  const before = room.kept.now();
  const done = room.kept.ask(request);
  if (!done.ok) return refusedReply(done.said, done.field);
  const isSame = gamePlace(before.game) === gamePlace(done.desk.game);
  const fresh = momentsBetween(before, done.desk);
  const moments = fresh.length > 0 ? fresh : isSame ? room.state().moments : [];
  room.set({ moments });
  return granted(done.said);
};

/** Turns a failure of the disk into an answer: what was asked for is not done, and can be asked for again. */
const orRefused = (act: () => Reply): Reply => {
  try {
    return act();
  } catch (error) {
    if (error instanceof UserError) return refusedReply(`Not done: ${error.message}`);
    throw error;
  }
};

/** Has the seats changed, or says why not. */
export const keepBook = (room: Room, book: SeatBook | string): Reply =>
  orRefused(() => {
    if (typeof book === 'string') return refusedReply(book);
    room.set({ book });
    return granted();
  });

const handIn = (room: Room, seat: SeatId, asked: Extract<TeamAsking, { do: 'hand-in' }>): Reply => {
  const desk = room.kept.now();
  if (desk.game.table.frozen)
    return refusedReply('The teacher has paused all screens. What you typed is kept.');
  const row = openTable(desk).teams.find(({ id }) => id === seat);
  if (row?.status !== 'open' || taskKey(desk.game, taskOf(desk, seat)) !== asked.task) return late();
  const { values, nonce } = asked;
  return askTable(room, { do: 'hand-in', seat, values, ...(nonce === undefined ? {} : { nonce }) });
};

/** Does what a device of a team asks for. A team acts for itself alone: its seat comes from its token. */
export const teamAct = (room: Room, { hash, seat }: Device, asked: TeamAsking): Reply =>
  orRefused(() => {
    if (asked.do === 'leave') return keepBook(room, withoutDevice(room.state().book, hash));
    if (asked.do === 'hand-in') return handIn(room, seat, asked);
    if (asked.place !== gamePlace(room.kept.now().game)) return late();
    return askTable(room, { do: asked.do, seat });
  });

/** Whether a page of the teacher still shows what is so. */
const isFresh = (room: Room, asked: Extract<DeskAsking, { readonly place: string }>): boolean => {
  const { game } = room.kept.now();
  const isUndo = asked.do === 'teacher' && asked.act === 'undo';
  return asked.place === gamePlace(game) && (!isUndo || asked.done === game.log.length);
};

/** Does what the teacher's page asks for. */
export const deskAct = (room: Room, asked: DeskAsking): Reply =>
  orRefused(() => {
    const { book, clock } = room.state();
    if ('place' in asked && !isFresh(room, asked)) return late();
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
      case 'steer':
        return askTable(room, { do: 'hand-in', seat: TEACHER, values: asked.values });
      case 'teacher':
        return askTable(room, { do: 'teacher', act: asked.act });
      default:
        return askTable(room, { do: asked.do });
    }
  });
