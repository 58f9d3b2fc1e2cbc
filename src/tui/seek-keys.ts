import type { Binding } from './binding.ts';

/** The keys for searching the help. */
export const SEEK_KEYS: readonly Binding[] = [
  {
    command: 'find',
    keys: ['/'],
    shown: '/',
    hint: 'search',
    help: 'Search the help',
    places: ['help'],
  },
  { command: 'up', keys: ['up'], shown: 'up', help: 'A line up', places: ['seek'] },
  {
    command: 'down',
    keys: ['down'],
    shown: 'down',
    hint: 'scroll',
    hintKeys: '↑↓',
    help: 'A line down',
    places: ['seek'],
  },
  { command: 'page-up', keys: ['pageup'], shown: 'PgUp', help: 'A page up', places: ['seek'] },
  { command: 'page-down', keys: ['pagedown'], shown: 'PgDn', help: 'A page down', places: ['seek'] },
  {
    command: 'accept',
    keys: ['enter'],
    shown: 'enter',
    hint: 'done',
    help: 'Keep what was found',
    places: ['seek'],
  },
  {
    command: 'erase',
    keys: ['backspace', 'delete'],
    shown: 'backspace',
    help: 'Erase a letter',
    places: ['seek'],
  },
  {
    command: 'leave',
    keys: ['escape'],
    shown: 'esc',
    hint: 'all of it',
    help: 'Show all of the help',
    places: ['seek'],
  },
];
