import type { BranchRow } from '../report/branches-view.ts';
import type { EventRow } from '../report/events-view.ts';
import type { Deed } from './branching.ts';
import { refreshed } from './compare.ts';
import { fold } from './fuzzy.ts';
import type { Command } from './keys/binding.ts';
import type { Player } from './player.ts';
import { type Ui, withPending, withPlay } from './state.ts';
import { upTo, withoutLast } from './text.ts';

const LONGEST_NAME = 40;
const LONGEST_SEARCH = 40;

/** The events that are listed: all, or those whose name or text holds what is searched for. */
export const listedEvents = <Play>(ui: Ui<Play>, player: Player<Play>): readonly EventRow[] => {
  const wanted = fold(ui.search);
  const all = player.events(ui.play);
  return wanted === ''
    ? all
    : all.filter(({ id, label, text }) => fold(`${label} ${id} ${text}`).includes(wanted));
};

/** The branch that is selected in the list; the first where there is none. */
const selectedBranch = <Play>(ui: Ui<Play>, player: Player<Play>): BranchRow | undefined => {
  const rows = player.branches(ui.play);
  return rows[Math.min(ui.row, rows.length - 1)];
};

/** Moves the selection in a list of so many rows; it stops at both ends. */
const moved = (row: number, by: number, rows: number): number =>
  Math.max(0, Math.min(rows - 1, Math.min(row, rows - 1) + by));

/** Selects in the list of branches, events, or compared odds. */
export const moveRow = <Play>(ui: Ui<Play>, by: number, player: Player<Play>): Ui<Play> => {
  const rows =
    ui.screen === 'compare'
      ? (ui.comparison?.answer?.rows.length ?? 0)
      : (ui.screen === 'events' ? listedEvents(ui, player) : player.branches(ui.play)).length;
  return { ...ui, row: moved(ui.row, by, rows) };
};

const openBranches = <Play>(ui: Ui<Play>, player: Player<Play>): Ui<Play> => {
  const row = player.branches(ui.play).findIndex(({ shown }) => shown);
  return { ...ui, screen: 'branches', row: Math.max(0, row), playing: false };
};

const openEvents = <Play>(ui: Ui<Play>): Ui<Play> =>
  ui.view.run.turn < ui.view.run.turns
    ? { ...ui, screen: 'events', row: 0, search: '', playing: false }
    : { ...ui, told: 'After the last turn nothing can happen any more: go back first (b).' };

const rename = <Play>(ui: Ui<Play>, player: Player<Play>): Ui<Play> => {
  const branch = selectedBranch(ui, player);
  return branch ? { ...ui, naming: { branch: branch.id, text: branch.name, isOffer: true } } : ui;
};

const remove = <Play>(ui: Ui<Play>, player: Player<Play>): Ui<Play> => {
  const branch = selectedBranch(ui, player);
  if (!branch) return ui;
  const after = withPlay(ui, player.removeBranch(ui.play, branch.id), player);
  return after.play === ui.play
    ? { ...ui, told: 'The first branch stays.' }
    : { ...moveRow(after, 0, player), told: `Removed: ${branch.name}. u brings it back.` };
};

const dropIn = <Play>(ui: Ui<Play>, player: Player<Play>): Ui<Play> => {
  const event = listedEvents(ui, player)[ui.row];
  if (!event) return ui;
  const after = withPlay(ui, player.dropIn(ui.play, event.id), player);
  const turn = ui.view.run.turn + 1;
  const told = event.isDropped
    ? `Taken out of turn ${turn}: ${event.label}`
    : `In turn ${turn}: ${event.label}`;
  return { ...after, screen: 'run', told };
};

const showSelected = <Play>(ui: Ui<Play>, player: Player<Play>): Ui<Play> => {
  const branch = selectedBranch(ui, player);
  return branch ? { ...withPlay(ui, player.showBranch(ui.play, branch.id), player), screen: 'run' } : ui;
};

/** Takes the name that was typed, for a new branch or for one that there is; a blank one is none. */
const takeName = <Play>(ui: Ui<Play>, player: Player<Play>): Ui<Play> => {
  const { naming } = ui;
  if (!naming) return ui;
  const name = naming.text.trim();
  const closed = { ...ui, naming: undefined };
  if (name === '') return closed;
  if (naming.branch !== undefined)
    return withPlay(closed, player.renameBranch(ui.play, naming.branch, name), player);
  const off = withPlay(closed, player.branchOff(ui.play, name), player);
  return {
    ...off,
    screen: 'run',
    told: `Branch ${name} from turn ${ui.view.run.turn}: its future is yours.`,
  };
};

const again = <Play>(
  ui: Ui<Play>,
  { play, what }: Deed<Play>,
  words: readonly [done: string, nothing: string],
  player: Player<Play>,
): Ui<Play> => {
  if (what === undefined) return { ...ui, told: words[1] };
  const told = `${words[0]}: ${what}`;
  // A slider that goes back is not played until one looks at the world.
  const after =
    ui.screen === 'weights' ? withPending(ui, play, player) : withPlay(ui, player.settle(play), player);
  return { ...refreshed(after, player), told, playing: false };
};

const COMMANDS = ['branch', 'branches', 'events', 'rename', 'remove', 'undo', 'redo'] as const;
type BranchCommand = (typeof COMMANDS)[number];

/** Whether a command is about branches, dropped events, or undoing. */
export const isBranchCommand = (command: Command): command is BranchCommand =>
  COMMANDS.some((each) => each === command);

/** Does what a key of branches asks for. */
export const branching = <Play>(ui: Ui<Play>, command: BranchCommand, player: Player<Play>): Ui<Play> => {
  switch (command) {
    case 'branch': {
      const text = player.freeName(ui.play);
      return { ...ui, playing: false, naming: { branch: undefined, text, isOffer: true } };
    }
    case 'branches':
      return openBranches(ui, player);
    case 'events':
      return openEvents(ui);
    case 'rename':
      return rename(ui, player);
    case 'remove':
      return remove(ui, player);
    case 'undo':
      return again(ui, player.undo(ui.play), ['Undone', 'There is nothing to undo.'], player);
    case 'redo':
      return again(ui, player.redo(ui.play), ['Done again', 'There is nothing to do again.'], player);
  }
};

/** What enter does where one types a name, or selects a branch or an event; undefined elsewhere. */
export const acceptRow = <Play>(ui: Ui<Play>, player: Player<Play>): Ui<Play> | undefined => {
  if (ui.offer) return withPlay({ ...ui, offer: undefined }, player.settle(ui.offer.play), player);
  if (ui.naming) return takeName(ui, player);
  if (ui.screen === 'events') return dropIn(ui, player);
  return ui.screen === 'branches' ? showSelected(ui, player) : undefined;
};

/** The text that is being typed for a name or a search, and what becomes of it; undefined where one types neither. */
export const typed = <Play>(ui: Ui<Play>, text: string | undefined): Ui<Play> | undefined => {
  const { naming, search } = ui;
  const next = (before: string, most: number): string =>
    text === undefined ? withoutLast(before) : upTo(before + text, most);
  if (naming) {
    const before = naming.isOffer && text !== undefined ? '' : naming.text;
    return { ...ui, naming: { ...naming, text: next(before, LONGEST_NAME), isOffer: false } };
  }
  return ui.screen === 'events' && !ui.find && ui.help === undefined
    ? { ...ui, search: next(search, LONGEST_SEARCH), row: 0 }
    : undefined;
};
