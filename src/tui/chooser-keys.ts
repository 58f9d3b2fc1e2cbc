import type { Binding, Command, Place } from './binding.ts';

const HERE: readonly Place[] = ['choose'];

const key = (
  command: Command,
  keys: readonly string[],
  shown: string,
  help: string,
  hint: Pick<Binding, 'hint' | 'hintKeys'> = {},
  places: readonly Place[] = HERE,
): Binding => ({ command, keys, shown, help, places, ...hint });

const SCREENS: readonly Place[] = ['run', 'why', 'weights', 'branches'];

/** The way to everything else: it stands early, so that it is in the hint line. */
export const PALETTE_KEYS: readonly Binding[] = [
  key(
    'palette',
    [':', 'ctrl+p'],
    ':',
    'Every command by name; go to a state; jump to a date',
    { hint: 'commands' },
    SCREENS,
  ),
];

/** The keys that open lists to choose from, and those within such a list. */
export const CHOOSER_KEYS: readonly Binding[] = [
  key('sort', ['s'], 's', 'Sort the table by the next thing: rung, chance, odds, name', { hint: 'sort' }, [
    'run',
  ]),
  key('reverse', ['S'], 'S', 'Sort the table the other way round', {}, ['run']),
  key(
    'filter',
    ['f'],
    'f',
    'Choose which states the table lists: a rung, a bloc, neighbours',
    { hint: 'filter' },
    ['run'],
  ),
  key('scenarios', ['o'], 'o', 'Open another scenario or what-if', { hint: 'open' }, SCREENS),
  key('accept', ['enter'], 'enter', 'Choose the marked line', { hint: 'choose' }),
  key('up', ['up'], 'up', 'The line above'),
  key('down', ['down'], 'down', 'The line below', { hint: 'move', hintKeys: '↑↓' }),
  key('page-up', ['pageup'], 'PgUp', 'A page up'),
  key('page-down', ['pagedown'], 'PgDn', 'A page down'),
  key('erase', ['backspace', 'delete'], 'backspace', 'Erase a letter'),
  key('leave', ['escape'], 'esc', 'Leave it', { hint: 'never mind' }),
];
