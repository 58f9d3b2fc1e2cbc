import type { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { ZodMiniType } from 'zod/mini';
import type { JoinPart, Reply } from '../../class/device/pages.ts';
import { sha256, sha256Base64 } from '../../domain/sha256.ts';
import type { Label } from '../../report/labels/labels.ts';
import { sayIn } from '../../report/labels/say.ts';
import { CLASS_PAGES, type ClassPageKind, classShell } from '../../web/class/shell.ts';
import type { WallMap } from '../../web/class/wall-map.ts';
import { deskAct, keepBook, teamAct } from './acts.ts';
import { claiming, deskAsking, joining, refusedReply, teamAsking } from './asked.ts';
import { comeIn, type Device, withPage } from './book.ts';
import { sentJson } from './http/body.ts';
import { type Limit, rateLimit } from './http/limits.ts';
import { cookieWith, isSameSecret, newToken, tokenHash } from './http/tokens.ts';
import { debriefPageOf, deskAnswer, phoneAnswer, wallAnswer } from './pages.ts';
import type { Room } from './room.ts';

/** The parts of the pages. */
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
  /** The region that the projector shows. Undefined if the states have no region on the map of the world. */
  readonly map: WallMap | undefined;
}

export interface RouteAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly cookie?: string;
  /** The policy of a page with a style of its own. The default is the policy of the pages of the class. */
  readonly policy?: string;
}

const json = (status: number, value: object, cookie?: string): RouteAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
  ...(cookie === undefined ? {} : { cookie }),
});
/** The result of a request, and the cookie of a device that the request let in. */
interface Done {
  readonly reply: Reply;
  readonly cookie?: string | undefined;
}

const replied = ({ reply, cookie }: Done): RouteAnswer => json(reply.ok ? 200 : 409, reply, cookie);

/** A refusal with a status of HTTP. */
export const refusedWith = (status: number, said: string): RouteAnswer => json(status, refusedReply(said));

const NO_SEAT = refusedWith(403, 'Join first: this device has no seat.');
const NOT_TEACHER = refusedWith(403, 'This is the teacher’s page.');

const NO_DEBRIEF = refusedWith(404, 'The debrief is not there yet.');

/** A page of ours with its style in it. The policy allows nothing else in the page. */
const ownPage = (body: string): RouteAnswer => {
  const styles = [...body.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, style = '']) => `'sha256-${sha256Base64(style)}'`,
  );
  const policy = `default-src 'none'; style-src ${styles.join(' ') || "'none'"}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  return { status: 200, type: 'text/html', body, policy };
};

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

/** The sender of a request, by the hash of its token. Undefined for somebody without a place in the room. */
export const whoAsks = (place: ServedRoom, req: IncomingMessage): string | undefined => {
  const device = deviceOf(place, req);
  if (device) return device.hash;
  const names = (['desk', 'wall'] as const).filter((name) => hasPage(place, req, name));
  return names[0] && tokenHash(req.headers, names[0]);
};

/** Whether a request comes from a page that the teacher has opened: the desk or the projector. */
const isTeachers = (place: ServedRoom, req: IncomingMessage): boolean =>
  hasPage(place, req, 'wall') || hasPage(place, req, 'desk');

type Get = (place: ServedRoom, req: IncomingMessage) => RouteAnswer;

const shellOf =
  (page: ClassPageKind): Get =>
  ({ room }) => ({
    status: 200,
    type: 'text/html',
    body: classShell(page, room.kept.now().game.exercise),
  });

/** The debrief page for a device: the page of its team. The teacher's pages get the page of the class. */
const debriefFor: Get = (place, req) => {
  const seat = deviceOf(place, req)?.seat;
  if (seat === undefined && !isTeachers(place, req)) return NO_SEAT;
  const page = debriefPageOf(place.room, seat);
  return page === undefined ? NO_DEBRIEF : ownPage(page);
};

const SHELLS = Object.fromEntries(
  CLASS_PAGES.map((page) => [page === 'phone' ? '/' : `/${page}`, shellOf(page)] as const),
);

/** Every path that is answered with GET. A request with another path is not looked at any further. */
export const GETS: Readonly<Record<string, Get>> = {
  ...SHELLS,
  '/class.js': ({ assets }) => ({ status: 200, type: 'text/javascript', body: assets.script }),
  '/class.css': ({ assets }) => ({ status: 200, type: 'text/css', body: assets.style }),
  '/map': (place, req) => (isTeachers(place, req) ? json(200, place.map ?? {}) : NOT_TEACHER),
  '/debrief': debriefFor,
  '/view/phone': (place, req) => json(200, phoneAnswer(place.room, deviceOf(place, req))),
  '/view/wall': (place, req) =>
    isTeachers(place, req) ? json(200, wallAnswer(place.room, place.join())) : NOT_TEACHER,
  '/view/desk': (place, req) =>
    hasPage(place, req, 'desk')
      ? json(200, deskAnswer(place.room, place.join(), `/wall#${place.keys.wall}`))
      : NOT_TEACHER,
};

