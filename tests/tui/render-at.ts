import { EventEmitter } from 'node:events';
import { render } from 'ink';
import { createElement } from 'react';
import { trailPlayer } from '../../src/cli/screens/player.ts';
import { compile } from '../../src/model/compile.ts';
import type { OddsQuestion } from '../../src/report/live-odds-view.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { begin, type Trail } from '../../src/session/branches.ts';
import { open } from '../../src/session/session.ts';
import { createCanvas } from '../../src/tui/canvas.ts';
import { comparisonWanted, isSameComparison } from '../../src/tui/compare.ts';
import { type Conductor, conduct } from '../../src/tui/conductor.ts';
import type { Size } from '../../src/tui/layout.ts';
import { type Looks, PLAIN_LOOKS, penMemory } from '../../src/tui/looks.ts';
import type { Player, ScenarioCard } from '../../src/tui/player.ts';
import { App } from '../../src/tui/screens/app.tsx';
import { startUi, type Ui } from '../../src/tui/state.ts';
import type { ColourDepth } from '../../src/tui/theme.ts';
import type { ThemeName } from '../../src/tui/theme-names.ts';
import type { Event } from '../../src/tui/update.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { comparisonFor, oddsOf } from './odds.ts';
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
  readonly ui: () => Ui<Trail>;
  readonly player: Player<Trail>;
  readonly clock: FakeClock;
  readonly exits: readonly number[];
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
  readonly skill?: readonly string[];
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

/** Does for the screens what threads and files do for them in the program. */
const answering = (scenario: Scenario, futures: number, tell: (event: Event) => void) => {
  let saves = 0;
  return (before: Ui<Trail>, after: Ui<Trail>): void => {
    const wanted = comparisonWanted(after);
    if (wanted && !isSameComparison(comparisonWanted(before), wanted))
      tell({ kind: 'comparison', answer: comparisonFor(scenario, wanted, futures) });
    if (after.saving?.stage !== 'writing' || before.saving?.stage === 'writing') return;
    const { path } = after.saving;
    const kind = RESULTS[saves++ % RESULTS.length] ?? 'saved';
    tell({ kind: 'saved', result: { kind, path, words: `What came of ${path}: ${kind}.` } });
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
    futures,
    cards = [],
    skill = [],
    notes = [],
    offer,
    answered,
  } = options;
  let size: Size = { columns, rows };
  const looks: Looks = { ...PLAIN_LOOKS, theme, depth, ascii };
  const penOf = penMemory();
  const canvas = createCanvas(() => penOf(conductor.store.drawn().looks));
  const { stdout, frames } = fakeStdout(() => size, canvas.resolve);
  const player = trailPlayer(
    () => 'another',
    undefined,
    () => cards,
  );
  const session = begin(open({ scenario, model: compile(scenario), seed }));
  const clock = fakeClock();
  const exits: number[] = [];
  const ask = (question: OddsQuestion): void => {
    if (futures !== undefined) conductor.tell(oddsOf(scenario, question, futures));
  };
  const first: Ui<Trail> = {
    ...startUi(session, player, size, notes, looks),
    skill,
    offer: offer && { play: session, about: offer },
  };
  const conductor: Conductor<Trail> = conduct(first, player, clock, {
    exit: (code) => exits.push(code),
    suspend: () => {},
    ask: (question) => clock.after(1, () => ask(question)),
    follow:
      answered === undefined
        ? () => {}
        : answering(scenario, answered, (event) => clock.after(1, () => conductor.happen(event))),
  });
  ask({ seed, edits: [] });
  const ink = render(createElement(App<Trail>, { store: conductor.store, player, brush: canvas.brush }), {
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
    player,
    clock,
    exits,
    close: () => {
      conductor.stop();
      ink.unmount();
    },
  };
};
