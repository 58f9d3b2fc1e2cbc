import { EventEmitter } from 'node:events';
import { render } from 'ink';
import { createElement } from 'react';
import { compile } from '../../src/model/compile.ts';
import type { Asked } from '../../src/play/pairing.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { begin } from '../../src/session/branches.ts';
import { conduct } from '../../src/tui/conductor.ts';
import { createCanvas } from '../../src/tui/draw/canvas.ts';
import type { ColourDepth } from '../../src/tui/draw/theme.ts';
import type { Size } from '../../src/tui/layout.ts';
import { type Looks, PLAIN_LOOKS, penMemory } from '../../src/tui/looks.ts';
import type { ScenarioCard } from '../../src/tui/outside.ts';
import { App } from '../../src/tui/screens/app.tsx';
import { type SkillForms, startUi, type Ui } from '../../src/tui/state.ts';
import type { ThemeName } from '../../src/tui/theme-names.ts';
import type { Event } from '../../src/tui/update/update.ts';
import { isSameAsked, standingWishes, type Wish } from '../../src/tui/update/wish.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { comparisonFor, oddsOf } from './odds.ts';
import { outsideFor } from './press.ts';
import { world } from './world.ts';

export interface Drawing {
  /** The newest frame, line by line. */
  readonly lines: () => readonly string[];
  /** The same without colours. */
  readonly bare: () => readonly string[];
  /** The same as one text, without blanks at the ends of lines. */
  readonly text: () => string;
  readonly frames: readonly string[];
  /** Presses keys, lets a moment pass, and waits for the frame. */
  readonly type: (keys: string) => Promise<void>;
  /** Presses keys, and nothing else. */
  readonly press: (keys: string) => void;
  readonly resize: (size: Size) => Promise<void>;
  /** Lets time pass, and waits for the frame. */
  readonly pass: (milliseconds: number) => Promise<void>;
  readonly ui: () => Ui;
  readonly clock: FakeClock;
  /** The wishes to leave: at most one. */
  readonly left: readonly Wish[];
  readonly close: () => void;
}

export interface DrawOptions {
  readonly scenario?: Scenario;
  readonly depth?: ColourDepth;
  readonly theme?: ThemeName;
  readonly ascii?: boolean;
  readonly seed?: string;
  /** What can be opened in the place of this scenario. */
  readonly cards?: readonly ScenarioCard[];
  /** The number of futures in every answer about odds. Without it, no futures are counted. */
  readonly futures?: number | undefined;
  /** How the model did on past waves. */
  readonly skill?: SkillForms;
  /** An earlier session that may be gone on with, in sentences. */
  readonly offer?: readonly string[];
  /** What there is to tell about the scenario. */
  readonly notes?: readonly string[];
  /** The number of futures in every answer about comparisons, and the results of saving files, in turns. */
  readonly answered?: number;
}

const fakeStdout = (size: () => Size, resolve: (frame: string) => string) => {
  const frames: string[] = [];
  const stdout = Object.defineProperties(
    Object.assign(new EventEmitter(), {
      columns: 0,
      rows: 0,
      write: (frame: string): boolean => {
        frames.push(resolve(frame));
        return true;
      },
    }),
    { columns: { get: () => size().columns }, rows: { get: () => size().rows } },
  );
  return { stdout, frames };
};

const RESULTS = ['exists', 'failed', 'saved'] as const;

/** Does for the screens what threads and files do for them in the program, a moment after they wish for it. */
const answering = (
  scenario: Scenario,
  { futures, answered }: Pick<DrawOptions, 'futures' | 'answered'>,
  tell: (event: () => Event) => void,
) => {
  let saves = 0;
  let newest: Asked | undefined;
  const count = (asked: Asked): void => {
    if (newest && isSameAsked(newest, asked)) return;
    newest = asked;
    if (asked.kind === 'odds' && futures !== undefined)
      tell(() => ({ kind: 'odds', odds: oddsOf(scenario, asked.question, futures) }));
    if (asked.kind === 'comparison' && answered !== undefined)
      tell(() => ({ kind: 'comparison', answer: comparisonFor(scenario, asked.question, answered) }));
  };
  return (wish: Wish): void => {
    if (wish.kind === 'count') count(wish.asked);
    if (wish.kind !== 'write' || answered === undefined) return;
    const { path, play } = wish;
    const kind = RESULTS[saves++ % RESULTS.length] ?? 'saved';
    tell(() => ({ kind: 'saved', result: { kind, path, words: `What came of ${path}: ${kind}.` }, play }));
  };
};

/** React draws, and subscribes to what it draws, after the running task. */
const drawn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Draws the whole program at a size, on a stdout that only records and with a clock that only moves on request. */
export const renderAt = async (
  columns: number,
  rows: number,
  options: DrawOptions = {},
): Promise<Drawing> => {
  const {
    scenario = world,
    depth = 'none',
    theme = 'dark',
    ascii = false,
    seed = 'moscow',
    cards = [],
    skill = () => [],
    notes = [],
    offer,
  } = options;
  let size: Size = { columns, rows };
  const looks: Looks = { ...PLAIN_LOOKS, theme, depth, ascii };
  const penOf = penMemory();
  const canvas = createCanvas(() => penOf(conductor.store.drawn().looks));
  const { stdout, frames } = fakeStdout(() => size, canvas.resolve);
  const session = begin(scenario, compile(scenario), seed);
  const clock = fakeClock();
  const left: Wish[] = [];
  const start = startUi(session, outsideFor(cards), size, { notes, looks, skill });
  const over: Ui['over'] = offer ? { kind: 'offer', play: session, about: offer } : start.over;
  const first = { ...start, over };
  const answer = answering(scenario, options, (event) => clock.after(1, () => conductor.happen(event())));
  const conductor: ReturnType<typeof conduct> = conduct(first, clock, (wish) =>
    wish.kind === 'leave' ? left.push(wish) : answer(wish),
  );
  standingWishes(first).forEach(answer);
  clock.pass(1);
  const ink = render(createElement(App, { store: conductor.store, brush: canvas.brush }), {
    stdout: stdout as unknown as NodeJS.WriteStream,
    debug: true,
    patchConsole: false,
    exitOnCtrlC: false,
  });
  const pass = async (milliseconds: number): Promise<void> => {
    clock.pass(milliseconds);
    await drawn();
  };
  await drawn();
  const lines = (): readonly string[] => (frames.at(-1) ?? '').split('\n');
  const bare = (): readonly string[] => lines().map((line) => line.replace(/\u001B\[[\d;]*m/g, ''));
  return {
    lines,
    bare,
    text: () =>
      bare()
        .map((line) => line.trimEnd())
        .join('\n'),
    frames,
    press: conductor.type,
    type: (keys) => {
      conductor.type(keys);
      return pass(100);
    },
    resize: (to) => {
      size = to;
      conductor.resize(to);
      return pass(100);
    },
    pass,
    ui: conductor.store.now,
    clock,
    left,
    close: () => {
      conductor.stop();
      ink.unmount();
    },
  };
};
