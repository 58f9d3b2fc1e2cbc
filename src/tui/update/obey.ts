import { redo, type Trail, undo } from '../../session/branches.ts';
import type { Command } from '../keys/keys.ts';
import { changeLooks, isLookCommand } from '../looks.ts';
import { isQuestion } from '../panels/matters.ts';
import { TOUR } from '../panels/tour.ts';
import {
  type Layer,
  select,
  settled,
  tableRowsOf,
  toWorld,
  type Ui,
  uncovered,
  withPending,
} from '../state.ts';
import { type StatesTable, sortedNext } from '../table.ts';
import { helpText, logText } from '../text-layout.ts';
import { nameBranch, onBranches, onEvents, openBranches, openEvents, takeName } from './branches.ts';
import { choose, type EntryChoice, openChooser, withTable } from './chooser.ts';
import { onCompare, openCompare } from './compare.ts';
import { moveOf, scrolled } from './lists.ts';
import { onMatters, openMatters } from './matters.ts';
import { onSave, openExport, openSave } from './save.ts';
import { typeText } from './type-text.ts';
import { onWeights, openWeights } from './weights.ts';
import { type Next, next } from './wish.ts';
import { onWorld, selectBy, toTurn } from './world.ts';

/** Removes the filter if it hides the selected state. */
const reveal = (ui: Ui): Ui =>
  tableRowsOf(ui).some((row) => row.id === ui.selected)
    ? ui
    : { ...ui, table: { ...ui.table, filter: undefined } };

/** The table of states in another order. */
const withOrder = (ui: Ui, table: StatesTable): Ui =>
  withTable(ui, table, `sorted by ${table.sort}${table.isReversed ? ', the other way round' : ''}`);

/** The screens with the play that undoing or redoing `what` gave. */
const again = (ui: Ui, play: Trail, told: string): Ui => {
  // On the Weights screen nothing is played before the person looks at the world.
  const after = ui.on.kind === 'weights' ? withPending(ui, play) : settled({ ...ui, play });
  return { ...(ui.on.kind === 'compare' ? openCompare(after) : after), told, playing: false };
};

const undone = (ui: Ui): Ui => {
  const last = ui.play.done.at(-1);
  return last ? again(ui, undo(ui.play), `Undone: ${last.what}`) : ui;
};

const redone = (ui: Ui): Ui => {
  const last = ui.play.undone.at(-1);
  return last ? again(ui, redo(ui.play), `Done again: ${last.what}`) : ui;
};

/** The results of commands that have the same meaning on all screens. */
const EVERYWHERE: Partial<Record<Command, (ui: Ui) => Ui>> = {
  undo: undone,
  redo: redone,
  weights: openWeights,
  branch: nameBranch,
  branches: openBranches,
  events: openEvents,
  compare: openCompare,
  save: openSave,
  find: (ui) => ({ ...ui, over: { kind: 'find', text: '', before: ui.selected } }),
  help: (ui) => ({ ...ui, over: { kind: 'help', at: 0, sought: '' } }),
  palette: (ui) => openChooser(ui, 'palette'),
  filter: (ui) => openChooser(ui, 'filter'),
  scenarios: (ui) => openChooser(ui, 'scenarios'),
  export: (ui) => openChooser(ui, 'export'),
  words: (ui) => openChooser(ui, 'words'),
  log: (ui) => ({ ...ui, playing: false, over: { kind: 'log', at: 0 } }),
  tour: (ui) => ({ ...toWorld(ui), playing: false, over: { kind: 'tour', at: 0 } }),
  sort: (ui) => withOrder(ui, sortedNext(ui.table)),
  reverse: (ui) => withOrder(ui, { ...ui.table, isReversed: !ui.table.isReversed }),
};

const onAny = (ui: Ui, command: Command): Ui =>
  isLookCommand(command) ? { ...ui, ...changeLooks(ui, command) } : (EVERYWHERE[command]?.(ui) ?? ui);

const quietly = (ui: Ui | undefined): Next | undefined => ui && next(ui);

/** The result of a command on the shown screen. Undefined if the command has the same meaning on all screens. */
const onScreen = (ui: Ui, command: Command): Next | undefined => {
  const { on } = ui;
  switch (on.kind) {
    case 'run':
    case 'why':
      return onWorld(ui, on, command);
    case 'weights':
      return quietly(onWeights(ui, on, command));
    case 'branches':
      return quietly(onBranches(ui, on, command));
    case 'events':
      return quietly(onEvents(ui, on, command));
    case 'matters':
      return quietly(onMatters(ui, on, command));
    case 'compare':
      return quietly(onCompare(ui, on, command));
    case 'save':
      return onSave(ui, on, command);
  }
};

