import { keysAt } from './binding.ts';

const key = keysAt('choose');
const onRun = keysAt('run');
const onScreens = keysAt('run', 'why', 'weights', 'branches');
const atAnswers = keysAt('run', 'why', 'weights', 'branches', 'compare');

/** The keys that open lists to choose from, and the keys within a list. */
export const CHOOSER_KEYS = [
  onRun('sort', 's', 'Sort the table by the next thing: rung, chance, odds, name', 'sort'),
  onRun('reverse', 'S', 'Sort the table the other way round'),
  onRun('filter', 'f', 'Choose which states the table lists: a rung, a bloc, neighbours', 'filter'),
  onScreens('scenarios', 'o', 'Open another scenario or what-if', 'open'),
  atAnswers('export', 'E', 'Write to a file: a picture of this screen, the odds as a table, a report'),
  key('accept', 'enter', 'Choose the marked line', 'choose'),
  key('up', 'up', 'The line above'),
  key('down', 'down', 'The line below', 'move', '↑↓'),
  key('page-up', 'pageup', 'A page up'),
  key('page-down', 'pagedown', 'A page down'),
  key('erase', 'backspace (delete)', 'Erase a letter'),
  key('leave', 'escape', 'Leave it', 'never mind'),
];
