import { type Binding, keysAt } from './binding.ts';

const atWorld = keysAt('run', 'why');
const inList = keysAt('branches');
const whereBranching = keysAt('run', 'why', 'branches');
const whereChanging = keysAt('run', 'why', 'weights', 'branches', 'compare');
const inEvents = keysAt('events');
const whenSaving = keysAt('save');
const atOffer = keysAt('offer');
const whenNaming = keysAt('naming');

/** The keys of branches, of the events that can be dropped in, and of undoing. */
export const BRANCH_KEYS: readonly Binding[] = [
  whereBranching(
    'branch',
    ['B'],
    'B',
    'Branch off from the shown turn: the same past, and a future of its own',
    { hint: 'branch' },
  ),
  atWorld('branches', ['v'], 'v', 'The tree of branches: show, rename, remove', { hint: 'branches' }),
  atWorld('events', ['e'], 'e', 'Have an event of the scenario happen next turn', { hint: 'event' }),
  whereChanging('undo', ['u'], 'u', 'Take back what was changed last, as often as you like', {
    hint: 'undo',
  }),
  whereChanging('redo', ['ctrl+r'], 'ctrl+r', 'Do again what was taken back'),
  inList('up', ['up', 'k'], 'up k', 'The branch above'),
  inList('down', ['down', 'j'], 'down j', 'The branch below', { hint: 'select', hintKeys: '↑↓' }),
  inList('accept', ['enter'], 'enter', 'Show this branch', { hint: 'show' }),
  inList('rename', ['r'], 'r', 'Give it another name', { hint: 'rename' }),
  inList('remove', ['d', 'delete'], 'd', 'Remove it, with the branches that left it', { hint: 'remove' }),
  inList('leave', ['escape', 'v'], 'esc', 'Back to the world', { hint: 'world' }),
  inEvents('accept', ['enter'], 'enter', 'Have it happen next turn; again: take it out', {
    hint: 'next turn',
  }),
  inEvents('up', ['up'], 'up', 'The event above'),
  inEvents('down', ['down'], 'down', 'The event below', { hint: 'select', hintKeys: '↑↓' }),
  inEvents('page-up', ['pageup'], 'PgUp', 'A page up'),
  inEvents('page-down', ['pagedown'], 'PgDn', 'A page down'),
  inEvents('erase', ['backspace', 'delete'], 'backspace', 'Erase a letter of what is searched for'),
  inEvents('leave', ['escape'], 'esc', 'Back to the world', { hint: 'world' }),
  whereChanging('save', ['ctrl+s'], 'ctrl+s', 'Save the shown branch as a what-if file'),
  whenSaving('accept', ['enter'], 'enter', 'Write the file; it asks before it writes over another', {
    hint: 'save',
  }),
  whenSaving('erase', ['backspace', 'delete'], 'backspace', 'Erase a letter of the path'),
  whenSaving('page-up', ['pageup'], 'PgUp', 'A page of the file up'),
  whenSaving('page-down', ['pagedown'], 'PgDn', 'A page of the file down'),
  whenSaving('leave', ['escape'], 'esc', 'Leave it', { hint: 'leave' }),
  atOffer('accept', ['enter'], 'enter', 'Go on with the earlier session', { hint: 'go on' }),
  atOffer('leave', ['escape'], 'esc', 'Show the session before it, if one was kept; else start a new one', {
    hint: 'not this one',
  }),
  whenNaming('accept', ['enter'], 'enter', 'Take this name', { hint: 'this name' }),
  whenNaming('erase', ['backspace', 'delete'], 'backspace', 'Erase a letter'),
  whenNaming('leave', ['escape'], 'esc', 'Leave it', { hint: 'never mind' }),
];
