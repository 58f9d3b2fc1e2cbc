import { shownRecipe, type Trail } from '../../session/branches.ts';
import type { KeyPlace } from '../keys/binding.ts';
import type { KeyPress } from '../keys/key-input.ts';
import { type Binding, type Command, keyShown } from '../keys/keys.ts';
import { placeOf, type Ui } from '../state.ts';

/** The key that a command has at a place, as people read it. */
type KeyFor = (command: Command) => string;

const FIRST_LINE = (): string => 'This is the first line: there is nothing above it.';
const LAST_LINE = (): string => 'This is the last line: there is nothing below it.';
const LEAST = (): string => 'This is the lower end: it cannot be less.';
const MOST = (): string => 'This is the upper end: it cannot be more.';
const FIRST_TURN = (key: KeyFor): string => `This is the first turn: ${key('step')} goes on.`;
const LAST_TURN = (key: KeyFor): string => `This is the last turn: ${key('back')} goes back.`;

/** Why a command changes nothing, by command. */
const REASONS: Partial<Record<Command, (key: KeyFor) => string>> = {
  play: LAST_TURN,
  step: LAST_TURN,
  last: LAST_TURN,
  back: FIRST_TURN,
  first: FIRST_TURN,
  restart: () => 'This is the start already, and nothing was decided.',
  faster: () => 'It plays as fast as it can.',
  slower: () => 'It plays as slowly as it can.',
  up: FIRST_LINE,
  'page-up': FIRST_LINE,
  down: LAST_LINE,
  'page-down': LAST_LINE,
  less: LEAST,
  'much-less': LEAST,
  none: () => 'It counts for nothing already.',
  more: MOST,
  'much-more': MOST,
  reset: () => 'This weight is as it was.',
  'reset-all': () => 'All weights are as they were.',
  undo: () => 'There is nothing to undo.',
  redo: () => 'There is nothing to do again.',
  accept: () => 'There is nothing to choose: erase some letters, or type some.',
  erase: () => 'There is no letter to erase.',
  'erase-word': () => 'There is no word to erase.',
  absent: () => 'No team is asked now, so none can be absent.',
};

/** The reason why the command of a key changed nothing at a place. */
export const idleReason = (command: Command, place: KeyPlace, keys: readonly Binding[]): string => {
  const keyFor: KeyFor = (wanted) => keyShown(place, wanted, keys);
  return REASONS[command]?.(keyFor) ?? 'That changes nothing here.';
};

/** What to say of a key that means nothing at a place. */
export const strangeKey = ({ name }: KeyPress, place: KeyPlace, keys: readonly Binding[]): string => {
  if (name === 'paste') return 'Nothing is typed here: what was pasted is left aside.';
  const [help, leave] = [keyShown(place, 'help', keys), keyShown(place, 'leave', keys)];
  const way = help === '' ? leave && `: ${leave} leaves` : `: ${help} lists the keys`;
  return `The key ${name} does nothing here${way}.`;
};

/** Whether two values are equal. Plain data of one level is equal if all its parts are equal. */
export const isAlike = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [x, y] = [Object.entries(a), new Map(Object.entries(b))];
  return x.length === y.size && x.every(([key, value]) => Object.is(value, y.get(key)));
};

const isSameTrail = (a: Trail, b: Trail): boolean =>
  a === b || (a.now === b.now && isAlike(shownRecipe(a), shownRecipe(b)));

/** Whether the screens show and hold equal data, apart from the message. */
export const isUnchanged = (before: Ui, after: Ui): boolean =>
  isSameTrail(before.play, after.play) &&
  isSameTrail(before.viewed, after.viewed) &&
  (['on', 'over', 'table', 'looks', 'selected', 'playing', 'speed'] as const).every((part) =>
    isAlike(before[part], after[part]),
  );

/**
 * The screens after a command. If it changed nothing, the reason is added. If it changed something, they stay as they
 * are.
 */
export const withReason = (before: Ui, after: Ui, command: Command): Ui =>
  after.told === undefined && isUnchanged(before, after)
    ? { ...after, told: idleReason(command, placeOf(before), before.keys) }
    : after;
