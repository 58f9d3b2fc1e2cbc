import type { ServerResponse } from 'node:http';
import type { Room } from '../room.ts';

/** Most streams of one device, and of all. */
const MOST_STREAMS = 4;
const MOST_OF_ALL = 300;

/** The longest time between two writes to a stream. A device that gets nothing for 10 s asks by itself. */
const BEAT = 5000;

/** How long a device waits, in milliseconds, for news that does not concern it. It asks once for all of them. */
const LATER = 1000;

/** Most bytes that wait for a slow device. With more bytes its stream is cut, and the device connects again. */
const MOST_WAITING = 50_000;

export interface Streams {
  /** Keeps an answer open as a stream of a device, and writes the version of the room to it. False if there are too many. */
  readonly add: (who: string, res: ServerResponse, headers: Readonly<Record<string, string>>) => boolean;
  readonly close: () => void;
}

interface Stream {
  readonly who: string;
  /** The things that concerned the device when its stream was last written to. */
  concern: string;
}

/**
 * Streams that carry a number, the version of the room. A device that gets a new version asks for the view. A device
 * gets it at once only if the value of `concernOf` for it has changed. Otherwise 24 devices would all ask at every tap
 * on one of them, and keep the machine busy.
 */
export const openStreams = (room: Room, concernOf: (who: string) => string): Streams => {
  const streams = new Map<ServerResponse, Stream>();
  const write = (res: ServerResponse): void => {
    if (res.writableLength > MOST_WAITING) res.destroy();
    else res.write(`data: ${room.version()}\n\n`);
  };
  const writeAll = (): void => {
    for (const res of streams.keys()) write(res);
  };
  let later: NodeJS.Timeout | undefined;
  const writeLater = (): void => {
    later = undefined;
    writeAll();
  };
  const writeNews = (): void => {
    for (const [res, stream] of streams) {
      const concern = concernOf(stream.who);
      if (concern !== stream.concern) write(res);
      else later ??= setTimeout(writeLater, LATER).unref();
      stream.concern = concern;
    }
  };
  let isWaiting = false;
  const unwatch = room.watch(() => {
    if (isWaiting) return;
    isWaiting = true;
    setImmediate(() => {
      isWaiting = false;
      writeNews();
    });
  });
  const beat = setInterval(writeAll, BEAT).unref();
  const forget = (res: ServerResponse, who: string): void => {
    if (!streams.delete(res)) return;
    const left = (room.open.get(who) ?? 1) - 1;
    if (left > 0) room.open.set(who, left);
    else room.open.delete(who);
    room.heard.set(who, room.now());
  };
  return {
    add: (who, res, headers) => {
      const own = [...streams].filter(([, each]) => each.who === who);
      if (own.length >= MOST_STREAMS) own[0]?.[0].end();
      if (streams.size >= MOST_OF_ALL) return false;
      res.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
      streams.set(res, { who, concern: concernOf(who) });
      room.open.set(who, (room.open.get(who) ?? 0) + 1);
      res.on('close', () => forget(res, who));
      res.write('retry: 1000\n\n');
      write(res);
      return true;
    },
    close: () => {
      clearInterval(beat);
      clearTimeout(later);
      unwatch();
      for (const res of streams.keys()) res.end();
    },
  };
};
