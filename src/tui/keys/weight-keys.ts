import { type Binding, keysAt } from './binding.ts';

const key = keysAt('weights');

/** The keys of the Weights screen alone. */
export const WEIGHT_KEYS: readonly Binding[] = [
  key('up', ['up', 'k'], 'up k', 'The weight above'),
  key('down', ['down', 'j'], 'down j', 'The weight below', { hint: 'weight', hintKeys: '↑↓' }),
  key('less', ['left', 'h'], 'left h', 'A little less: 0.1'),
  key('more', ['right', 'l'], 'right l', 'A little more: 0.1', { hint: 'change', hintKeys: '←→' }),
  key('much-less', ['-', '_'], '−', 'Less by 1'),
  key('much-more', ['+', '='], '+', 'More by 1', { hint: 'by 1', hintKeys: '+ −' }),
  key('none', ['0'], '0', 'Down to nothing: as if it did not count'),
  key('reset', ['r'], 'r', 'This weight as it was', { hint: 'reset' }),
  key('reset-all', ['R'], 'R', 'All weights as they were', { hint: 'reset all' }),
  key('scope', ['s', 'tab'], 's', 'The weights of all states, or of the selected one', {
    hint: 'all or one state',
  }),
  key('since', ['f'], 'f', 'Change weights from the start, or from the shown turn on', { hint: 'from when' }),
  key('leave', ['escape', 'enter', 'w'], 'esc', 'Back to the world, played with these weights', {
    hint: 'world',
  }),
];
