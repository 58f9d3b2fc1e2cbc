import { CLASS_KEYS } from '../class/keys.ts';
import { type Binding, type Command, PLACES, type Place } from './binding.ts';
import { BRANCH_KEYS } from './branch-keys.ts';
import { CHOOSER_KEYS, PALETTE_KEYS } from './chooser-keys.ts';
import { COMPARE_KEYS } from './compare-keys.ts';
import type { Key } from './key-input.ts';
import { LOOK_KEYS } from './look-keys.ts';
import { SEEK_KEYS } from './seek-keys.ts';
import { WEIGHT_KEYS } from './weight-keys.ts';

const SCREENS: readonly Place[] = ['run', 'why'];

/** Every key of the program: the handler, the hint line and the help all read this one table. */
export const KEYS: readonly Binding[] = [
  {
    command: 'play',
    keys: ['space'],
    shown: 'space',
    hint: 'play',
    help: 'Play on, or pause',
    places: SCREENS,
  },
  {
    command: 'step',
    keys: ['n', 'right'],
    shown: 'n right',
    hint: 'step',
    hintKeys: 'n b',
    help: 'One turn on',
    places: SCREENS,
  },
  { command: 'up', keys: ['up', 'k'], shown: 'up k', help: 'The state above', places: SCREENS },
  {
    command: 'down',
    keys: ['down', 'j'],
    shown: 'down j',
    hint: 'pick',
    hintKeys: '↑↓',
    help: 'The state below',
    places: SCREENS,
  },
  {
    command: 'why',
    keys: ['enter'],
    shown: 'enter',
    hint: 'why',
    help: 'Why the selected state moves or waits',
    places: ['run'],
  },
  {
    command: 'page-down',
    keys: ['pagedown'],
    shown: 'PgDn',
    hint: 'more',
    help: 'A page down',
    places: ['why', 'help'],
  },
  {
    command: 'weights',
    keys: ['w'],
    shown: 'w',
    hint: 'weights',
    help: 'Move weights and watch the odds move',
    places: SCREENS,
  },
  ...WEIGHT_KEYS,
  {
    command: 'raise',
    keys: ['>', '.'],
    shown: '>',
    hint: 'move up',
    help: 'You decide: the state steps up next turn (again: take it back)',
    places: SCREENS,
  },
  {
    command: 'back',
    keys: ['b', 'left'],
    shown: 'b left',
    help: 'One turn back; the past stays as it was',
    places: SCREENS,
  },
  { command: 'page-up', keys: ['pageup'], shown: 'PgUp', help: 'A page up', places: ['why', 'help'] },
  {
    command: 'leave',
    keys: ['escape', 'enter'],
    shown: 'esc',
    hint: 'world',
    help: 'Back to the world',
    places: ['why'],
  },
  {
    command: 'find',
    keys: ['/'],
    shown: '/',
    hint: 'find',
    help: 'Find a state by name or id',
    places: [...SCREENS, 'weights'],
  },
  ...COMPARE_KEYS,
  ...BRANCH_KEYS,
  ...PALETTE_KEYS,
  { command: 'faster', keys: ['+', '='], shown: '+', help: 'Play faster', places: SCREENS },
  {
    command: 'slower',
    keys: ['-', '_'],
    shown: '−',
    hint: 'speed',
    hintKeys: '+ −',
    help: 'Play slower',
    places: SCREENS,
  },
  { command: 'first', keys: ['g', 'home'], shown: 'g', help: 'The first turn', places: SCREENS },
  {
    command: 'last',
    keys: ['G', 'end'],
    shown: 'G',
    hint: 'first, last turn',
    hintKeys: 'g G',
    help: 'The last turn, played through at once',
    places: SCREENS,
  },
  { command: 'page-up', keys: ['pageup'], shown: 'PgUp', help: 'A page of states up', places: ['run'] },
  { command: 'page-down', keys: ['pagedown'], shown: 'PgDn', help: 'A page of states down', places: ['run'] },
  {
    command: 'lower',
    keys: ['<', ','],
    shown: '<',
    help: 'You decide: the state steps down next turn',
    places: SCREENS,
  },
  {
    command: 'hold',
    keys: ['h'],
    shown: 'h',
    help: 'You decide: the state stays where it is next turn',
    places: SCREENS,
  },
  {
    command: 'restart',
    keys: ['R'],
    shown: 'R',
    hint: 'restart',
    help: 'Start again: same luck, without your decisions in this branch',
    places: SCREENS,
  },
  {
    command: 'other-luck',
    keys: ['L'],
    shown: 'L',
    hint: 'other luck',
    help: 'Start again with other luck: a new seed, for all branches',
    places: SCREENS,
  },
  ...CHOOSER_KEYS,
  ...LOOK_KEYS,
  {
    command: 'help',
    keys: ['?'],
    shown: '?',
    hint: 'help',
    help: 'This help',
    places: [...SCREENS, 'weights', 'branches', 'compare'],
  },
  ...SEEK_KEYS,
  { command: 'up', keys: ['up', 'k'], shown: 'up k', help: 'A line up', places: ['help'] },
  {
    command: 'down',
    keys: ['down', 'j'],
    shown: 'down j',
    hint: 'scroll',
    hintKeys: '↑↓',
    help: 'A line down',
    places: ['help'],
  },
  {
    command: 'leave',
    keys: ['escape', '?', 'enter'],
    shown: 'esc',
    hint: 'close',
    help: 'Close the help',
    places: ['help'],
  },
  {
    command: 'accept',
    keys: ['enter'],
    shown: 'enter',
    hint: 'select',
    help: 'Select the state found',
    places: ['find'],
  },
  { command: 'up', keys: ['up'], shown: 'up', help: 'The match above', places: ['find'] },
  {
    command: 'down',
    keys: ['down'],
    shown: 'down',
    hint: 'other matches',
    hintKeys: '↑↓',
    help: 'The match below',
    places: ['find'],
  },
  {
    command: 'erase',
    keys: ['backspace', 'delete'],
    shown: 'backspace',
    help: 'Erase a letter',
    places: ['find'],
  },
  {
    command: 'leave',
    keys: ['escape'],
    shown: 'esc',
    hint: 'never mind',
    help: 'Leave it',
    places: ['find'],
  },
  ...CLASS_KEYS,
  {
    command: 'suspend',
    keys: ['ctrl+z'],
    shown: 'ctrl+z',
    help: 'Back to the shell; `fg` returns here',
    places: PLACES,
  },
  {
    command: 'quit',
    keys: ['q'],
    shown: 'q',
    hint: 'quit',
    help: 'Quit',
    places: ['run', 'why', 'weights', 'branches', 'compare', 'offer', 'help'],
  },
  { command: 'interrupt', keys: ['ctrl+c'], shown: 'ctrl+c', help: 'Quit at once', places: PLACES },
];

/** What a key means at a place; undefined where it means nothing, or types text. */
export const commandOf = (place: Place, key: Key, keys: readonly Binding[] = KEYS): Command | undefined =>
  keys.find((binding) => binding.places.includes(place) && binding.keys.includes(key.name))?.command;

/** The bindings of a place, in the order of the table. */
export const bindingsAt = (place: Place, keys: readonly Binding[] = KEYS): readonly Binding[] =>
  keys.filter((b) => b.places.includes(place));
