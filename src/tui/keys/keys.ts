import { CLASS_KEYS } from '../class/keys.ts';
import { type BindingOf, type KeyPlace, keysAt, PLACES } from './binding.ts';
import type { KeyPress } from './key-input.ts';

const onRun = keysAt('run');
const onWorld = keysAt('run', 'why');
const onWhy = keysAt('why');
const onWeights = keysAt('weights');
const inComparison = keysAt('compare');
const inMatters = keysAt('matters');
const inBranches = keysAt('branches');
const inEvents = keysAt('events');
const whenSaving = keysAt('save');
const atOffer = keysAt('offer');
const whenNaming = keysAt('naming');
const inChoice = keysAt('choose');
const inHelp = keysAt('help');
const inSeek = keysAt('seek');
const inFind = keysAt('find');
const inLog = keysAt('log');
const onTour = keysAt('tour');
const inText = keysAt('why', 'help');
const whereFound = keysAt('run', 'why', 'weights');
const whereBranching = keysAt('run', 'why', 'branches');
const onScreens = keysAt('run', 'why', 'weights', 'branches');
const whereChanging = keysAt('run', 'why', 'weights', 'branches', 'compare');
const whereHelped = keysAt('run', 'why', 'weights', 'branches', 'compare', 'matters');
const whereThemed = keysAt('run', 'why', 'weights', 'branches', 'matters', 'help');
const whereQuit = keysAt('run', 'why', 'weights', 'branches', 'compare', 'matters', 'offer', 'help', 'log');
const everywhere = keysAt(...PLACES);

const CONDITIONS = 'Under which conditions it happens: boxes of the uncertain inputs';
const CASCADES = 'Who tipped whom: the tree of cascades, and first movers';

