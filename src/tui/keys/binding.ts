/**
 * Places with keys of their own, each with its name in a table of keys: the screens, what lies over them (help, a line to
 * type in, a list), and those of an exercise.
 */
export const PLACE_NAMES = {
  run: 'The world',
  why: 'Why a state waits',
  weights: 'Weights and odds',
  branches: 'Branches',
  events: 'An event for next turn',
  matters: 'What matters',
  compare: 'Comparing branches',
  save: 'Saving a branch',
  offer: 'An earlier session',
  help: 'The help',
  find: 'Finding a state',
  naming: 'Naming a branch',
  choose: 'Lists to choose from',
  seek: 'Searching the help',
  tour: 'The tour',
  log: 'The whole log',
  class: 'An exercise: the open table',
  'class-moment': 'An exercise: a reveal, a vote or news',
  'class-curtain': 'An exercise: the curtain',
  'class-form': 'An exercise: a team decides',
  'class-typing': 'An exercise: a team types',
  'class-teacher': 'An exercise: the teacher',
} as const;
export type KeyPlace = keyof typeof PLACE_NAMES;

const isPlace = (name: string): name is KeyPlace => Object.hasOwn(PLACE_NAMES, name);

export const PLACES: readonly KeyPlace[] = Object.keys(PLACE_NAMES).filter(isPlace);

/** Whether a place belongs to the exercises. */
export const isClassPlace = (place: KeyPlace): boolean => place.startsWith('class');

/** What some keys do at some places. */
export interface BindingOf<Command extends string> {
  readonly command: Command;
  /** Names of the keys. The first names are shown. */
  readonly keys: readonly string[];
  /** The keys as a person reads them. */
  readonly shown: string;
  /** What it does, for the help. */
  readonly help: string;
  /** One or two words for the hint line. Without them, only the help shows the key. */
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

/**
 * Makes bindings of one or more places. `written` has the keys with blanks between them: those in brackets work too and are
 * not shown.
 */
export const keysAt =
  (...places: readonly KeyPlace[]) =>
  <Command extends string>(
    command: Command,
    written: string,
    help: string,
    hint?: string,
    hintKeys?: string,
  ): BindingOf<Command> => {
    const [first = '', hidden = ''] = written.split(/ \(|\)$/);
    const keys = `${first} ${hidden}`.trim().split(' ');
    const shown = first.split(' ').map(shownKey).join(' ');
    return { command, keys, shown, help, hint, hintKeys, places };
  };
