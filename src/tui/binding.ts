/** Where keys mean something of their own: the screens, the help that lies over them, and the line one types in. */
export const PLACES = ['run', 'why', 'weights', 'help', 'find'] as const;
export type Place = (typeof PLACES)[number];

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
  | 'theme'
  | 'suspend'
  | 'quit'
  | 'interrupt';

export interface Binding {
  readonly command: Command;
  /** Names of the keys; the first ones are shown. */
  readonly keys: readonly string[];
  /** The keys as a person reads them. */
  readonly shown: string;
  /** One or two words for the hint line; without them the key is in the help alone. */
  readonly hint?: string;
  /** The keys in the hint line, where they speak for more than this binding. */
  readonly hintKeys?: string;
  /** What it does, for the help. */
  readonly help: string;
  readonly places: readonly Place[];
}
