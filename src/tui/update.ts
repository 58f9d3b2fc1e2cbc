import type { Decision } from '../domain/run.ts';
import type { LiveCompareView } from '../report/live-compare-view.ts';
import type { LiveOddsView } from '../report/live-odds-view.ts';
import { acceptRow, branching, isBranchCommand, moveRow, typed } from './branches.ts';
import { chooseOn } from './carry-out.ts';
import { isTableCommand, reveal, turnTable, typeInChooser } from './choose.ts';
import { compare, isCompareCommand, isSameComparison } from './compare.ts';
import { lowestFutureScroll } from './compare-layout.ts';
import { helpText } from './help-layout.ts';
import type { Command } from './keys/binding.ts';
import type { Key } from './keys/key-input.ts';
import { commandOf } from './keys/keys.ts';
import { bodyOf, insideOf, type Size, statesPerPage } from './layout.ts';
import { isLookCommand, look } from './looks.ts';
import { boundedSpeed } from './pace.ts';
import { saveLines } from './panels/save.ts';
import type { Player } from './player.ts';
import type { SaveResult } from './saves.ts';
import { save, saved, typedPath } from './saving.ts';
import { obeySeek, seekFor } from './seek.ts';
import {
  isAtEnd,
  isSameQuestion,
  listedRows,
  matches,
  placeOf,
  questionOf,
  type Ui,
  withPlay,
} from './state.ts';
import { cut, upTo, withoutLast } from './text.ts';
import { isWeightCommand, moveTo, weigh } from './weights.ts';
import { lowestScroll, whyLines, whyTextOf } from './why-layout.ts';

/** What happens to the screens from outside. */
export type Event =
  | { readonly kind: 'key'; readonly key: Key }
  | { readonly kind: 'tick' }
  | { readonly kind: 'resize'; readonly size: Size }
  | { readonly kind: 'odds'; readonly odds: LiveOddsView }
  | { readonly kind: 'saved'; readonly result: SaveResult }
  | { readonly kind: 'comparison'; readonly answer: LiveCompareView };

/** Moves the selection within the listed rows; it stops at both ends. */
const select = <Play>(ui: Ui<Play>, by: number): Ui<Play> => {
  const rows = listedRows(ui);
  const at = rows.findIndex((row) => row.id === ui.selected);
  const next = rows[Math.max(0, Math.min(rows.length - 1, Math.max(0, at) + by))];
  return next ? { ...ui, selected: next.id, scroll: 0 } : ui;
};

const page = <Play>(ui: Ui<Play>): number =>
  ui.screen === 'why' || ui.screen === 'save' || ui.help !== undefined
    ? bodyOf(ui.size).rows - 3
    : statesPerPage(ui.size, ui.looks.geography !== 'tiles');

/** A place in a text of so many lines, no further than its last page. */
const scrolled = (at: number, lines: number, size: Size): number =>
  Math.max(0, Math.min(at, lowestScroll(lines, size)));

const move = <Play>(ui: Ui<Play>, by: number, whole: boolean, player: Player<Play>): Ui<Play> => {
  const lines = whole ? by * page(ui) : by;
  const { size } = ui;
  if (ui.help !== undefined) {
    const all = helpText(ui);
    return { ...ui, help: scrolled(ui.help + lines, all.length, size) };
  }
  if (ui.screen === 'weights' && !ui.find) return moveTo(ui, ui.weight + by, player);
  if (ui.screen === 'compare' && whole && ui.comparison) {
    const lowest = lowestFutureScroll(player.sideBySide(ui.play, ui.comparison.sides), size);
    return { ...ui, scroll: Math.max(0, Math.min(ui.scroll + by * FUTURE_PAGE, lowest)) };
  }
  if (ui.screen === 'branches' || ui.screen === 'events' || ui.screen === 'compare')
    return moveRow(ui, lines, player);
  if (ui.screen === 'save' && ui.saving) {
    const { columns } = insideOf(bodyOf(size));
    const all = saveLines(player.draft(ui.play, ui.saving.path), columns).length + SAVE_WORDS;
    return { ...ui, scroll: scrolled(ui.scroll + lines, all, size) };
  }
  if (ui.screen !== 'why' || !whole) return select(ui, lines);
  const all = whyLines(whyTextOf(ui, player, player.why(ui.play, ui.selected)), size);
  return { ...ui, scroll: scrolled(ui.scroll + lines, all.length, size) };
};