/** Every key of the program. The hint line shows the first keys of a place that fit. */
const TABLE = [
  onWorld('play', 'space', 'Play on, or pause', 'play'),
  onWorld('step', 'n right', 'One turn on', 'step', 'n b'),
  onWorld('up', 'up k', 'The state above'),
  onWorld('down', 'down j', 'The state below', 'pick', '↑↓'),
  onRun('why', 'enter', 'Why the selected state moves or waits', 'why'),
  inText('page-down', 'pagedown', 'A page down', 'more'),
  onWorld('weights', 'w', 'Move weights and watch the odds move', 'weights'),

  // The Weights screen.
  onWeights('up', 'up k', 'The weight above'),
  onWeights('down', 'down j', 'The weight below', 'weight', '↑↓'),
  onWeights('less', 'left h', 'A little less: 0.1'),
  onWeights('more', 'right l', 'A little more: 0.1', 'change', '←→'),
  onWeights('much-less', '- (_)', 'Less by 1'),
  onWeights('much-more', '+ (=)', 'More by 1', 'by 1', '+ −'),
  onWeights('none', '0', 'Down to nothing: as if it did not count'),
  onWeights('reset', 'r', 'This weight as it was', 'reset'),
  onWeights('reset-all', 'R', 'All weights as they were', 'reset all'),
  onWeights('scope', 's (tab)', 'The weights of all states, or of the selected one', 'all or one state'),
  onWeights('since', 'f', 'Change weights from the start, or from the shown turn on', 'from when'),
  onWeights('leave', 'escape (enter w)', 'Back to the world, played with these weights', 'world'),

  onWorld('raise', '> (.)', 'You decide: the state steps up next turn (again: take it back)', 'move up'),
  onWorld('back', 'b left', 'One turn back; the past stays as it was'),
  inText('page-up', 'pageup', 'A page up'),
  onWhy('leave', 'escape (enter)', 'Back to the world', 'world'),
  whereFound('find', '/', 'Find a state by name or id', 'find'),

  // Comparing branches.
  onScreens('compare', 'c 3', 'Two branches side by side, in this future and in many', 'compare', 'c'),
  inComparison('other-a', 'a', 'Another branch, or the scenario itself, on side A', 'other A'),
  inComparison('other-b', 'b', 'Another one on side B', 'other B'),
  inComparison('swap', 'x', 'A and B change sides', 'swap'),
  inComparison('up', 'up k', 'The odds of the state above'),
  inComparison('down', 'down j', 'The odds of the state below', 'odds', '↑↓'),
  inComparison('page-up', 'pageup', 'A page up in what differs in this future'),
  inComparison('page-down', 'pagedown', 'A page down in what differs in this future', 'this future'),
  inComparison('leave', 'escape (c)', 'Back to the world', 'world'),

  // Questions about many futures. Only their own screens hint at the two later ones.
  onWorld('matters', 'i', 'What matters: each uncertain input at its low and high end', 'what matters'),
  onWorld('conditions', 'I', CONDITIONS),
  onWorld('cascades', 'C', CASCADES),
  inMatters('conditions', 'I', CONDITIONS, 'conditions'),
  inMatters('cascades', 'C', CASCADES, 'cascades'),
  inMatters('up', 'up k', 'A line up'),
  inMatters('down', 'down j', 'A line down', 'scroll', '↑↓'),
  inMatters('page-up', 'pageup', 'A page up'),
  inMatters('page-down', 'pagedown', 'A page down'),
  inMatters('leave', 'escape (enter i)', 'Back to the world', 'world'),

  // Branches, events that can be dropped in, undoing, and saving.
  whereBranching(
    'branch',
    'B',
    'Branch off from the shown turn: the same past, and a future of its own',
    'branch',
  ),
  onWorld('branches', 'v', 'The tree of branches: show, rename, remove', 'branches'),
  onWorld('events', 'e', 'Have an event of the scenario happen next turn', 'event'),
  whereChanging('undo', 'u', 'Take back what was changed last, as often as you like', 'undo'),
  whereChanging('redo', 'ctrl+r', 'Do again what was taken back'),
  inBranches('up', 'up k', 'The branch above'),
  inBranches('down', 'down j', 'The branch below', 'select', '↑↓'),
  inBranches('accept', 'enter', 'Show this branch', 'show'),
  inBranches('rename', 'r', 'Give it another name', 'rename'),
  inBranches('remove', 'd (delete)', 'Remove it, with the branches that left it', 'remove'),
  inBranches('leave', 'escape (v)', 'Back to the world', 'world'),
  inEvents('accept', 'enter', 'Have it happen next turn; again: take it out', 'next turn'),
  inEvents('up', 'up', 'The event above'),
  inEvents('down', 'down', 'The event below', 'select', '↑↓'),
  inEvents('page-up', 'pageup', 'A page up'),
  inEvents('page-down', 'pagedown', 'A page down'),
  inEvents('erase', 'backspace (delete)', 'Erase a letter of what is searched for'),
  inEvents('leave', 'escape', 'Back to the world', 'world'),
  whereChanging('save', 'ctrl+s', 'Save the shown branch as a what-if file'),
  whenSaving('accept', 'enter', 'Write the file; it asks before it writes over another', 'save'),
  whenSaving('erase', 'backspace (delete)', 'Erase a letter of the path'),
  whenSaving('page-up', 'pageup', 'A page of the file up'),
  whenSaving('page-down', 'pagedown', 'A page of the file down'),
  whenSaving('leave', 'escape', 'Leave it', 'leave'),
  atOffer('accept', 'enter', 'Go on with the earlier session', 'go on'),
  atOffer(
    'leave',
    'escape',
    'Show the session before it, if one was kept; else start a new one',
    'not this one',
  ),
  whenNaming('accept', 'enter', 'Take this name', 'this name'),
  whenNaming('erase', 'backspace (delete)', 'Erase a letter'),
  whenNaming('leave', 'escape', 'Leave it', 'never mind'),

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

  // Lists to choose from.
  onRun('sort', 's', 'Sort the table by the next thing: rung, chance, odds, name', 'sort'),
  onRun('reverse', 'S', 'Sort the table the other way round'),
  onRun('filter', 'f', 'Choose which states the table lists: a rung, a bloc, neighbours', 'filter'),
  onScreens('scenarios', 'o', 'Open another scenario or what-if', 'open'),
  whereChanging('export', 'E', 'Write to a file: a picture of this screen, the odds as a table, a report'),
  inChoice('accept', 'enter', 'Choose the marked line', 'choose'),
  inChoice('up', 'up', 'The line above'),
  inChoice('down', 'down', 'The line below', 'move', '↑↓'),
  inChoice('page-up', 'pageup', 'A page up'),
  inChoice('page-down', 'pagedown', 'A page down'),
  inChoice('erase', 'backspace (delete)', 'Erase a letter'),
  inChoice('leave', 'escape', 'Leave it', 'never mind'),

  // How things are shown.
  onRun('map', 'm', 'Tiles, a map of the region, or a map of the world', 'map'),
  onRun('borders', 'M', 'Borders on the map, or none (from 110 columns)'),
  whereThemed('theme', 't', 'The next theme: dark, light, high contrast, 16 colours, none'),

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

  // Searching the help.
  inHelp('find', '/', 'Search the help', 'search'),
  inSeek('up', 'up', 'A line up'),
  inSeek('down', 'down', 'A line down', 'scroll', '↑↓'),
  inSeek('page-up', 'pageup', 'A page up'),
  inSeek('page-down', 'pagedown', 'A page down'),
  inSeek('accept', 'enter', 'Keep what was found', 'done'),
  inSeek('erase', 'backspace (delete)', 'Erase a letter'),
  inSeek('leave', 'escape', 'Show all of the help', 'all of it'),

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

/** The meaning of a key at a place. Undefined if the key has no meaning there, or types text. */
export const commandOf = (
  place: KeyPlace,
  key: KeyPress,
  keys: readonly Binding[] = KEYS,
): Command | undefined =>
  keys.find((binding) => binding.places.includes(place) && binding.keys.includes(key.name))?.command;

/** The key that a command has at a place, as people read it. Empty if it has none. */
export const keyShown = (place: KeyPlace, command: string, keys: readonly Binding[]): string =>
  bindingsAt(place, keys)
    .find((binding) => binding.command === command)
    ?.shown.split(' ')[0] ?? '';

/** The bindings of a place, in the order of the table. */
export const bindingsAt = (place: KeyPlace, keys: readonly Binding[] = KEYS): readonly Binding[] =>
  keys.filter((b) => b.places.includes(place));
