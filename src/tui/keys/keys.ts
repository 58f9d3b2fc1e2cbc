import { CLASS_KEYS } from '../class/keys.ts';
import { type Binding, type Command, type KeyPlace, keysAt, PLACES } from './binding.ts';
import { BRANCH_KEYS } from './branch-keys.ts';
import { CHOOSER_KEYS, PALETTE_KEYS } from './chooser-keys.ts';
import { COMPARE_KEYS } from './compare-keys.ts';
import type { KeyPress } from './key-input.ts';
import { WEIGHT_KEYS } from './weight-keys.ts';

const onWorld = keysAt('run', 'why');
const onRun = keysAt('run');
const onWhy = keysAt('why');
const inText = keysAt('why', 'help');
const inHelp = keysAt('help');
const inFind = keysAt('find');
const inSeek = keysAt('seek');
const onTour = keysAt('tour');
const inLog = keysAt('log');
const inMatters = keysAt('matters');
const whereAsked = keysAt('run', 'why', 'matters');

/** The keys for searching the help. */
const SEEK_KEYS: readonly Binding[] = [
  inHelp('find', ['/'], '/', 'Search the help', { hint: 'search' }),
  inSeek('up', ['up'], 'up', 'A line up'),
  inSeek('down', ['down'], 'down', 'A line down', { hint: 'scroll', hintKeys: '↑↓' }),
  inSeek('page-up', ['pageup'], 'PgUp', 'A page up'),
  inSeek('page-down', ['pagedown'], 'PgDn', 'A page down'),
  inSeek('accept', ['enter'], 'enter', 'Keep what was found', { hint: 'done' }),
  inSeek('erase', ['backspace', 'delete'], 'backspace', 'Erase a letter'),
  inSeek('leave', ['escape'], 'esc', 'Show all of the help', { hint: 'all of it' }),
];

const whereThemed = keysAt('run', 'why', 'weights', 'branches', 'matters', 'help');

/** The keys that change how things are shown. */
const LOOK_KEYS: readonly Binding[] = [
  onRun('map', ['m'], 'm', 'Tiles, a map of the region, or a map of the world', { hint: 'map' }),
  onRun('borders', ['M'], 'M', 'Borders on the map, or none (from 110 columns)'),
  whereThemed('theme', ['t'], 't', 'The next theme: dark, light, high contrast, 16 colours, none'),
];

const everywhere = keysAt(...PLACES);
const whereFound = keysAt('run', 'why', 'weights');
const whereHelped = keysAt('run', 'why', 'weights', 'branches', 'compare', 'matters');
const whereQuit = keysAt('run', 'why', 'weights', 'branches', 'compare', 'matters', 'offer', 'help', 'log');

