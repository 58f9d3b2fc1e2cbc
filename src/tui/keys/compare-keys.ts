import { keysAt } from './binding.ts';

const key = keysAt('compare');
const whereShown = keysAt('run', 'why', 'weights', 'branches');

/** The keys of the Compare screen. */
export const COMPARE_KEYS = [
  whereShown('compare', 'c 3', 'Two branches side by side, in this future and in many', 'compare', 'c'),
  key('other-a', 'a', 'Another branch, or the scenario itself, on side A', 'other A'),
  key('other-b', 'b', 'Another one on side B', 'other B'),
  key('swap', 'x', 'A and B change sides', 'swap'),
  key('up', 'up k', 'The odds of the state above'),
  key('down', 'down j', 'The odds of the state below', 'odds', '↑↓'),
  key('page-up', 'pageup', 'A page up in what differs in this future'),
  key('page-down', 'pagedown', 'A page down in what differs in this future', 'this future'),
  key('leave', 'escape (c)', 'Back to the world', 'world'),
];