const DECIDED = { up: 'steps up', down: 'steps down', hold: 'stays' } as const;

/** Longest name of a state in what is told, in columns. */
const LONGEST_TOLD = 20;

/** What came of a decision, and how to see what follows from it. */
const decided = <Play>(
  { view, selected }: Ui<Play>,
  wanted: Decision | undefined,
  now: Decision | undefined,
): string => {
  const name = cut(view.run.rows.find(({ id }) => id === selected)?.name ?? selected, LONGEST_TOLD);
  if (wanted === undefined) return `${name} is left to itself again.`;
  if (now === undefined) return `${name} cannot do that here.`;
  const does = typeof wanted === 'string' ? DECIDED[wanted] : 'moves';
  return `${name} ${does} next turn: n plays it, c compares odds.`;
};

/** Decides for the selected state; the same decision again takes it back. */
const decide = <Play>(ui: Ui<Play>, decision: Decision, player: Player<Play>): Ui<Play> => {
  const taken = ui.view.decided[ui.selected];
  const wanted = taken === decision ? undefined : decision;
  const { run } = ui.view;
  const row = run.rows.find(({ id }) => id === ui.selected);
  const isEnd =
    (wanted === 'up' && row?.rung === run.ladder.length - 1) || (wanted === 'down' && row?.rung === 0);
  if (isEnd && row)
    return {
      ...ui,
      told: `${cut(row.name, LONGEST_TOLD)} is at the ${wanted === 'up' ? 'top' : 'foot'} of the ladder.`,
    };
  const after = withPlay(ui, player.decide(ui.play, ui.selected, wanted), player);
  return { ...after, told: decided(ui, wanted, after.view.decided[ui.selected]) };
};

const leave = <Play>(ui: Ui<Play>, player: Player<Play>): Ui<Play> => {
  if (ui.offer) return { ...ui, offer: undefined };
  if (ui.find) return { ...ui, find: undefined, selected: ui.find.before };
  if (ui.naming) return { ...ui, naming: undefined };
  if (ui.help !== undefined) return { ...ui, help: undefined, seek: undefined };
  if (ui.screen === 'events' && ui.search !== '') return { ...ui, search: '', row: 0 };
  const world = { ...ui, screen: 'run', scroll: 0 } as const;
  // What was moved on the Weights screen is played now.
  return ui.screen === 'weights' ? withPlay(world, player.settle(ui.play), player) : world;
};

const type = <Play>(ui: Ui<Play>, text: string): Ui<Play> => {
  if (!ui.find) return ui;
  const [best] = text === '' ? [] : matches(ui.view.run.rows, text);
  return { ...ui, find: { ...ui.find, text }, selected: best?.id ?? ui.find.before };
};

const TIME: Partial<Record<Command, <Play>(play: Play, player: Player<Play>) => Play>> = {
  step: (play, player) => player.step(play),
  back: (play, player) => player.back(play),
  first: (play, player) => player.jump(play, 0),
  last: (play, player) => player.jump(play, Number.MAX_SAFE_INTEGER),
  restart: (play, player) => player.restart(play),
  'other-luck': (play, player) => player.otherLuck(play),
};

const DECISIONS: Partial<Record<Command, Decision>> = { raise: 'up', lower: 'down', hold: 'hold' };

const STEPS: Partial<Record<Command, readonly [by: number, whole: boolean]>> = {
  up: [-1, false],
  down: [1, false],
  'page-up': [-1, true],
  'page-down': [1, true],
};

const LONGEST_FIND = 40;

/** Lines that what came of saving may take over the text. */
const SAVE_WORDS = 4;

/** Lines that a page of this future goes on by, where two branches are compared. */
const FUTURE_PAGE = 5;

