import type { Binding, Command, KeyPlace } from '../keys/binding.ts';

const key = (
  command: Command,
  [shown, ...keys]: readonly [string, ...string[]],
  help: string,
  places: readonly KeyPlace[],
  hint: Pick<Binding, 'hint' | 'hintKeys'> = {},
): Binding => ({ command, keys, shown, help, places, ...hint });

const FORMS: readonly KeyPlace[] = ['class-form', 'class-typing'];
const READS: readonly KeyPlace[] = ['class', 'class-moment', ...FORMS, 'class-teacher'];

/** The keys of an exercise played on a screen. */
export const CLASS_KEYS: readonly Binding[] = [
  key('accept', ['enter', 'enter'], 'Go on: the next team, the reveal, the next step', ['class'], {
    hint: 'goes on',
  }),
  key('accept', ['enter', 'enter'], 'What comes next, then the table with the map', ['class-moment'], {
    hint: 'goes on',
  }),
  key('accept', ['enter', 'enter'], 'Only those who may see it look: show it', ['class-curtain'], {
    hint: 'shows it',
  }),
  key('accept', ['enter', 'enter'], 'The next row; in the last row hand it in', FORMS, { hint: 'next' }),
  key('accept', ['enter', 'enter'], 'Do what is marked', ['class-teacher'], { hint: 'does it' }),
  key('absent', ['a', 'a'], 'This team is not here, or needs no screen for this step', ['class'], {
    hint: 'skip team',
  }),
  key('absent-all', ['A', 'A'], 'No team needs the screen for this step', ['class']),
  key('wake', ['w', 'w'], 'A team that holds until it says otherwise decides again', ['class']),
  key('teacher', ['v', 'v'], 'For the teacher: everything, and all that a teacher can do', ['class'], {
    hint: 'teacher',
  }),
  key('less', ['left', 'left'], 'The choice before', ['class-form']),
  key('more', ['right space', 'right', 'space'], 'The next choice; set a tick', ['class-form'], {
    hint: 'choose',
    hintKeys: '← →',
  }),
  key('up', ['up', 'up', 'shift+tab'], 'The row above', [...FORMS, 'class-teacher']),
  key('down', ['down', 'down', 'tab'], 'The row below', [...FORMS, 'class-teacher'], {
    hint: 'rows',
    hintKeys: '↑↓',
  }),
  key('erase', ['backspace', 'backspace', 'delete'], 'Erase a letter', ['class-typing']),
  key('erase-word', ['ctrl+w', 'ctrl+w'], 'Erase a word', ['class-typing']),
  key('page-up', ['PgUp', 'pageup'], 'Read a page up', READS),
  key('page-down', ['PgDn', 'pagedown'], 'Read on, a page down', READS, {
    hint: 'read on',
    hintKeys: 'PgUp PgDn',
  }),
  key(
    'leave',
    ['esc', 'escape'],
    'Back to the open table; what you typed stays for you',
    ['class-moment', 'class-curtain', ...FORMS, 'class-teacher'],
    { hint: 'table' },
  ),
  key('map', ['m', 'm'], 'Tiles, a map of the region, or a map of the world', ['class'], { hint: 'map' }),
  key('theme', ['t', 't'], 'The next theme: dark, light, high contrast, 16 colours, none', ['class']),
  key('help', ['?', '?'], 'This help', ['class'], { hint: 'help' }),
  key('quit', ['q', 'q'], 'Stop here: the same command goes on', ['class', 'class-moment', 'class-curtain'], {
    hint: 'quit',
  }),
];
