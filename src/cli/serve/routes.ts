import type { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { ZodMiniType } from 'zod/mini';
import type { JoinPart, Reply } from '../../class/device/pages.ts';
import { sha256 } from '../../domain/sha256.ts';
import { CLASS_PAGES, type ClassPageKind, classShell } from '../../web/class/shell.ts';
import { deskAct, keepBook, teamAct } from './acts.ts';
import { claiming, deskAsking, joining, refusedReply, teamAsking } from './asked.ts';
import { comeIn, type Device, withPage } from './book.ts';
import { sentJson } from './http/body.ts';
import { type Limit, rateLimit } from './http/limits.ts';
import { cookieWith, isSameSecret, newToken, tokenHash } from './http/tokens.ts';
import { deskAnswer, phoneAnswer, wallAnswer } from './pages.ts';
import type { Room } from './room.ts';

/** What the pages are made of. */
export interface ClassAssets {
  readonly script: string;
  readonly style: string;
}

/** What the routes work with. */
export interface ServedRoom {
  readonly room: Room;
  readonly assets: ClassAssets;
  /** Lets in the teacher's page, and a projector. */
  readonly keys: { readonly desk: string; readonly wall: string };
  readonly join: () => JoinPart;
}

export interface RouteAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly cookie?: string;
}

const json = (status: number, value: object, cookie?: string): RouteAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
  ...(cookie === undefined ? {} : { cookie }),
});
const replied = (reply: Reply, cookie?: string): RouteAnswer => json(reply.ok ? 200 : 409, reply, cookie);

/** A refusal with a status of HTTP. */
export const refusedWith = (status: number, said: string): RouteAnswer => json(status, refusedReply(said));

const NO_SEAT = refusedWith(403, 'Join first: this device has no seat.');
const NOT_TEACHER = refusedWith(403, 'This is the teacher’s page.');

const MINUTE = 60_000;
/** Wrong codes and keys of one address in a minute, and things that one device asks for. */
const MOST_GUESSES = 10;
const MOST_ASKED = 120;
/** How much longer each wrong guess of a minute has to wait than the one before, in milliseconds. */
const SLOWER = 100;
/** Answers that are remembered. */
const MOST_REMEMBERED = 2000;

const addressOf = (req: IncomingMessage): string => req.socket.remoteAddress ?? '';

/** The device that a request comes from, once it has a seat or waits for one. */
const deviceOf = ({ room }: ServedRoom, req: IncomingMessage): Device | undefined => {
  const hash = tokenHash(req.headers, 'seat');
  return room.state().book.devices.find((each) => each.hash === hash);
};

const hasPage = ({ room }: ServedRoom, req: IncomingMessage, name: 'desk' | 'wall'): boolean => {
  const hash = tokenHash(req.headers, name);
  return hash !== undefined && room.state().book[`${name}s`].includes(hash);
};

/** Who a request comes from, by the hash of its token; undefined for somebody without a place in the room. */
export const whoAsks = (place: ServedRoom, req: IncomingMessage): string | undefined => {
  const device = deviceOf(place, req);
  if (device) return device.hash;
  const names = (['desk', 'wall'] as const).filter((name) => hasPage(place, req, name));
  return names[0] && tokenHash(req.headers, names[0]);
};

type Get = (place: ServedRoom, req: IncomingMessage) => RouteAnswer;

const shellOf =
  (page: ClassPageKind): Get =>
  ({ room }) => ({
    status: 200,
    type: 'text/html',
    body: classShell(page, room.kept.now().game.exercise),
  });

const SHELLS = Object.fromEntries(
  CLASS_PAGES.map((page) => [page === 'phone' ? '/' : `/${page}`, shellOf(page)] as const),
);

/** Every path that is answered with GET. Another one is not looked at any further. */
export const GETS: Readonly<Record<string, Get>> = {
  ...SHELLS,
  '/class.js': ({ assets }) => ({ status: 200, type: 'text/javascript', body: assets.script }),
  '/class.css': ({ assets }) => ({ status: 200, type: 'text/css', body: assets.style }),
  '/view/phone': (place, req) => json(200, phoneAnswer(place.room, deviceOf(place, req))),
  '/view/wall': (place, req) =>
    hasPage(place, req, 'wall') || hasPage(place, req, 'desk')
      ? json(200, wallAnswer(place.room, place.join()))
      : NOT_TEACHER,
  '/view/desk': (place, req) =>
    hasPage(place, req, 'desk')
      ? json(200, deskAnswer(place.room, place.join(), `/wall#${place.keys.wall}`))
      : NOT_TEACHER,
};