/** A request with an id. The same id always gets the same answer. */
interface Memory {
  readonly once: (key: string, make: () => Done) => Done;
  readonly guesses: Limit;
  readonly asked: Limit;
}

/** A memory of answers, and of how often each sender asks. */
export const openMemory = (now: () => number): Memory => {
  const answers = new Map<string, Done>();
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

const refusedIn = ({ room }: ServedRoom, status: number, label: Label): RouteAnswer =>
  refusedWith(status, sayIn(room.kept.now().game.exercise.lang)(label));

const tooOften = (place: ServedRoom): RouteAnswer =>
  refusedIn(place, 429, 'Too often. Wait for a minute, then try again.');

/** Slows down a person who guesses. `isRight` is looked at only while there are guesses left. */
const guessed = async (
  place: ServedRoom,
  { guesses }: Memory,
  req: IncomingMessage,
  isRight: boolean,
): Promise<RouteAnswer | undefined> => {
  const who = addressOf(req);
  if (!guesses.has(who)) return tooOften(place);
  if (isRight) return undefined;
  guesses.take(who);
  await pause(SLOWER);
  return refusedIn(place, 403, 'This code is not right. Look at the wall again: six digits.');
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
  const wrong = await guessed(place, memory, req, isRight);
  if (wrong) return wrong;
  if (!room.kept.now().game.exercise.seats.some(({ id }) => id === asked.seat))
    return refusedIn(place, 409, 'There is no such team.');
  const done = memory.once(`join ${asked.id}`, () => {
    const token = newToken();
    const { book } = room.state();
    // A device that changes its mind leaves its old place.
    const old = tokenHash(req.headers, 'seat');
    const devices = book.devices.filter(({ hash }) => hash !== old);
    const came = comeIn({ ...book, devices }, { hash: sha256(token), seat: asked.seat }, room.draw);
    const reply = keepBook(room, came);
    return { reply, cookie: reply.ok ? cookieWith('seat', token) : undefined };
  });
  return replied(done);
};

const claimPage: Post = async (place, memory, req) => {
  const { room, keys } = place;
  const asked = await read(claiming, req);
  if (isAnswer(asked)) return asked;
  const name = (['desk', 'wall'] as const).find((each) => isSameSecret(asked.key, keys[each]));
  const wrong = await guessed(place, memory, req, name !== undefined);
  if (wrong || name === undefined) return wrong ?? NOT_TEACHER;
  const done = memory.once(`claim ${asked.id}`, () => {
    const token = newToken();
    const reply = keepBook(room, withPage(room.state().book, `${name}s`, sha256(token)));
    return { reply, cookie: cookieWith(name, token) };
  });
  return replied(done);
};

const teamAsks: Post = async (place, memory, req) => {
  const device = deviceOf(place, req);
  if (!device) return NO_SEAT;
  if (!memory.asked.take(device.hash)) return tooOften(place);
  const asked = await read(teamAsking, req);
  if (isAnswer(asked)) return asked;
  // A waiting device may only go away.
  if (device.word !== undefined && asked.do !== 'leave') return NO_SEAT;
  const { reply } = memory.once(`${device.hash} ${asked.id}`, () => ({
    reply: teamAct(place.room, device, asked),
  }));
  return replied({ reply: { ...reply, view: phoneAnswer(place.room, deviceOf(place, req)) } });
};

const deskAsks: Post = async (place, memory, req) => {
  if (!hasPage(place, req, 'desk')) return NOT_TEACHER;
  const asked = await read(deskAsking, req);
  if (isAnswer(asked)) return asked;
  return replied(memory.once(`desk ${asked.id}`, () => ({ reply: deskAct(place.room, asked) })));
};

/** Every path that is answered with POST. */
export const POSTS: Readonly<Record<string, Post>> = {
  '/join': joinClass,
  '/claim': claimPage,
  '/do': teamAsks,
  '/desk/do': deskAsks,
};
