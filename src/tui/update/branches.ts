import { branchesOf, dropOrTake, eventsAhead, freeName } from '../../play/branching.ts';
import type { BranchRow } from '../../report/run/branches-view.ts';
import type { EventRow } from '../../report/run/events-view.ts';
import { branchOff, removeBranch, renameBranch, showBranch } from '../../session/branches.ts';
import { fold } from '../fuzzy.ts';
import type { Command } from '../keys/keys.ts';
import { statesPerPage } from '../layout.ts';
import {
  type Layer,
  runPartsOf,
  type Screen,
  settled,
  show,
  toWorld,
  type Ui,
  uncovered,
  withPlay,
} from '../state.ts';
import { moveOf, rowIn } from './lists.ts';

/** Opens the tree of branches with the shown one selected. */
export const openBranches = (ui: Ui): Ui => {
  const at = branchesOf(ui.play).findIndex(({ shown }) => shown);
  return show({ ...ui, playing: false }, { kind: 'branches', at: Math.max(0, at) });
};

/** Asks for the name of a new branch. */
export const nameBranch = (ui: Ui): Ui => ({
  ...ui,
  playing: false,
  over: { kind: 'naming', text: freeName(ui.play), isOffer: true },
});

/** Takes the name that was typed, for a new branch or for an old branch. A blank name is ignored. */
export const takeName = (before: Ui, { branch, text }: Layer<'naming'>): Ui => {
  const ui = uncovered(before);
  const name = text.trim();
  if (name === '') return ui;
  if (branch !== undefined) return withPlay(ui, renameBranch(ui.play, branch, name));
  const off = show(withPlay(ui, branchOff(ui.play, name)), { kind: 'run' });
  return { ...off, told: `Branch ${name} from turn ${ui.view.run.turn}: its future is yours.` };
};

const remove = (ui: Ui, on: Screen<'branches'>, { id, name }: BranchRow): Ui => {
  const play = removeBranch(ui.play, id);
  if (play === ui.play) return { ...ui, told: 'The first branch stays.' };
  const after = settled({ ...ui, play });
  const at = rowIn(play.now.list.length, on.at);
  return { ...after, on: { ...on, at }, told: `Removed: ${name}. u brings it back.` };
};

/** The result of a command in the tree of branches. Undefined if the command has the same meaning on all screens. */
export const onBranches = (ui: Ui, on: Screen<'branches'>, command: Command): Ui | undefined => {
  const rows = branchesOf(ui.play);
  const row = rows[rowIn(rows.length, on.at)];
  switch (command) {
    case 'accept':
      return row && toWorld({ ...ui, play: showBranch(ui.play, row.id) });
    case 'rename':
      return row && { ...ui, over: { kind: 'naming', branch: row.id, text: row.name, isOffer: true } };
    case 'remove':
      return row && remove(ui, on, row);
    case 'leave':
      return toWorld(ui);
    default: {
      const to = moveOf(command);
      return to && { ...ui, on: { ...on, at: rowIn(rows.length, rowIn(rows.length, on.at) + to.by) } };
    }
  }
};

/** Opens the list of events that can be made to happen next turn. */
export const openEvents = (ui: Ui): Ui =>
  ui.view.run.turn < ui.view.run.turns
    ? show({ ...ui, playing: false }, { kind: 'events', at: 0, search: '' })
    : { ...ui, told: 'After the last turn nothing can happen any more: go back first (b).' };

/** The listed events. A search keeps only events whose name or text contains the searched text. */
export const listedEvents = ({ play }: Ui, { search }: Screen<'events'>): readonly EventRow[] => {
  const wanted = fold(search);
  return eventsAhead(play).filter(({ id, label, text }) => fold(`${label} ${id} ${text}`).includes(wanted));
};

const drop = (ui: Ui, { id, label, isDropped }: EventRow): Ui => {
  const after = show(withPlay(ui, dropOrTake(ui.play, id)), { kind: 'run' });
  const turn = ui.view.run.turn + 1;
  return { ...after, told: isDropped ? `Taken out of turn ${turn}: ${label}` : `In turn ${turn}: ${label}` };
};

/** The result of a command in the list of events. Undefined if the command has the same meaning on all screens. */
export const onEvents = (ui: Ui, on: Screen<'events'>, command: Command): Ui | undefined => {
  const to = moveOf(command);
  if (to) {
    const by = to.isPage ? to.by * statesPerPage(ui.size, runPartsOf(ui)) : to.by;
    return { ...ui, on: { ...on, at: rowIn(listedEvents(ui, on).length, on.at + by) } };
  }
  if (command === 'leave')
    return on.search === '' ? toWorld(ui) : { ...ui, on: { ...on, at: 0, search: '' } };
  const event = command === 'accept' ? listedEvents(ui, on)[on.at] : undefined;
  return event && drop(ui, event);
};
