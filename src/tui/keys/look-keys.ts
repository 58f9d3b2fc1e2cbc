import type { Binding } from './binding.ts';

/** The keys that change how things are shown. */
export const LOOK_KEYS: readonly Binding[] = [
  {
    command: 'map',
    keys: ['m'],
    shown: 'm',
    hint: 'map',
    help: 'Tiles, a map of the region, or a map of the world',
    places: ['run'],
  },
  {
    command: 'borders',
    keys: ['M'],
    shown: 'M',
    help: 'Borders on the map, or none (from 110 columns)',
    places: ['run'],
  },
  {
    command: 'theme',
    keys: ['t'],
    shown: 't',
    help: 'The next theme: dark, light, high contrast, 16 colours, none',
    places: ['run', 'why', 'weights', 'branches', 'help'],
  },
];
