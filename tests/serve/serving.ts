import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { KeptDesk } from '../../src/cli/exercise/kept-desk.ts';
import { newBook, type SeatBook } from '../../src/cli/serve/book.ts';
import type { BookFile } from '../../src/cli/serve/book-file.ts';
import { openRoom } from '../../src/cli/serve/room.ts';
import { type ClassServer, serveClass } from '../../src/cli/serve/server.ts';

export const CODE = '482913';
const NO_ASSETS = { script: '', style: '' };

/** Keeps seats in memory. */
export const memoryBook = (first: SeatBook = newBook(CODE)): BookFile & { readonly now: () => SeatBook } => {
  let book = first;
  return {
    first,
    write: (next) => {
      book = next;
    },
    now: () => book,
  };
};

export const serving = async (
  kept: KeptDesk,
  file: BookFile = memoryBook(),
  options: Partial<Parameters<typeof serveClass>[1]> = {},
): Promise<ClassServer> => {
  let drawn = 0;
  const room = openRoom({ kept, file, now: () => performance.now(), draw: (below) => drawn++ % below });
  return serveClass(room, {
    listen: '127.0.0.1',
    port: 0,
    names: ['127.0.0.1'],
    assets: NO_ASSETS,
    qr: () => [],
    onFault: (error) => console.error(error),
    ...options,
  });
};

export interface Got {
  readonly status: number;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
  readonly json: any;
  readonly cookies: readonly string[];
  /** Milliseconds that the server took. */
  readonly took: number;
}

/** The milliseconds in the header by which a server says how long it took. */
export const serverTime = (header: string): number => Number(/dur=([\d.]+)/.exec(header)?.[1] ?? Number.NaN);

type Headers = Readonly<Record<string, string>>;

/** Asks as no browser would: every header is as given. */
export const ask = (
  address: string,
  method: string,
  path: string,
  { headers = {}, body }: { readonly headers?: Headers; readonly body?: string } = {},
): Promise<Got> =>
  new Promise((resolve, reject) => {
    const { hostname, port, host } = new URL(address);
    const asked = request(
      { agent: false, hostname, port, path, method, headers: { host, ...headers } },
      (res) => {
        let text = '';
        res.on('data', (piece) => {
          text += piece;
        });
        res.on('end', () => {
          const cookies = (res.headers['set-cookie'] ?? []).map((each) => each.split(';')[0] ?? '');
          const isJson = res.headers['content-type']?.startsWith('application/json');
          resolve({
            status: res.statusCode ?? 0,
            text,
            json: isJson ? JSON.parse(text) : undefined,
            cookies,
            took: serverTime(String(res.headers['server-timing'])),
          });
        });
        res.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });

export const newId = (): string => randomBytes(16).toString('hex');

/** A device with its cookies, which asks as its page does. */
export const deviceAt = (address: string) => {
  let cookie = '';
  const post = async (path: string, asked: object): Promise<Got> => {
    const got = await ask(address, 'POST', path, {
      headers: { origin: address, 'content-type': 'application/json', cookie },
      body: JSON.stringify({ id: newId(), ...asked }),
    });
    for (const each of got.cookies) {
      const others = cookie
        .split('; ')
        .filter((old) => old !== '' && !old.startsWith(`${each.split('=')[0]}=`));
      cookie = [...others, each].join('; ');
    }
    return got;
  };
  const get = (path: string): Promise<Got> => ask(address, 'GET', path, { headers: { cookie } });
  return {
    post,
    get,
    cookie: () => cookie,
    join: (seat: string, code = CODE) => post('/join', { code, seat }),
    phone: async () => (await get('/view/phone')).json,
    desk: async () => (await get('/view/desk')).json,
    /** Hands in the task that the device sees. */
    handIn: async (values: Headers, more: object = {}): Promise<Got> => {
      const { task } = (await get('/view/phone')).json;
      return post('/do', { do: 'hand-in', task: task?.key ?? 'none', values, ...more });
    },
    /** The teacher's button, as the desk shows it. */
    on: async (act: 'on' | 'table' | 'skip' = 'on'): Promise<Got> => {
      const { place } = (await get('/view/desk')).json;
      return post('/desk/do', { do: act, place });
    },
  };
};

/** The teacher's page. */
export const teacherAt = async ({ address, keys }: ClassServer) => {
  const device = deviceAt(address);
  await device.post('/claim', { key: keys.desk });
  return device;
};
