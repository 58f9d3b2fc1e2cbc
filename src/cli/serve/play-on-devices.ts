import { randomInt } from 'node:crypto';
import { encode, renderUnicodeCompact } from 'uqr';
import type { Desk } from '../../class/desk.ts';
import { isDebriefOpen } from '../../class/device/open-view.ts';
import type { PackFiles } from '../../class/pack.ts';
import { slowAhead } from '../../class/steps/slow.ts';
import { stepAt } from '../../exercise/game.ts';
import { MAX_COLUMNS, wrap } from '../../report/words/layout.ts';
import { safeText } from '../../report/words/safe-text.ts';
import type { Elsewhere } from '../../tui/class/conductor.ts';
import { wallMapOf } from '../../web/class/wall-map.ts';
import { describeFailure } from '../errors.ts';
import type { KeptDesk } from '../exercise/kept-desk.ts';
import { worldMap } from '../map/world-map.ts';
import { ownNames } from './addresses.ts';
import { classAssets } from './assets.ts';
import { openBook } from './book-file.ts';
import { openRoom, type Room } from './room.ts';
import { type ClassServer, serveClass } from './server.ts';
import type { SlowWork } from './slow.ts';
import { untilStopped } from './until-stopped.ts';

/** The pack as it is at the debrief, and a message about it. */
export interface EarlyPack {
  readonly said: string;
  readonly files?: PackFiles;
}

/** Loads the screens of this terminal. The function that it gives plays until a person leaves. */
type OnScreen = (
  elsewhere: Elsewhere,
  atDebrief: (tell: (text: string) => void) => Promise<string>,
) => Promise<() => Promise<number>>;

interface DevicesOptions {
  /** The file that keeps the game. */
  readonly file: string;
  readonly port: number;
  /** Other devices of the network may connect. */
  readonly isLan: boolean;
  readonly say: (lines: readonly string[]) => void;
  /** Does the work that takes seconds, away from the server. */
  readonly slow: SlowWork;
  /** Writes the pack as it is at the debrief, and reports its progress. */
  readonly atDebrief: (tell: (text: string) => void) => Promise<EarlyPack>;
  /** Undefined where there is no terminal. */
  readonly onScreen: OnScreen | undefined;
}

const LAN = [
  'Every device of this network can reach the join page now, not those of your class alone. The code and your own link let people in: show the code only in the room, and your own link to no one.',
  'The pages are not encrypted: nobody should type anything private. Many school networks keep devices apart. If phones do not find the page, use the hotspot of a phone.',
];
const LOOPBACK = [
  'This computer alone can reach the pages. With --lan the phones and laptops of your network can, too. To try it alone, open http://one.localhost, http://two.localhost and so on with the same port: each name is a device of its own.',
];

/** Lines of a text as wide as the terminal. */
const inColumns = (text: string): readonly string[] =>
  wrap(text, { width: Math.min(MAX_COLUMNS, process.stdout.columns ?? MAX_COLUMNS) });

/** The text in the terminal once the class may come. */
const openingLines = (
  room: Room,
  { address, keys }: ClassServer,
  { file, isLan, onScreen }: DevicesOptions,
): readonly string[] => {
  const { code } = room.state().book;
  const { exercise } = room.kept.now().game;
  const told = [
    ...(isLan ? LAN : LOOPBACK),
    `Every move is kept in ${file} at once: after a fault or a break the same command goes on, and each device keeps its seat.`,
  ];
  // The addresses come last, so that they stay in sight on a low screen.
  return [
    safeText(exercise.title),
    '',
    ...told.flatMap(inColumns),
    '',
    ...(isLan ? [...renderUnicodeCompact(`${address}/#${code}`, { border: 2 }).split('\n'), ''] : []),
    `The class joins at   ${address}   with the code ${code.slice(0, 3)} ${code.slice(3)}`,
    `Your own page        ${address}/desk#${keys.desk}`,
    `The projector        ${address}/wall#${keys.wall}`,
    '',
    ...(onScreen ? ['Enter opens the class screen in this terminal, too; q comes back here.'] : []),
    'Ctrl-C stops.',
  ];
};

/** The room as the screens of this terminal know it. */
const elsewhereOf = (room: Room): Elsewhere => ({
  watch: (listener) => room.watch(() => listener(room.kept.now(), room.state().moments.length === 0)),
  toTable: () => room.set({ moments: [] }),
});

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

/** Lines for the terminal, which wait while the class screen is on it. */
const heldLines = (say: DevicesOptions['say']) => {
  let held: (readonly string[])[] | undefined;
  return {
    say: (lines: readonly string[]): void => {
      if (held) held.push(lines);
      else say(lines);
    },
    hold: (): void => {
      held = [];
    },
    release: (): void => {
      for (const lines of held ?? []) say(lines);
      held = undefined;
    },
  };
};

/** Starts work that takes seconds as soon as the need is foreseen. The room gets the result. Gives a wait for it. */
const foresee = (room: Room, slow: SlowWork, onFault: (error: unknown) => void): (() => Promise<void>) => {
  const ready = async (): Promise<void> => {
    const desk = room.kept.now();
    const isOwed = slowAhead(desk).length > 0;
    try {
      await slow.ready(desk);
    } catch (error) {
      onFault(error);
      // Without a thread it is worked out here, and the class waits.
      for (const part of slowAhead(desk)) desk[part]();
    }
    if (isOwed && room.kept.now() === desk) room.set({});
  };
  room.watch(() => {
    if (slowAhead(room.kept.now()).length > 0) void ready();
  });
  return ready;
};

/**
 * Has a class play on its own devices, from wherever the game is, until a person stops it. Gives the exit code. Throws UserError.
 */
export const playOnDevices = async (kept: KeptDesk, options: DevicesOptions): Promise<number> => {
  const { file, port, isLan, slow, atDebrief, onScreen } = options;
  const lines = heldLines(options.say);
  const onFault = (error: unknown): void =>
    lines.say([describeFailure(error, process.env.DEMARCHE_DEBUG === '1').text]);
  const room = openRoom({
    kept,
    file: openBook(`${file}.seats`, kept.now().journal.lines[0] ?? ''),
    now: () => performance.now(),
    draw: (below) => randomInt(Math.max(1, below)),
  });
  const server = await serveClass(room, {
    listen: isLan ? '0.0.0.0' : '127.0.0.1',
    port,
    names: ownNames(isLan),
    assets: classAssets(),
    map: wallMapOf(kept.now().game.scenario, kept.now().world().run.states, worldMap()),
    onFault,
    qr: (text) =>
      encode(text, { border: 0 }).data.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')),
  });
  const ready = foresee(room, slow, onFault);
  let tell: (text: string) => void = () => {};
  let writing = Promise.resolve('');
  const writePack = async (): Promise<string> => {
    await ready();
    const { said, files } = await atDebrief((text) => tell(text));
    if (files) room.set({ pack: files });
    lines.say(inColumns(said));
    return said;
  };
  const unwatch = watchSteps(room, ({ game }) => {
    if (stepAt(game)?.do === 'debrief') writing = writePack();
    if (stepAt(game) === undefined)
      lines.say(['The exercise is over. Ctrl-C stops, and writes the debrief pack.']);
  });
  if (isDebriefOpen(kept.now())) writing = writePack();
  void ready();
  try {
    const load =
      onScreen &&
      (() =>
        onScreen(elsewhereOf(room), (text) => {
          tell = text;
          return writing;
        }));
    const opening = openingLines(room, server, options);
    return await untilStopped(() => lines.say(opening), load, lines);
  } finally {
    unwatch();
    room.close();
    await server.close();
  }
};