const onOffer = (ui: Ui, { play, next: other }: Layer<'offer'>, command: Command): Ui => {
  if (command === 'leave') return other ? { ...ui, over: other } : uncovered(ui);
  return command === 'accept' ? settled({ ...uncovered(ui), play }) : ui;
};

const onFind = (ui: Ui, { before }: Layer<'find'>, command: Command): Ui => {
  if (command === 'leave') return { ...uncovered(ui), selected: before };
  if (command === 'accept') return reveal(uncovered(ui));
  const to = moveOf(command);
  return to ? selectBy(ui, to.by) : ui;
};

const onNaming = (ui: Ui, over: Layer<'naming'>, command: Command): Ui => {
  if (command === 'leave') return uncovered(ui);
  return command === 'accept' ? takeName(ui, over) : ui;
};

/** The help, and the text that is searched for in it. After the search is left, all of the help is shown again. */
const onHelp = (ui: Ui, over: Layer<'help' | 'seek'>, command: Command): Ui => {
  const to = moveOf(command);
  if (to) return { ...ui, over: { ...over, at: scrolled(over.at, to, helpText(ui, over).length, ui.size) } };
  if (over.kind === 'help') {
    if (command === 'leave') return uncovered(ui);
    return command === 'find' ? { ...ui, over: { kind: 'seek', at: 0, sought: '' } } : onAny(ui, command);
  }
  if (command === 'leave') return { ...ui, over: { kind: 'help', at: 0, sought: '' } };
  return command === 'accept' ? { ...ui, over: { ...over, kind: 'help' } } : ui;
};

/** Carries out the entry that was chosen from a list. A command of another screen first goes back to the world. */
const carryOut = (ui: Ui, choice: EntryChoice): Next => {
  switch (choice.kind) {
    case 'command': {
      const { command, screen } = choice;
      if (screen === undefined) return obey(ui, command);
      const world = toWorld(ui);
      return obey(screen === 'run' ? world : obey(world, screen).ui, command);
    }
    case 'state':
      return next(reveal(select(ui, choice.id)));
    case 'turn':
      return toTurn(ui, choice.turn);
    case 'filter':
      return next(withTable(ui, { ...ui.table, filter: choice.filter }));
    case 'scenario':
      return next(ui, { kind: 'leave', exitCode: 0, next: choice.path });
    case 'export':
      return next(openExport(ui, choice.what));
    case 'word':
      return next(ui);
  }
};

const onLog = (ui: Ui, { at }: Layer<'log'>, command: Command): Ui => {
  const to = moveOf(command);
  if (to) return { ...ui, over: { kind: 'log', at: scrolled(at, to, logText(ui).length, ui.size) } };
  return command === 'leave' ? uncovered(ui) : ui;
};

/** Goes on to the next stop in the way that a person would. After the last stop, the world is shown. */
const onTour = (ui: Ui, { at }: Layer<'tour'>, command: Command): Ui => {
  if (command !== 'accept' && command !== 'leave') return ui;
  const bare = uncovered(ui);
  if (command === 'leave' || at + 1 >= TOUR.length) return toWorld(bare);
  const there = (TOUR[at]?.presses ?? []).reduce((before, each) => obey(before, each).ui, bare);
  return { ...there, told: undefined, over: { kind: 'tour', at: at + 1 } };
};

const onTop = (ui: Ui, command: Command): Next => {
  const { over } = ui;
  switch (over.kind) {
    case 'none':
      return (
        onScreen(ui, command) ?? (isQuestion(command) ? openMatters(ui, command) : next(onAny(ui, command)))
      );
    case 'offer':
      return next(onOffer(ui, over, command));
    case 'choose': {
      const chosen = choose(ui, over, command);
      return chosen.choice ? carryOut(chosen.ui, chosen.choice) : next(chosen.ui);
    }
    case 'find':
      return next(onFind(ui, over, command));
    case 'naming':
      return next(onNaming(ui, over, command));
    case 'help':
    case 'seek':
      return next(onHelp(ui, over, command));
    case 'log':
      return next(onLog(ui, over, command));
    case 'tour':
      return next(onTour(ui, over, command));
  }
};

/** Does what a command means where the keys go. */
export const obey = (ui: Ui, command: Command): Next => {
  switch (command) {
    case 'suspend':
      return next({ ...ui, playing: false }, { kind: 'suspend' });
    case 'quit':
      return next(ui, { kind: 'leave', exitCode: 0 });
    case 'interrupt':
      return next(ui, { kind: 'leave', exitCode: 130 });
    case 'erase':
      return next(typeText(ui, undefined) ?? ui);
    default:
      return onTop(ui, command);
  }
};
