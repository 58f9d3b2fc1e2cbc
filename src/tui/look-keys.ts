import type { Binding } from './binding.ts';

/** The keys that change how things are shown. */
export const LOOK_KEYS: readonly Binding[] = [
  {
    command: 'theme',
    keys: ['t'],
    shown: 't',
    help: 'The next theme: dark, light, high contrast, 16 colours, none',
    places: ['run', 'why', 'weights', 'help'],
  },
];
