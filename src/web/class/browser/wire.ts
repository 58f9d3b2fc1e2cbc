import type { Reply } from '../../../class/device/pages.ts';

/** 32 random hexadecimal digits. A page over plain http has no `randomUUID`. */
export const drawnHex = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const PATIENCE = 8000;

/** Fetches from the server that the page is from. Rejects if it does not answer in time. */
const fetched = async (path: string, body?: string): Promise<Response> => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  const more =
    body === undefined ? {} : { method: 'POST', body, headers: { 'content-type': 'application/json' } };
  try {
    return await fetch(path, { ...more, signal: stop.signal, cache: 'no-store' });
  } finally {
    clearTimeout(timer);
  }
};

const WAITS = [1000, 2000, 4000, 8000, 15_000];

/** Waits, but not after the page has come back to the front or to the network. */
const wait = (span: number): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      removeEventListener('online', end);
      document.removeEventListener('retry', end);
      resolve();
    };
    const timer = setTimeout(end, span);
    addEventListener('online', end);
    document.addEventListener('retry', end);
  });

/** Retries at once everything that waits to be sent. */
export const retryNow = (): void => void document.dispatchEvent(new Event('retry'));

/**
 * Asks the server for something until it answers. The id is drawn once. The server thus does a thing once, even if the
 * request is sent several times. `waiting` is called before each further try.
 */
export const send = async (path: string, asked: object, waiting: (span: number) => void): Promise<Reply> => {
  const body = JSON.stringify({ id: drawnHex(), ...asked });
  for (let tries = 0; ; tries++) {
    try {
      const answer = await fetched(path, body);
      if (answer.status < 500 && (answer.status !== 429 || tries > 3)) return await answer.json();
    } catch {
      // The request is sent again.
    }
    const span = WAITS[Math.min(tries, WAITS.length - 1)] ?? 0;
    waiting(span);
    await wait(span);
  }
};

/** The time after which a silent stream counts as lost, and the time between two requests without a stream. */
const SILENCE = 10_000;
const POLL = 5000;

interface Watching<View> {
  /**
   * Called with each view, and with undefined while the page has no right to a view. Returns whether there is a stream
   * for the view. A device without a seat has no stream.
   */
  readonly show: (view: View | undefined) => boolean;
  readonly net: (isThere: boolean) => void;
  /** The view shows who is there, so the page asks for it with each beat of the stream too. */
  readonly isSteady?: true;
}

interface Watched {
  /** Asks for the view. */
  readonly refresh: () => void;
  /** Call this with a view that came with an answer. The page then need not ask for the view. */
  readonly came: (view: object) => void;
}

/** Keeps a view fresh. A stream says when there is a newer view. Without a stream, the page asks for it every 5 s. */
export const watchView = <View extends object>(
  path: string,
  { show, net, isSteady }: Watching<View>,
): Watched => {
  let [heard, asked, known] = [Date.now(), 0, ''];
  let [isAsking, isAgain] = [false, false];
  let stream: EventSource | undefined;
  const refresh = async (): Promise<void> => {
    isAgain = isAsking;
    if (isAsking) return;
    [isAsking, asked] = [true, Date.now()];
    try {
      const answer = await fetched(path);
      if (answer.status === 200) take(await answer.json());
      if (answer.status === 403) show(undefined);
      net(answer.status < 500);
    } catch {
      net(false);
    }
    isAsking = false;
    if (isAgain) void refresh();
  };
  const note = (view: object): void => {
    if ('version' in view) known = String(view.version);
  };
  const take = (view: View): void => {
    note(view);
    if (show(view)) listen();
  };
  const listen = (): void => {
    if (stream && stream.readyState !== EventSource.CLOSED) return;
    stream = new EventSource('/events');
    stream.onmessage = ({ data }) => {
      heard = Date.now();
      if (isSteady || data !== known) void refresh();
      known = data;
    };
  };
  setInterval(() => {
    const now = Date.now();
    if (now - heard > SILENCE && now - asked > POLL) void refresh();
  }, 1000);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void refresh();
  });
  addEventListener('online', () => void refresh());
  void refresh();
  return {
    refresh: () => void refresh(),
    came: (view) => {
      note(view);
      // A view that is being asked for at this moment may be older.
      isAgain = isAsking;
    },
  };
};