const screenCommand = <Play>(ui: Ui<Play>, command: Command): Ui<Play> => {
  switch (command) {
    case 'play':
      return { ...ui, playing: !ui.playing && !isAtEnd(ui) };
    case 'faster':
      return { ...ui, speed: boundedSpeed(ui.speed + 1) };
    case 'slower':
      return { ...ui, speed: boundedSpeed(ui.speed - 1) };
    case 'why':
      return { ...ui, screen: 'why', scroll: 0 };
    case 'weights':
      return { ...ui, screen: 'weights', playing: false };
    case 'find':
      return ui.help !== undefined ? seekFor(ui, '') : { ...ui, find: { text: '', before: ui.selected } };
    case 'help':
      return { ...ui, help: 0 };
    case 'accept':
      return reveal({ ...ui, find: undefined });
    case 'erase':
      return typedPath(ui, undefined) ?? typed(ui, undefined) ?? type(ui, withoutLast(ui.find?.text ?? ''));
    case 'suspend':
      return { ...ui, playing: false, suspended: ui.suspended + 1 };
    case 'quit':
      return { ...ui, exit: 0 };
    case 'interrupt':
      return { ...ui, exit: 130 };
    default:
      return ui;
  }
};

const obey = <Play>(ui: Ui<Play>, command: Command, player: Player<Play>): Ui<Play> => {
  const sought = ui.seek?.isTyping ? obeySeek(ui, command) : undefined;
  if (sought) return sought;
  const time = TIME[command];
  if (time) return { ...withPlay(ui, time(ui.play, player), player), playing: false };
  const decision = DECISIONS[command];
  if (decision !== undefined) return decide({ ...ui, playing: false }, decision, player);
  const saves = save(ui, command, player);
  if (saves) return saves;
  if (command === 'leave') return leave(ui, player);
  if (isWeightCommand(command)) return weigh(ui, command, player);
  if (isLookCommand(command)) return look(ui, command);
  if (isTableCommand(command)) return turnTable(ui, command);
  if (isCompareCommand(command)) return compare(ui, command, player);
  if (isBranchCommand(command)) return branching(ui, command, player);
  const rowed = command === 'accept' ? acceptRow(ui, player) : undefined;
  if (rowed) return rowed;
  const step = STEPS[command];
  return step ? move(ui, step[0], step[1], player) : screenCommand(ui, command);
};

const press = <Play>(before: Ui<Play>, key: Key, player: Player<Play>): Ui<Play> => {
  const ui = before.told === undefined ? before : { ...before, told: undefined };
  const command = commandOf(placeOf(ui), key, ui.keys);
  if (ui.chooser && !ui.offer) {
    if (command) return chooseOn(ui, ui.chooser, command, player, obey);
    return key.text === '' ? ui : typeInChooser(ui, ui.chooser.text + key.text);
  }
  if (command) return obey(ui, command, player);
  if (ui.seek?.isTyping) return key.text === '' ? ui : seekFor(ui, ui.seek.text + key.text);
  const named = key.text === '' ? undefined : (typedPath(ui, key.text) ?? typed(ui, key.text));
  if (named) return named;
  if (ui.find) return key.text === '' ? ui : type(ui, upTo(ui.find.text + key.text, LONGEST_FIND));
  return key.name === 'paste' ? { ...ui, told: 'Nothing is typed here: what was pasted is left aside.' } : ui;
};

const tick = <Play>(ui: Ui<Play>, player: Player<Play>): Ui<Play> => {
  if (!ui.playing) return ui;
  const on = withPlay(ui, player.step(ui.play), player);
  return { ...on, scroll: ui.scroll, playing: !isAtEnd(on) };
};

/** The screens after an event. Nothing happens any more once the program is to end. */
export const update = <Play>(ui: Ui<Play>, event: Event, player: Player<Play>): Ui<Play> => {
  if (ui.exit !== undefined) return ui;
  switch (event.kind) {
    case 'key':
      return press(ui, event.key, player);
    case 'tick':
      return tick(ui, player);
    case 'resize':
      return { ...ui, size: event.size };
    case 'saved':
      return saved(ui, event.result);
    case 'comparison':
      return ui.comparison && isSameComparison(event.answer.question, ui.comparison.question)
        ? { ...ui, comparison: { ...ui.comparison, answer: event.answer } }
        : ui;
    case 'odds':
      return isSameQuestion(event.odds.question, questionOf(ui)) ? { ...ui, odds: event.odds } : ui;
  }
};
