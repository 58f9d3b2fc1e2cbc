import { randomInt } from 'node:crypto';
import { encode, renderUnicodeCompact } from 'uqr';
import type { Desk } from '../../class/desk.ts';
import { stepAt } from '../../exercise/game.ts';
import { wrap } from '../../report/words/layout.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { describeFailure } from '../errors.ts';
import type { KeptDesk } from '../exercise/kept-desk.ts';
import { ownNames } from './addresses.ts';
import { classAssets } from './assets.ts';
import { openBook } from './book-file.ts';
import { openRoom, type Room } from './room.ts';
import { type ClassServer, serveClass } from './server.ts';

interface DevicesOptions {
  /** The file that keeps the game. */
  readonly file: string;
  readonly port: number;
  /** Other devices of the network may connect. */
  readonly isLan: boolean;
  readonly say: (lines: readonly string[]) => void;
  /** Writes the pack as it is at the debrief; gives what to say of it. */
  readonly atDebrief: () => Promise<string>;
}

const LAN = [
  'Every device of this network can reach the join page now, not those of your class alone. The code and your own link let people in: show the code only in the room, and your own link to no one.',
  'The pages are not encrypted: nobody should type anything private. Many school networks keep devices apart. If phones do not find the page, use the hotspot of a phone.',
];
const LOOPBACK = [
  'This computer alone can reach the pages. With --lan the phones and laptops of your network can, too. To try it alone, open http://one.localhost, http://two.localhost and so on with the same port: each name is a device of its own.',
];

/** What is said in the terminal once the class may come. */
const openingLines = (
  room: Room,
  { address, keys }: ClassServer,
  { file, isLan }: Pick<DevicesOptions, 'file' | 'isLan'>,
): readonly string[] => {
  const { code } = room.state().book;
  const { exercise } = room.kept.now().game;
  return [
    safeText(exercise.title),
    '',
    `The class joins at   ${address}   with the code ${code.slice(0, 3)} ${code.slice(3)}`,
    ...(isLan ? ['', ...renderUnicodeCompact(`${address}/#${code}`, { border: 2 }).split('\n')] : []),
    '',
    `Your own page        ${address}/desk#${keys.desk}`,
    `The projector        ${address}/wall#${keys.wall}`,
    '',
    ...(isLan ? LAN : LOOPBACK).flatMap((text) => wrap(text)),
    `Every move is kept in ${file} at once: after a fault or a break the same command goes on, and each device keeps its seat.`,
    'Ctrl-C stops.',
  ];
};

/** Calls back at each step that begins. */
const watchSteps = (room: Room, begun: (desk: Desk) => void): (() => void) => {
  let at = room.kept.now().game.table.step;
  return room.watch(() => {
    const desk = room.kept.now();
    if (desk.game.table.step === at) return;
    at = desk.game.table.step;
    begun(desk);
  });
};

/** Until Ctrl-C, or the end of the process that started this one. */
const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      for (const signal of SIGNALS) process.off(signal, end);
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, end);
  });

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Has a class play on its own devices, from wherever the game is, until a person stops it. Throws UserError. */
export const playOnDevices = async (kept: KeptDesk, options: DevicesOptions): Promise<void> => {
  const { file, port, isLan, say, atDebrief } = options;
  const book = openBook(`${file}.seats`, kept.now().journal.lines[0] ?? '');
  const room = openRoom({
    kept,
    file: book,
    now: () => performance.now(),
    draw: (below) => randomInt(Math.max(1, below)),
  });
  const server = await serveClass(room, {
    listen: isLan ? '0.0.0.0' : '127.0.0.1',
    port,
    names: ownNames(isLan),
    assets: classAssets(),
    onFault: (error) => say([describeFailure(error, process.env.DEMARCHE_DEBUG === '1').text]),
    qr: (text) =>
      encode(text, { border: 0 }).data.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')),
  });
  const unwatch = watchSteps(room, ({ game }) => {
    if (stepAt(game)?.do === 'debrief') void atDebrief().then((said) => say([said]));
    if (stepAt(game) === undefined) say(['The exercise is over. Ctrl-C stops, and writes the debrief pack.']);
  });
  try {
    say(openingLines(room, server, { file, isLan }));
    await interrupted();
  } finally {
    unwatch();
    await server.close();
  }
};
