import { EventEmitter } from 'node:events';
import { render } from 'ink';
import { createElement } from 'react';
import { frameStream } from '../../src/cli/screens/frame-stream.ts';
import { outsideOf } from '../../src/cli/screens/outside.ts';
import { compile } from '../../src/model/compile.ts';
import { begin } from '../../src/session/branches.ts';
import { conduct } from '../../src/tui/conductor.ts';
import { type Brush, createCanvas } from '../../src/tui/draw/canvas.ts';
import { paint } from '../../src/tui/draw/line.ts';
import { themeOf } from '../../src/tui/draw/theme.ts';
import { App } from '../../src/tui/screens/app.tsx';
import { startUi } from '../../src/tui/state.ts';
import type { ScreenClock } from '../../src/tui/store.ts';
import { flagship } from './flagship.ts';
import { median } from './measure.ts';
import { ms, type Row, times } from './table.ts';

const SIZE = { columns: 120, rows: 40 } as const;
const DOWN = '\u001B[B';
const UP = '\u001B[A';
/** Half of what people do: look at another state, go a turn on, look again. */
const KEYS = [DOWN, DOWN, 'n', UP, DOWN, 'n', 'b', 'm', DOWN, 'n', 'm', 'm'] as const;
const ROUNDS = 8;
/** Ink's own output is held back for a moment after each frame; ours never is. */
const PAUSE = 5;
const UPDATES = 10_000;

/** A clock on which a pause is over at once: what is measured is work, not waiting. */
const hurried = (): ScreenClock => {
  let now = 0;
  return {
    now: () => {
      now += 1000;
      return now;
    },
    after: () => () => {},
  };
};

const terminal = (wrote: () => void) =>
  Object.assign(new EventEmitter(), {
    ...SIZE,
    isTTY: true,
    bytes: 0,
    write(this: { bytes: number }, data: string): boolean {
      this.bytes += data.length;
      wrote();
      return true;
    },
  });

interface Stage {
  /** Presses a key, and gives the milliseconds until its frame was handed to the terminal. */
  readonly press: (key: string, pause?: number) => Promise<number>;
  readonly bytes: () => number;
  readonly close: () => void;
}

const openStage = (isOurs: boolean): Stage => {
  const pen = { theme: themeOf('all'), ascii: false };
  let written = performance.now();
  const screen = terminal(() => {
    written = performance.now();
  });
  const canvas = createCanvas(() => pen);
  const frames = frameStream(screen, { resolve: canvas.resolve });
  frames.enter();
  const scenario = flagship();
  const outside = outsideOf({ path: 'scenario.yaml', sets: [] });
  const play = begin(scenario, compile(scenario), 'bench');
  const conductor = conduct(startUi(play, outside, SIZE), hurried(), () => {});
  const direct: Brush = (line) => paint(line, pen);
  const ink = render(createElement(App, { store: conductor.store, brush: isOurs ? canvas.brush : direct }), {
    stdout: (isOurs ? frames : screen) as unknown as NodeJS.WriteStream,
    debug: isOurs,
    patchConsole: false,
    exitOnCtrlC: false,
    maxFps: 1000,
  });
  return {
    press: async (key, pause = 0) => {
      if (pause > 0) await new Promise((done) => setTimeout(done, pause));
      const start = performance.now();
      conductor.type(key);
      await new Promise((done) => setImmediate(done));
      return Math.max(0, written - start);
    },
    bytes: () => screen.bytes,
    close: () => {
      conductor.stop();
      ink.unmount();
    },
  };
};

const typeAll = async (stage: Stage): Promise<readonly number[]> => {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const key of KEYS) taken.push(await stage.press(key, PAUSE));
  return taken.slice(KEYS.length);
};

const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};

const growth = async (): Promise<Row> => {
  const stage = openStage(true);
  const press = async (times: number): Promise<void> => {
    for (let i = 0; i < times; i++) await stage.press(KEYS[i % KEYS.length] ?? DOWN);
  };
  // What is kept on purpose (the newest readings, compiled code) is there before counting begins.
  await press(1000);
  const before = heap();
  await press(UPDATES);
  const grown = heap() - before;
  stage.close();
  return {
    what: `heap after ${UPDATES.toLocaleString('en')} updates: against the aim of 10 MB more`,
    ratio: times(grown / 10, 2),
    note: `${grown.toFixed(1)} MB more than ${before.toFixed(0)} MB`,
  };
};

/** From a key to its frame at 120 × 40, against Ink writing the same frame itself; and what is left over in the heap. */
export const screens = async (): Promise<readonly Row[]> => {
  const [ours, theirs] = [openStage(true), openStage(false)];
  const mine = await typeAll(ours);
  const inks = await typeAll(theirs);
  const bytes = ours.bytes() / Math.max(1, theirs.bytes());
  ours.close();
  theirs.close();
  const took = median(mine);
  return [
    {
      what: 'from a key to its frame at 120 x 40: against the aim of 30 ms',
      ratio: times(took / 30, 2),
      note: `median ${ms(took)}`,
    },
    {
      what: "the same: against Ink's own output",
      ratio: times(took / median(inks), 2),
      note: `${ms(median(inks))} there; ${times(bytes, 2)} the bytes`,
    },
    await growth(),
  ];
};
