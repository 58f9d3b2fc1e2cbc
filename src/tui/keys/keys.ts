import { CLASS_KEYS } from '../class/keys.ts';
import { type BindingOf, type KeyPlace, keysAt, PLACES } from './binding.ts';
import { BRANCH_KEYS } from './branch-keys.ts';
import { CHOOSER_KEYS } from './chooser-keys.ts';
import { COMPARE_KEYS } from './compare-keys.ts';
import type { KeyPress } from './key-input.ts';
import { WEIGHT_KEYS } from './weight-keys.ts';

const onWorld = keysAt('run', 'why');
const onRun = keysAt('run');
const onScreens = keysAt('run', 'why', 'weights', 'branches');
const onWhy = keysAt('why');
const inText = keysAt('why', 'help');
const inHelp = keysAt('help');
const inFind = keysAt('find');
const inSeek = keysAt('seek');
const onTour = keysAt('tour');
const inLog = keysAt('log');
const inMatters = keysAt('matters');
const CONDITIONS = 'Under which conditions it happens: boxes of the uncertain inputs';
const CASCADES = 'Who tipped whom: the tree of cascades, and first movers';

/** The questions about many futures. Only their own screens hint at the two later ones. */
const QUESTION_KEYS = [
  onWorld('matters', 'i', 'What matters: each uncertain input at its low and high end', 'what matters'),
  onWorld('conditions', 'I', CONDITIONS),
  onWorld('cascades', 'C', CASCADES),
  inMatters('conditions', 'I', CONDITIONS, 'conditions'),
  inMatters('cascades', 'C', CASCADES, 'cascades'),
];

/** The keys for searching the help. */
const SEEK_KEYS = [
  inHelp('find', '/', 'Search the help', 'search'),
  inSeek('up', 'up', 'A line up'),
  inSeek('down', 'down', 'A line down', 'scroll', '↑↓'),
  inSeek('page-up', 'pageup', 'A page up'),
  inSeek('page-down', 'pagedown', 'A page down'),
  inSeek('accept', 'enter', 'Keep what was found', 'done'),
  inSeek('erase', 'backspace (delete)', 'Erase a letter'),
  inSeek('leave', 'escape', 'Show all of the help', 'all of it'),
];

const whereThemed = keysAt('run', 'why', 'weights', 'branches', 'matters', 'help');

/** The keys that change how things are shown. */
const LOOK_KEYS = [
  onRun('map', 'm', 'Tiles, a map of the region, or a map of the world', 'map'),
  onRun('borders', 'M', 'Borders on the map, or none (from 110 columns)'),
  whereThemed('theme', 't', 'The next theme: dark, light, high contrast, 16 colours, none'),
];

const everywhere = keysAt(...PLACES);
const whereFound = keysAt('run', 'why', 'weights');
const whereHelped = keysAt('run', 'why', 'weights', 'branches', 'compare', 'matters');
const whereQuit = keysAt('run', 'why', 'weights', 'branches', 'compare', 'matters', 'offer', 'help', 'log');

const TABLE = [
  onWorld('play', 'space', 'Play on, or pause', 'play'),
  onWorld('step', 'n right', 'One turn on', 'step', 'n b'),
  onWorld('up', 'up k', 'The state above'),
  onWorld('down', 'down j', 'The state below', 'pick', '↑↓'),
  onRun('why', 'enter', 'Why the selected state moves or waits', 'why'),
  inText('page-down', 'pagedown', 'A page down', 'more'),
  onWorld('weights', 'w', 'Move weights and watch the odds move', 'weights'),
  ...WEIGHT_KEYS,
  onWorld('raise', '> (.)', 'You decide: the state steps up next turn (again: take it back)', 'move up'),
  onWorld('back', 'b left', 'One turn back; the past stays as it was'),
  inText('page-up', 'pageup', 'A page up'),
  onWhy('leave', 'escape (enter)', 'Back to the world', 'world'),
  whereFound('find', '/', 'Find a state by name or id', 'find'),
  ...COMPARE_KEYS,
  ...QUESTION_KEYS,
  inMatters('up', 'up k', 'A line up'),
  inMatters('down', 'down j', 'A line down', 'scroll', '↑↓'),
  inMatters('page-up', 'pageup', 'A page up'),
  inMatters('page-down', 'pagedown', 'A page down'),
  inMatters('leave', 'escape (enter i)', 'Back to the world', 'world'),
  ...BRANCH_KEYS,
  // The key to every other command comes early, so that the hint line shows it.
  onScreens('palette', ': (ctrl+p)', 'Every command by name; go to a state; jump to a date', 'commands'),
  onWorld('faster', '+ (=)', 'Play faster'),
  onWorld('slower', '- (_)', 'Play slower', 'speed', '+ −'),
  onWorld('first', 'g (home)', 'The first turn'),
  onWorld('last', 'G (end)', 'The last turn, played through at once', 'first, last turn', 'g G'),
  onRun('page-up', 'pageup', 'A page of states up'),
  onRun('page-down', 'pagedown', 'A page of states down'),
  onWorld('lower', '< (,)', 'You decide: the state steps down next turn'),
  onWorld('hold', 'h', 'You decide: the state stays where it is next turn'),
  onWorld('restart', 'R', 'Start again: same luck, without your decisions in this branch', 'restart'),
  onWorld('other-luck', 'L', 'Start again with other luck: a new seed, for all branches', 'other luck'),
  ...CHOOSER_KEYS,
  ...LOOK_KEYS,
  whereFound('words', 'd', 'What the words on this screen mean: weights, factors, indices', 'meaning'),
  onRun('log', 'l', 'The whole log; at the last turn, after the account of this future'),
  inLog('up', 'up k', 'A line up'),
  inLog('down', 'down j', 'A line down', 'scroll', '↑↓'),
  inLog('page-up', 'pageup', 'A page up'),
  inLog('page-down', 'pagedown', 'A page down', 'more'),
  inLog('leave', 'escape (enter l)', 'Back to the world', 'world'),
  onRun('tour', 'T', 'A tour of one minute'),
  onTour('accept', 'enter', 'Go on to the next stop', 'on'),
  onTour('leave', 'escape', 'End the tour', 'end the tour'),
  whereHelped('help', '?', 'This help', 'help'),
  ...SEEK_KEYS,
  inHelp('up', 'up k', 'A line up'),
  inHelp('down', 'down j', 'A line down', 'scroll', '↑↓'),
  inHelp('leave', 'escape (? enter)', 'Close the help', 'close'),
  inFind('accept', 'enter', 'Select the state found', 'select'),
  inFind('up', 'up', 'The match above'),
  inFind('down', 'down', 'The match below', 'other matches', '↑↓'),
  inFind('erase', 'backspace (delete)', 'Erase a letter'),
  inFind('leave', 'escape', 'Leave it', 'never mind'),
  ...CLASS_KEYS,
  everywhere('suspend', 'ctrl+z', 'Back to the shell; `fg` returns here'),
  whereQuit('quit', 'q', 'Quit', 'quit'),
  everywhere('interrupt', 'ctrl+c', 'Quit at once'),
];

/** What a key can do. */
export type Command = (typeof TABLE)[number]['command'];
export type Binding = BindingOf<Command>;

/** Every key of the program: the handler, the hint line and the help all read this one table. */
export const KEYS: readonly Binding[] = TABLE;

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
