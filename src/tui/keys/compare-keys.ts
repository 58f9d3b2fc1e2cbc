import { type Binding, keysAt } from './binding.ts';

const key = keysAt('compare');
const whereShown = keysAt('run', 'why', 'weights', 'branches');

/** The keys of the Compare screen. */
export const COMPARE_KEYS: readonly Binding[] = [
  whereShown('compare', ['c', '3'], 'c 3', 'Two branches side by side, in this future and in many', {
    hint: 'compare',
    hintKeys: 'c',
  }),
  key('other-a', ['a'], 'a', 'Another branch, or the scenario itself, on side A', { hint: 'other A' }),
  key('other-b', ['b'], 'b', 'Another one on side B', { hint: 'other B' }),
  key('swap', ['x'], 'x', 'A and B change sides', { hint: 'swap' }),
  key('up', ['up', 'k'], 'up k', 'The odds of the state above'),
  key('down', ['down', 'j'], 'down j', 'The odds of the state below', { hint: 'odds', hintKeys: '↑↓' }),
  key('page-up', ['pageup'], 'PgUp', 'A page up in what differs in this future'),
  key('page-down', ['pagedown'], 'PgDn', 'A page down in what differs in this future', {
    hint: 'this future',
  }),
  key('leave', ['escape', 'c'], 'esc', 'Back to the world', { hint: 'world' }),
];
