/** Where keys mean something in an exercise. */
const CLASS_PLACES = [
  'class',
  'class-moment',
  'class-curtain',
  'class-form',
  'class-typing',
  'class-teacher',
] as const;

/** Places with keys of their own: the screens, and what lies over them: help, a line to type in, a list. */
export const PLACES = [
  'run',
  'why',
  'weights',
  'branches',
  'events',
  'matters',
  'compare',
  'save',
  'offer',
  'help',
  'find',
  'naming',
  'choose',
  'seek',
  'tour',
  'log',
  ...CLASS_PLACES,
] as const;
export type KeyPlace = (typeof PLACES)[number];

/** Whether a place belongs to the exercises. */
export const isClassPlace = (place: KeyPlace): boolean => CLASS_PLACES.some((each) => each === place);

export type Command =
  | 'play'
  | 'step'
  | 'back'
  | 'faster'
  | 'slower'
  | 'first'
  | 'last'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'why'
  | 'weights'
  | 'less'
  | 'more'
  | 'much-less'
  | 'much-more'
  | 'none'
  | 'reset'
  | 'reset-all'
  | 'undo'
  | 'redo'
  | 'since'
  | 'save'
  | 'compare'
  | 'other-a'
  | 'other-b'
  | 'swap'
  | 'branch'
  | 'branches'
  | 'events'
  | 'matters'
  | 'conditions'
  | 'cascades'
  | 'rename'
  | 'remove'
  | 'scope'
  | 'find'
  | 'raise'
  | 'lower'
  | 'hold'
  | 'restart'
  | 'other-luck'
  | 'help'
  | 'leave'
  | 'accept'
  | 'erase'
  | 'erase-word'
  | 'absent'
  | 'absent-all'
  | 'wake'
  | 'teacher'
  | 'theme'
  | 'map'
  | 'borders'
  | 'sort'
  | 'reverse'
  | 'filter'
  | 'palette'
  | 'scenarios'
  | 'export'
  | 'words'
  | 'log'
  | 'tour'
  | 'suspend'
  | 'quit'
  | 'interrupt';

export interface Binding {
  readonly command: Command;
  /** Names of the keys; the first ones are shown. */
  readonly keys: readonly string[];
  /** The keys as a person reads them. */
  readonly shown: string;
  /** What it does, for the help. */
  readonly help: string;
  /** One or two words for the hint line; without them only the help shows the key. */
  readonly hint?: string | undefined;
  /** The keys in the hint line, if it names more keys than those of this binding. */
  readonly hintKeys?: string | undefined;
  readonly places: readonly KeyPlace[];
}

const SHOWN: Readonly<Record<string, string>> = {
  pageup: 'PgUp',
  pagedown: 'PgDn',
  escape: 'esc',
  '-': '−',
};

/** A key as a person reads it. */
export const shownKey = (name: string): string => SHOWN[name] ?? name;

/** Makes a binding. `written` has the keys with blanks between them: those in brackets work too and are not shown. */
type KeyAt = (command: Command, written: string, help: string, hint?: string, hintKeys?: string) => Binding;

/** Makes bindings of one or more places. */
export const keysAt =
  (...places: readonly KeyPlace[]): KeyAt =>
  (command, written, help, hint, hintKeys) => {
    const [first = '', hidden = ''] = written.split(/ \(|\)$/);
    const keys = `${first} ${hidden}`.trim().split(' ');
    const shown = first.split(' ').map(shownKey).join(' ');
    return { command, keys, shown, help, hint, hintKeys, places };
  };
