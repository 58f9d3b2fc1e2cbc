import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { WallMap } from '../../web/class/wall-map.ts';
import { systemCode, UserError } from '../errors.ts';
import { type Hosts, refusedRequest, SAFE_HEADERS } from './http/guard.ts';
import { rateLimit } from './http/limits.ts';
import { guardSockets } from './http/sockets.ts';
import { openStreams, type Streams } from './http/streams.ts';
import { newToken } from './http/tokens.ts';
import { concernOf } from './pages.ts';
import type { Room } from './room.ts';
import {
  type ClassAssets,
  GETS,
  openMemory,
  POSTS,
  type RouteAnswer,
  refusedWith,
  type ServedRoom,
  whoAsks,
} from './routes.ts';

interface ServeOptions {
  /** The address to listen on: loopback, or all addresses of the computer. */
  readonly listen: '127.0.0.1' | '0.0.0.0';
  /** 0: any free port. */
  readonly port: number;
  /** The names and addresses that the server answers to, beside names under `localhost`. The class gets the first. */
  readonly names: readonly [string, ...string[]];
  readonly assets: ClassAssets;
  /** How long a request may take to come, in milliseconds; default: 8 s. */
  readonly patience?: number;
  /** Called with a failure that is not the fault of a request. */
  readonly onFault: (error: unknown) => void;
  /** The region that the projector shows. */
  readonly map?: WallMap | undefined;
  /** The rows of a QR code: `1` is dark. */
  readonly qr: (text: string) => readonly string[];
}

export interface ClassServer {
  /** `http://192.168.1.20:8765` */
  readonly address: string;
  /** They let in the teacher's page, and a projector: in the fragments of their links. */
  readonly keys: ServedRoom['keys'];
  readonly close: () => Promise<void>;
}

/** Most requests in ten seconds: of an address without a place in the room, and of an address with a place. */
const MOST_OF_STRANGERS = 300;
const MOST_OF_OWN = 300;
const STRETCH = 10_000;
/** A request that takes longer to come is cut off, in milliseconds. */
const PATIENCE = 8000;

interface Serving {
  readonly place: ServedRoom;
  readonly hosts: () => Hosts;
  readonly streams: Streams;
  /** Marks a connection as belonging to somebody in the room. */
  readonly know: (socket: Socket) => void;
  readonly answer: (req: IncomingMessage) => Promise<RouteAnswer>;
}

const send = (res: ServerResponse, { status, type, body, cookie, policy }: RouteAnswer): void => {
  const more = {
    ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
    ...(policy === undefined ? {} : { 'content-security-policy': policy }),
  };
  // A refused request may have sent no more than its head.
  const end = status === 413 || status === 429 ? { connection: 'close' } : {};
  res.writeHead(status, { ...SAFE_HEADERS, ...more, ...end, 'content-type': `${type}; charset=utf-8` });
  res.end(body);
};

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

/** Answers by path alone: nothing of a request is ever part of a path on the disk. */
const answerer = (place: ServedRoom, know: Serving['know']): Serving['answer'] => {
  const { now } = place.room;
  const memory = openMemory(now);
  const [strangers, own] = [rateLimit(MOST_OF_STRANGERS, STRETCH, now), rateLimit(MOST_OF_OWN, STRETCH, now)];
  return async (req) => {
    const who = whoAsks(place, req);
    const isFine = who === undefined ? strangers.take(req.socket.remoteAddress ?? '') : own.take(who);
    if (!isFine) return refusedWith(429, 'Too often. Wait for some seconds.');
    if (who !== undefined) {
      know(req.socket);
      place.room.heard.set(who, now());
    }
    const path = pathOf(req);
    if (req.method === 'POST' && Object.hasOwn(POSTS, path)) {
      const post = POSTS[path];
      if (post) return post(place, memory, req);
    }
    const get = req.method === 'GET' && Object.hasOwn(GETS, path) ? GETS[path] : undefined;
    return get?.(place, req) ?? refusedWith(404, 'There is nothing here.');
  };
};

const serve = async (serving: Serving, req: IncomingMessage, res: ServerResponse): Promise<void> => {
  const refusal = refusedRequest(req.method ?? '', req.headers, serving.hosts());
  if (refusal) return send(res, refusedWith(...refusal));
  if (req.method === 'GET' && pathOf(req) === '/events') {
    const who = whoAsks(serving.place, req);
    if (who !== undefined) serving.know(req.socket);
    if (who === undefined) return send(res, refusedWith(403, 'Join first.'));
    if (!serving.streams.add(who, res, SAFE_HEADERS)) send(res, refusedWith(429, 'Too many streams.'));
    return;
  }
  const { now } = serving.place.room;
  const from = now();
  const answer = await serving.answer(req);
  // Any browser shows in its tools how long the server itself took.
  res.setHeader('server-timing', `app;dur=${(now() - from).toFixed(1)}`);
  send(res, answer);
};

const listening = (
  server: ReturnType<typeof createServer>,
  { listen, port }: ServeOptions,
): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const isTaken = systemCode(error) === 'EADDRINUSE';
      reject(isTaken ? new UserError(`port ${port} is in use: give another --port.`) : error);
    });
    server.listen(port, listen, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

/** Serves a room until it is closed. Throws UserError if the port is in use. */
export const serveClass = async (room: Room, options: ServeOptions): Promise<ClassServer> => {
  let port = options.port;
  const { patience = PATIENCE } = options;
  const keys = { desk: newToken(), wall: newToken() };
  const names = new Set([...options.names.map((name) => name.toLowerCase()), '127.0.0.1']);
  const addressNow = (): string => `http://${options.names[0]}:${port}`;
  const place: ServedRoom = {
    room,
    assets: options.assets,
    map: options.map,
    keys,
    join: () => {
      const { code, isLocked } = room.state().book;
      const address = addressNow();
      return { address, code, isLocked, qr: options.qr(`${address}/#${code}`) };
    },
  };
  const streams = openStreams(room, (who) => concernOf(room, who));
  const server = createServer(
    {
      connectionsCheckingInterval: Math.ceil(patience / 8),
      headersTimeout: patience,
      requestTimeout: patience,
      maxHeaderSize: 8192,
    },
    (req, res) => {
      serve(serving, req, res).catch((error) => {
        // A connection that breaks off is no fault.
        if (!req.destroyed || req.complete) options.onFault(error);
        if (!res.headersSent) send(res, refusedWith(500, 'Not done: the teacher’s computer has a fault.'));
        else res.destroy();
      });
    },
  );
  const know = guardSockets(server);
  const serving = { place, hosts: () => ({ port, names }), streams, know, answer: answerer(place, know) };
  server.on('clientError', (_, socket) => socket.destroy());
  port = await listening(server, options);
  return {
    address: addressNow(),
    keys,
    close: async () => {
      streams.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
};
