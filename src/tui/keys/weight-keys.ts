import { keysAt } from './binding.ts';

const key = keysAt('weights');

/** The keys of the Weights screen alone. */
export const WEIGHT_KEYS = [
  key('up', 'up k', 'The weight above'),
  key('down', 'down j', 'The weight below', 'weight', '↑↓'),
  key('less', 'left h', 'A little less: 0.1'),
  key('more', 'right l', 'A little more: 0.1', 'change', '←→'),
  key('much-less', '- (_)', 'Less by 1'),
  key('much-more', '+ (=)', 'More by 1', 'by 1', '+ −'),
  key('none', '0', 'Down to nothing: as if it did not count'),
  key('reset', 'r', 'This weight as it was', 'reset'),
  key('reset-all', 'R', 'All weights as they were', 'reset all'),
  key('scope', 's (tab)', 'The weights of all states, or of the selected one', 'all or one state'),
  key('since', 'f', 'Change weights from the start, or from the shown turn on', 'from when'),
  key('leave', 'escape (enter w)', 'Back to the world, played with these weights', 'world'),
];
