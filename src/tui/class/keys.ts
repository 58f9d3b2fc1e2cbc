import { type KeyPlace, keysAt } from '../keys/binding.ts';

const FORMS: readonly KeyPlace[] = ['class-form', 'class-typing'];
const onTable = keysAt('class');
const onMoment = keysAt('class-moment');
const atCurtain = keysAt('class-curtain');
const inForm = keysAt('class-form');
const inForms = keysAt(...FORMS);
const whenTyping = keysAt('class-typing');
const forTeacher = keysAt('class-teacher');
const inRows = keysAt(...FORMS, 'class-teacher');
const whereRead = keysAt('class', 'class-moment', ...FORMS, 'class-teacher');
const awayFromTable = keysAt('class-moment', 'class-curtain', ...FORMS, 'class-teacher');
const whereQuit = keysAt('class', 'class-moment', 'class-curtain');

/** The keys of an exercise played on a screen. */
export const CLASS_KEYS = [
  onTable('accept', 'enter', 'Go on: the next team, the reveal, the next step', 'goes on'),
  onMoment('accept', 'enter', 'What comes next, then the table with the map', 'goes on'),
  atCurtain('accept', 'enter', 'Only those who may see it look: show it', 'shows it'),
  inForms('accept', 'enter', 'The next row; in the last row hand it in', 'next'),
  forTeacher('accept', 'enter', 'Do what is marked', 'does it'),
  onTable('absent', 'a', 'This team is not here, or needs no screen for this step', 'skip team'),
  onTable('absent-all', 'A', 'No team needs the screen for this step'),
  onTable('wake', 'w', 'A team that holds until it says otherwise decides again'),
  onTable('teacher', 'v', 'For the teacher: everything, and all that a teacher can do', 'teacher'),
  inForm('less', 'left', 'The choice before'),
  inForm('more', 'right space', 'The next choice; set a tick', 'choose', '← →'),
  inRows('up', 'up (shift+tab)', 'The row above'),
  inRows('down', 'down (tab)', 'The row below', 'rows', '↑↓'),
  whenTyping('erase', 'backspace (delete)', 'Erase a letter'),
  whenTyping('erase-word', 'ctrl+w', 'Erase a word'),
  whereRead('page-up', 'pageup', 'Read a page up'),
  whereRead('page-down', 'pagedown', 'Read on, a page down', 'read on', 'PgUp PgDn'),
  awayFromTable('leave', 'escape', 'Back to the open table; what you typed stays for you', 'table'),
  onTable('map', 'm', 'Tiles, a map of the region, or a map of the world', 'map'),
  onTable('theme', 't', 'The next theme: dark, light, high contrast, 16 colours, none'),
  onTable('help', '?', 'This help', 'help'),
  whereQuit('quit', 'q', 'Stop here: the same command goes on', 'quit'),
];