/** Every key of the program: the handler, the hint line and the help all read this one table. */
export const KEYS: readonly Binding[] = [
  onWorld('play', ['space'], 'space', 'Play on, or pause', { hint: 'play' }),
  onWorld('step', ['n', 'right'], 'n right', 'One turn on', { hint: 'step', hintKeys: 'n b' }),
  onWorld('up', ['up', 'k'], 'up k', 'The state above'),
  onWorld('down', ['down', 'j'], 'down j', 'The state below', { hint: 'pick', hintKeys: '↑↓' }),
  onRun('why', ['enter'], 'enter', 'Why the selected state moves or waits', { hint: 'why' }),
  inText('page-down', ['pagedown'], 'PgDn', 'A page down', { hint: 'more' }),
  onWorld('weights', ['w'], 'w', 'Move weights and watch the odds move', { hint: 'weights' }),
  ...WEIGHT_KEYS,
  onWorld('raise', ['>', '.'], '>', 'You decide: the state steps up next turn (again: take it back)', {
    hint: 'move up',
  }),
  onWorld('back', ['b', 'left'], 'b left', 'One turn back; the past stays as it was'),
  inText('page-up', ['pageup'], 'PgUp', 'A page up'),
  onWhy('leave', ['escape', 'enter'], 'esc', 'Back to the world', { hint: 'world' }),
  whereFound('find', ['/'], '/', 'Find a state by name or id', { hint: 'find' }),
  ...COMPARE_KEYS,
  onWorld('matters', ['i'], 'i', 'What matters: each uncertain input at its low and high end', {
    hint: 'what matters',
  }),
  whereAsked('conditions', ['I'], 'I', 'Under which conditions it happens: boxes of the uncertain inputs', {
    hint: 'conditions',
  }),
  whereAsked('cascades', ['C'], 'C', 'Who tipped whom: the tree of cascades, and first movers', {
    hint: 'cascades',
  }),
  inMatters('up', ['up', 'k'], 'up k', 'A line up'),
  inMatters('down', ['down', 'j'], 'down j', 'A line down', { hint: 'scroll', hintKeys: '↑↓' }),
  inMatters('page-up', ['pageup'], 'PgUp', 'A page up'),
  inMatters('page-down', ['pagedown'], 'PgDn', 'A page down'),
  inMatters('leave', ['escape', 'enter', 'i'], 'esc', 'Back to the world', { hint: 'world' }),
  ...BRANCH_KEYS,
  ...PALETTE_KEYS,
  onWorld('faster', ['+', '='], '+', 'Play faster'),
  onWorld('slower', ['-', '_'], '−', 'Play slower', { hint: 'speed', hintKeys: '+ −' }),
  onWorld('first', ['g', 'home'], 'g', 'The first turn'),
  onWorld('last', ['G', 'end'], 'G', 'The last turn, played through at once', {
    hint: 'first, last turn',
    hintKeys: 'g G',
  }),
  onRun('page-up', ['pageup'], 'PgUp', 'A page of states up'),
  onRun('page-down', ['pagedown'], 'PgDn', 'A page of states down'),
  onWorld('lower', ['<', ','], '<', 'You decide: the state steps down next turn'),
  onWorld('hold', ['h'], 'h', 'You decide: the state stays where it is next turn'),
  onWorld('restart', ['R'], 'R', 'Start again: same luck, without your decisions in this branch', {
    hint: 'restart',
  }),
  onWorld('other-luck', ['L'], 'L', 'Start again with other luck: a new seed, for all branches', {
    hint: 'other luck',
  }),
  ...CHOOSER_KEYS,
  ...LOOK_KEYS,
  whereFound('words', ['d'], 'd', 'What the words on this screen mean: weights, factors, indices', {
    hint: 'meaning',
  }),
  onRun('log', ['l'], 'l', 'The whole log; at the last turn, after the account of this future'),
  inLog('up', ['up', 'k'], 'up k', 'A line up'),
  inLog('down', ['down', 'j'], 'down j', 'A line down', { hint: 'scroll', hintKeys: '↑↓' }),
  inLog('page-up', ['pageup'], 'PgUp', 'A page up'),
  inLog('page-down', ['pagedown'], 'PgDn', 'A page down', { hint: 'more' }),
  inLog('leave', ['escape', 'enter', 'l'], 'esc', 'Back to the world', { hint: 'world' }),
  onRun('tour', ['T'], 'T', 'A tour of one minute'),
  onTour('accept', ['enter'], 'enter', 'Go on to the next stop', { hint: 'on' }),
  onTour('leave', ['escape'], 'esc', 'End the tour', { hint: 'end the tour' }),
  whereHelped('help', ['?'], '?', 'This help', { hint: 'help' }),
  ...SEEK_KEYS,
  inHelp('up', ['up', 'k'], 'up k', 'A line up'),
  inHelp('down', ['down', 'j'], 'down j', 'A line down', { hint: 'scroll', hintKeys: '↑↓' }),
  inHelp('leave', ['escape', '?', 'enter'], 'esc', 'Close the help', { hint: 'close' }),
  inFind('accept', ['enter'], 'enter', 'Select the state found', { hint: 'select' }),
  inFind('up', ['up'], 'up', 'The match above'),
  inFind('down', ['down'], 'down', 'The match below', { hint: 'other matches', hintKeys: '↑↓' }),
  inFind('erase', ['backspace', 'delete'], 'backspace', 'Erase a letter'),
  inFind('leave', ['escape'], 'esc', 'Leave it', { hint: 'never mind' }),
  ...CLASS_KEYS,
  everywhere('suspend', ['ctrl+z'], 'ctrl+z', 'Back to the shell; `fg` returns here'),
  whereQuit('quit', ['q'], 'q', 'Quit', { hint: 'quit' }),
  everywhere('interrupt', ['ctrl+c'], 'ctrl+c', 'Quit at once'),
];

/** What a key means at a place; undefined where it means nothing, or types text. */
export const commandOf = (
  place: KeyPlace,
  key: KeyPress,
  keys: readonly Binding[] = KEYS,
): Command | undefined =>
  keys.find((binding) => binding.places.includes(place) && binding.keys.includes(key.name))?.command;

/** The bindings of a place, in the order of the table. */
export const bindingsAt = (place: KeyPlace, keys: readonly Binding[] = KEYS): readonly Binding[] =>
  keys.filter((b) => b.places.includes(place));
