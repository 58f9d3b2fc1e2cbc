import { withoutMean } from '../domain/edit.ts';
import type { Chosen } from './chosen.ts';

/** A deed of a person: a verb, the thing that it is about, and a value. */
interface Deed {
  readonly verb: string;
  readonly arg: string;
  readonly value: string;
  /** The value in the file, if the deed sets a number. */
  readonly base: string;
}

/** A number as a person types it, with a point or a comma. Undefined if the text is not a number. */
export const typedNumber = (text: string): number | undefined => {
  const plain = text.trim().replace('\u2212', '-').replace(',', '.');
  return /^-?\d{1,9}(?:\.\d{1,9})?$/.test(plain) ? Number(plain) : undefined;
};

const without = (list: readonly string[], item: string): readonly string[] =>
  list.filter((each) => each !== item);

const pathOf = (set: string): string => withoutMean(set.slice(0, set.indexOf('=')));

const withSet = (sets: readonly string[], path: string, value: number): readonly string[] => {
  const at = sets.findIndex((set) => pathOf(set) === withoutMean(path));
  const set = `${path}=${value}`;
  return at < 0 ? [...sets, set] : sets.with(at, set);
};

const withoutSet = (sets: readonly string[], path: string): readonly string[] =>
  sets.filter((set) => pathOf(set) !== withoutMean(path));

/** The state and the time of a decision. */
const whenOf = (move: string): string => move.slice(0, move.indexOf('='));

/** The choice after a deed, or the fault of the deed in words. An unknown verb changes nothing. */
export const chosenBy = (
  chosen: Chosen,
  first: Chosen,
  { verb, arg, value, base }: Deed,
): Chosen | string => {
  const { ifs, sets, moves } = chosen;
  switch (verb) {
    case 'set': {
      const number = typedNumber(value);
      if (number === undefined) return `${value} is no number. Expected for example 1.5.`;
      const isBack = base !== '' && number === Number(base);
      return { ...chosen, sets: isBack ? withoutSet(sets, arg) : withSet(sets, arg, number) };
    }
    case 'drop-set':
      return { ...chosen, sets: without(sets, arg) };
    case 'if':
      return { ...chosen, ifs: value === 'true' ? [...without(ifs, arg), arg] : without(ifs, arg) };
    case 'drop-if':
      return { ...chosen, ifs: without(ifs, arg) };
    case 'drop-move':
      return { ...chosen, moves: without(moves, arg) };
    case 'reset':
      return { ...chosen, ifs: [], sets: [], moves: [], from: first.from };
    case 'state':
      return { ...chosen, state: arg };
    case 'at':
      return { ...chosen, at: Number(value) };
    case 'future':
      return { ...chosen, future: Number(arg) };
    case 'from-here':
      return { ...chosen, from: Number(arg) };
    case 'move':
      return { ...chosen, moves: [...moves.filter((move) => whenOf(move) !== whenOf(arg)), arg] };
    case 'try':
      return { ...chosen, sets: [...sets.filter((set) => pathOf(set) !== pathOf(arg)), arg] };
    case 'from-start':
      return { ...chosen, from: 0 };
    default:
      return chosen;
  }
};
