import { type Binding, keysAt } from './binding.ts';

const inHelp = keysAt('help');
const key = keysAt('seek');

/** The keys for searching the help. */
export const SEEK_KEYS: readonly Binding[] = [
  inHelp('find', ['/'], '/', 'Search the help', { hint: 'search' }),
  key('up', ['up'], 'up', 'A line up'),
  key('down', ['down'], 'down', 'A line down', { hint: 'scroll', hintKeys: '↑↓' }),
  key('page-up', ['pageup'], 'PgUp', 'A page up'),
  key('page-down', ['pagedown'], 'PgDn', 'A page down'),
  key('accept', ['enter'], 'enter', 'Keep what was found', { hint: 'done' }),
  key('erase', ['backspace', 'delete'], 'backspace', 'Erase a letter'),
  key('leave', ['escape'], 'esc', 'Show all of the help', { hint: 'all of it' }),
];
