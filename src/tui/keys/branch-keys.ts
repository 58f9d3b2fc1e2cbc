import { keysAt } from './binding.ts';

const atWorld = keysAt('run', 'why');
const inList = keysAt('branches');
const whereBranching = keysAt('run', 'why', 'branches');
const whereChanging = keysAt('run', 'why', 'weights', 'branches', 'compare');
const inEvents = keysAt('events');
const whenSaving = keysAt('save');
const atOffer = keysAt('offer');
const whenNaming = keysAt('naming');

/** The keys of branches, of the events that can be dropped in, and of undoing. */
export const BRANCH_KEYS = [
  whereBranching(
    'branch',
    'B',
    'Branch off from the shown turn: the same past, and a future of its own',
    'branch',
  ),
  atWorld('branches', 'v', 'The tree of branches: show, rename, remove', 'branches'),
  atWorld('events', 'e', 'Have an event of the scenario happen next turn', 'event'),
  whereChanging('undo', 'u', 'Take back what was changed last, as often as you like', 'undo'),
  whereChanging('redo', 'ctrl+r', 'Do again what was taken back'),
  inList('up', 'up k', 'The branch above'),
  inList('down', 'down j', 'The branch below', 'select', '↑↓'),
  inList('accept', 'enter', 'Show this branch', 'show'),
  inList('rename', 'r', 'Give it another name', 'rename'),
  inList('remove', 'd (delete)', 'Remove it, with the branches that left it', 'remove'),
  inList('leave', 'escape (v)', 'Back to the world', 'world'),
  inEvents('accept', 'enter', 'Have it happen next turn; again: take it out', 'next turn'),
  inEvents('up', 'up', 'The event above'),
  inEvents('down', 'down', 'The event below', 'select', '↑↓'),
  inEvents('page-up', 'pageup', 'A page up'),
  inEvents('page-down', 'pagedown', 'A page down'),
  inEvents('erase', 'backspace (delete)', 'Erase a letter of what is searched for'),
  inEvents('leave', 'escape', 'Back to the world', 'world'),
  whereChanging('save', 'ctrl+s', 'Save the shown branch as a what-if file'),
  whenSaving('accept', 'enter', 'Write the file; it asks before it writes over another', 'save'),
  whenSaving('erase', 'backspace (delete)', 'Erase a letter of the path'),
  whenSaving('page-up', 'pageup', 'A page of the file up'),
  whenSaving('page-down', 'pagedown', 'A page of the file down'),
  whenSaving('leave', 'escape', 'Leave it', 'leave'),
  atOffer('accept', 'enter', 'Go on with the earlier session', 'go on'),
  atOffer(
    'leave',
    'escape',
    'Show the session before it, if one was kept; else start a new one',
    'not this one',
  ),
  whenNaming('accept', 'enter', 'Take this name', 'this name'),
  whenNaming('erase', 'backspace (delete)', 'Erase a letter'),
  whenNaming('leave', 'escape', 'Leave it', 'never mind'),
];