/** What is asked of the server once, with an id: the same id gets the same answer. */
interface Memory {
  readonly once: (key: string, make: () => RouteAnswer) => RouteAnswer;
  readonly guesses: Limit;
  readonly asked: Limit;
}

/** A memory of answers, and of who asks how often. */
export const openMemory = (now: () => number): Memory => {
  const answers = new Map<string, RouteAnswer>();
  return {
    once: (key, make) => {
      const known = answers.get(key);
      if (known) return known;
      const made = make();
      answers.set(key, made);
      for (const old of answers.keys()) {
        if (answers.size <= MOST_REMEMBERED) break;
        answers.delete(old);
      }
      return made;
    },
    guesses: rateLimit(MOST_GUESSES, MINUTE, now),
    asked: rateLimit(MOST_ASKED, MINUTE, now),
  };
};

const TOO_OFTEN = refusedWith(429, 'Too often. Wait for a minute, then try again.');

/** Slows down who guesses. `isRight` is looked at only while there are guesses left. */
const guessed = async (
  { guesses }: Memory,
  req: IncomingMessage,
  isRight: boolean,
  said: string,
): Promise<RouteAnswer | undefined> => {
  const who = addressOf(req);
  if (!guesses.has(who)) return TOO_OFTEN;
  if (isRight) return undefined;
  guesses.take(who);
  await pause(SLOWER);
  return refusedWith(403, said);
};

const read = async <T>(schema: ZodMiniType<T>, req: IncomingMessage): Promise<T | RouteAnswer> => {
  const body = await sentJson(req);
  if (body === 'large') return refusedWith(413, 'That is longer than anything a page sends.');
  const found = schema.safeParse(body);
  return found.success ? found.data : refusedWith(400, 'That is nothing a page sends.');
};

const isAnswer = (value: object): value is RouteAnswer => 'status' in value;

type Post = (place: ServedRoom, memory: Memory, req: IncomingMessage) => Promise<RouteAnswer>;

const joinClass: Post = async (place, memory, req) => {
  const asked = await read(joining, req);
  if (isAnswer(asked)) return asked;
  const { room } = place;
  const isRight = isSameSecret(asked.code.replace(/\D/g, ''), room.state().book.code);
  const wrong = await guessed(
    memory,
    req,
    isRight,
    'This code is not right. Look at the wall again: six digits.',
  );
  if (wrong) return wrong;
  if (!room.kept.now().game.exercise.seats.some(({ id }) => id === asked.seat))
    return refusedWith(409, 'There is no such team.');
  return memory.once(`join ${asked.id}`, () => {
    const token = newToken();
    const { book } = room.state();
    // A device that changes its mind leaves its old place.
    const old = tokenHash(req.headers, 'seat');
    const devices = book.devices.filter(({ hash }) => hash !== old);
    const came = comeIn({ ...book, devices }, { hash: sha256(token), seat: asked.seat }, room.draw);
    const reply = keepBook(room, came);
    return replied(reply, reply.ok ? cookieWith('seat', token) : undefined);
  });
};

const claimPage: Post = async ({ room, keys }, memory, req) => {
  const asked = await read(claiming, req);
  if (isAnswer(asked)) return asked;
  const name = (['desk', 'wall'] as const).find((each) => isSameSecret(asked.key, keys[each]));
  const wrong = await guessed(
    memory,
    req,
    name !== undefined,
    'This link is not that of the present lesson.',
  );
  if (wrong || name === undefined) return wrong ?? NOT_TEACHER;
  return memory.once(`claim ${asked.id}`, () => {
    const token = newToken();
    const reply = keepBook(room, withPage(room.state().book, `${name}s`, sha256(token)));
    return replied(reply, cookieWith(name, token));
  });
};

const teamAsks: Post = async (place, memory, req) => {
  const device = deviceOf(place, req);
  if (!device) return NO_SEAT;
  if (!memory.asked.take(device.hash)) return TOO_OFTEN;
  const asked = await read(teamAsking, req);
  if (isAnswer(asked)) return asked;
  // A device that waits may only go away.
  if (device.word !== undefined && asked.do !== 'leave') return NO_SEAT;
  return memory.once(`${device.hash} ${asked.id}`, () => replied(teamAct(place.room, device, asked)));
};

const deskAsks: Post = async (place, memory, req) => {
  if (!hasPage(place, req, 'desk')) return NOT_TEACHER;
  const asked = await read(deskAsking, req);
  if (isAnswer(asked)) return asked;
  return memory.once(`desk ${asked.id}`, () => replied(deskAct(place.room, asked)));
};

/** Every path that is answered with POST. */
export const POSTS: Readonly<Record<string, Post>> = {
  '/join': joinClass,
  '/claim': claimPage,
  '/do': teamAsks,
  '/desk/do': deskAsks,
};
