import type { Binding, Command, Place } from './binding.ts';

const key = (
  places: readonly Place[],
  command: Command,
  keys: readonly string[],
  shown: string,
  help: string,
  hint: Pick<Binding, 'hint' | 'hintKeys'> = {},
): Binding => ({ command, keys, shown, help, places, ...hint });

const WORLD: readonly Place[] = ['run', 'why'];
const LIST: readonly Place[] = ['branches'];
const CHANGING: readonly Place[] = ['run', 'why', 'weights', 'branches', 'compare'];
const EVENTS: readonly Place[] = ['events'];
const SAVE: readonly Place[] = ['save'];
const OFFER: readonly Place[] = ['offer'];
const NAMING: readonly Place[] = ['naming'];

/** The keys of branches, of the events that can be dropped in, and of undoing. */
export const BRANCH_KEYS: readonly Binding[] = [
  key(
    [...WORLD, ...LIST],
    'branch',
    ['B'],
    'B',
    'Branch off from the shown turn: the same past, and a future of its own',
    {
      hint: 'branch',
    },
  ),
  key(WORLD, 'branches', ['v'], 'v', 'The tree of branches: show, rename, remove', { hint: 'branches' }),
  key(WORLD, 'events', ['e'], 'e', 'Have an event of the scenario happen next turn', { hint: 'event' }),
  key(CHANGING, 'undo', ['u'], 'u', 'Take back what was changed last, as often as you like', {
    hint: 'undo',
  }),
  key(CHANGING, 'redo', ['ctrl+r'], 'ctrl+r', 'Do again what was taken back'),
  key(LIST, 'up', ['up', 'k'], 'up k', 'The branch above'),
  key(LIST, 'down', ['down', 'j'], 'down j', 'The branch below', { hint: 'select', hintKeys: '↑↓' }),
  key(LIST, 'accept', ['enter'], 'enter', 'Show this branch', { hint: 'show' }),
  key(LIST, 'rename', ['r'], 'r', 'Give it another name', { hint: 'rename' }),
  key(LIST, 'remove', ['d', 'delete'], 'd', 'Remove it, with the branches that left it', { hint: 'remove' }),
  key(LIST, 'leave', ['escape', 'v'], 'esc', 'Back to the world', { hint: 'world' }),
  key(EVENTS, 'accept', ['enter'], 'enter', 'Have it happen next turn; again: take it out', {
    hint: 'next turn',
  }),
  key(EVENTS, 'up', ['up'], 'up', 'The event above'),
  key(EVENTS, 'down', ['down'], 'down', 'The event below', { hint: 'select', hintKeys: '↑↓' }),
  key(EVENTS, 'page-up', ['pageup'], 'PgUp', 'A page up'),
  key(EVENTS, 'page-down', ['pagedown'], 'PgDn', 'A page down'),
  key(EVENTS, 'erase', ['backspace', 'delete'], 'backspace', 'Erase a letter of what is searched for'),
  key(EVENTS, 'leave', ['escape'], 'esc', 'Back to the world', { hint: 'world' }),
  key(CHANGING, 'save', ['ctrl+s'], 'ctrl+s', 'Save the shown branch as a what-if file'),
  key(SAVE, 'accept', ['enter'], 'enter', 'Write the file; it asks before it writes over another', {
    hint: 'save',
  }),
  key(SAVE, 'erase', ['backspace', 'delete'], 'backspace', 'Erase a letter of the path'),
  key(SAVE, 'page-up', ['pageup'], 'PgUp', 'A page of the file up'),
  key(SAVE, 'page-down', ['pagedown'], 'PgDn', 'A page of the file down'),
  key(SAVE, 'leave', ['escape'], 'esc', 'Leave it', { hint: 'leave' }),
  key(OFFER, 'accept', ['enter'], 'enter', 'Go on with the earlier session', { hint: 'go on' }),
  key(OFFER, 'leave', ['escape'], 'esc', 'Start anew; your first change takes its place', {
    hint: 'start anew',
  }),
  key(NAMING, 'accept', ['enter'], 'enter', 'Take this name', { hint: 'this name' }),
  key(NAMING, 'erase', ['backspace', 'delete'], 'backspace', 'Erase a letter'),
  key(NAMING, 'leave', ['escape'], 'esc', 'Leave it', { hint: 'never mind' }),
];
