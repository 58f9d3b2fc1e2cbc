import type { Decision } from '../../domain/run.ts';
import { decideFor, otherLuck, startAgain } from '../../play/branching.ts';
import { explained } from '../../play/view.ts';
import { jumpTo, type Trail } from '../../session/branches.ts';
import { clip } from '../draw/text.ts';
import type { Command } from '../keys/keys.ts';
import { statesPerPage } from '../layout.ts';
import { boundedSpeed, pauseOf } from '../pace.ts';
import {
  isAtEnd,
  runPartsOf,
  type Screen,
  select,
  show,
  tableRowsOf,
  toWorld,
  type Ui,
  withPlay,
} from '../state.ts';
import { whyLines, whyTextOf } from '../text-layout.ts';
import { type ListMove, moveOf, rowIn, scrolled } from './lists.ts';
import { type Next, next, type Wish } from './wish.ts';

/** The Run and Why screens: time, the selected state, and decisions for it. */
type World = Screen<'run'> | Screen<'why'>;

/** Moves the selection within the rows of the table. The selection stops at both ends. */
export const selectBy = (ui: Ui, by: number): Ui => {
  const rows = tableRowsOf(ui);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === ui.selected),
  );
  const row = rows[rowIn(rows.length, at + by)];
  return row ? select(ui, row.id) : ui;
};

const move = (ui: Ui, on: World, to: ListMove): Ui => {
  if (on.kind === 'why' && to.isPage) {
    const { length } = whyLines(whyTextOf(ui, explained(ui.play, ui.selected)), ui.size);
    return { ...ui, on: { ...on, scroll: scrolled(on.scroll, to, length, ui.size) } };
  }
  const page = statesPerPage(ui.size, runPartsOf(ui));
  return selectBy(ui, to.isPage ? to.by * page : to.by);
};

const DECIDED = { up: 'steps up', down: 'steps down', hold: 'stays' } as const;

/** Longest name of a state in a message, in columns. */
const LONGEST_NAME = 20;

/** The result of a decision, and how to see its effects. */
const decided = (name: string, wanted: Decision | undefined, now: Decision | undefined): string => {
  if (wanted === undefined) return `${name} is left to itself again.`;
  if (now === undefined) return `${name} cannot do that here.`;
  const does = typeof wanted === 'string' ? DECIDED[wanted] : 'moves';
  return `${name} ${does} next turn: n plays it, c compares odds.`;
};

/** Decides for the selected state. A second identical decision takes the first back. */
const decide = (before: Ui, decision: Decision): Ui => {
  const ui = { ...before, playing: false };
  const { selected } = ui;
  const { run, decided: taken } = ui.view;
  const wanted = taken[selected] === decision ? undefined : decision;
  const row = run.rows.find(({ id }) => id === selected);
  const name = clip(row?.name ?? selected, LONGEST_NAME);
  if (wanted === 'up' && row?.rung === run.ladder.length - 1)
    return { ...ui, told: `${name} is at the top of the ladder.` };
  if (wanted === 'down' && row?.rung === 0) return { ...ui, told: `${name} is at the foot of the ladder.` };
  const after = withPlay(ui, decideFor(ui.play, selected, wanted));
  return { ...after, told: decided(name, wanted, after.view.decided[selected]) };
};

const tickAfter = (speed: number): Wish => ({ kind: 'tick', pause: pauseOf(speed) });

const withSpeed = (ui: Ui, wanted: number): Next => {
  const speed = boundedSpeed(wanted);
  return next({ ...ui, speed }, ...(ui.playing && speed !== ui.speed ? [tickAfter(speed)] : []));
};

const playOrPause = (ui: Ui): Next => {
  const playing = !ui.playing && !isAtEnd(ui);
  return next({ ...ui, playing }, ...(playing ? [tickAfter(ui.speed)] : []));
};

/** Plays one turn, and the next after a while. */
export const tick = (ui: Ui): Next => {
  if (!ui.playing) return next(ui);
  const on = withPlay(ui, jumpTo(ui.play, ui.view.run.turn + 1));
  const playing = !isAtEnd(on);
  return next({ ...on, on: ui.on, playing }, ...(playing ? [tickAfter(ui.speed)] : []));
};

const toPlay = (ui: Ui, play: Trail): Next => next({ ...withPlay(ui, play), playing: false });

/** Shows another turn by hand. */
export const toTurn = (ui: Ui, turn: number): Next => toPlay(ui, jumpTo(ui.play, turn));

/** Starts again with other luck. If turns were played, a person must press the key twice. */
const withOtherLuck = (ui: Ui): Next => {
  if (ui.view.run.turn > 0 && !ui.asksLuck)
    return next({
      ...ui,
      playing: false,
      asksLuck: true,
      told: 'Other luck starts again at turn 0: press the same key again if you want it.',
    });
  const { ui: after, wishes } = toPlay(ui, otherLuck(ui.play, ui.outside.newSeed()));
  return next(
    { ...after, told: 'Other luck, from turn 0: u brings back the turns that were played.' },
    ...wishes,
  );
};

/** What commands do on the Run and Why screens. */
const DOES: Partial<Record<Command, (ui: Ui) => Next>> = {
  step: (ui) => toTurn(ui, ui.view.run.turn + 1),
  back: (ui) => toTurn(ui, ui.view.run.turn - 1),
  first: (ui) => toTurn(ui, 0),
  last: (ui) => toTurn(ui, ui.view.run.turns),
  restart: (ui) => toPlay(ui, startAgain(ui.play)),
  'other-luck': withOtherLuck,
  raise: (ui) => next(decide(ui, 'up')),
  lower: (ui) => next(decide(ui, 'down')),
  hold: (ui) => next(decide(ui, 'hold')),
  play: playOrPause,
  faster: (ui) => withSpeed(ui, ui.speed + 1),
  slower: (ui) => withSpeed(ui, ui.speed - 1),
  why: (ui) => next(show(ui, { kind: 'why', scroll: 0 })),
  leave: (ui) => next(toWorld(ui)),
};

/** The result of a command on the Run and Why screens. Undefined if the command has the same meaning on all screens. */
export const onWorld = (ui: Ui, on: World, command: Command): Next | undefined => {
  const to = moveOf(command);
  return to ? next(move(ui, on, to)) : DOES[command]?.(ui);
};
