import { type Binding, keysAt } from './binding.ts';

const key = keysAt('choose');
const onRun = keysAt('run');
const onScreens = keysAt('run', 'why', 'weights', 'branches');
const atAnswers = keysAt('run', 'why', 'weights', 'branches', 'compare');

/** The key to every other command. It comes early in the table, so that the hint line shows it. */
export const PALETTE_KEYS: readonly Binding[] = [
  onScreens('palette', [':', 'ctrl+p'], ':', 'Every command by name; go to a state; jump to a date', {
    hint: 'commands',
  }),
];

/** The keys that open lists to choose from, and the keys within a list. */
export const CHOOSER_KEYS: readonly Binding[] = [
  onRun('sort', ['s'], 's', 'Sort the table by the next thing: rung, chance, odds, name', { hint: 'sort' }),
  onRun('reverse', ['S'], 'S', 'Sort the table the other way round'),
  onRun('filter', ['f'], 'f', 'Choose which states the table lists: a rung, a bloc, neighbours', {
    hint: 'filter',
  }),
  onScreens('scenarios', ['o'], 'o', 'Open another scenario or what-if', { hint: 'open' }),
  atAnswers('export', ['E'], 'E', 'Write to a file: a picture of this screen, the odds as a table, a report'),
  key('accept', ['enter'], 'enter', 'Choose the marked line', { hint: 'choose' }),
  key('up', ['up'], 'up', 'The line above'),
  key('down', ['down'], 'down', 'The line below', { hint: 'move', hintKeys: '↑↓' }),
  key('page-up', ['pageup'], 'PgUp', 'A page up'),
  key('page-down', ['pagedown'], 'PgDn', 'A page down'),
  key('erase', ['backspace', 'delete'], 'backspace', 'Erase a letter'),
  key('leave', ['escape'], 'esc', 'Leave it', { hint: 'never mind' }),
];
