import { type KeyPlace, shownKey } from './binding.ts';
import { typesText } from './key-input.ts';
import type { Binding, Command } from './keys.ts';

/** Other keys for commands, as a person has chosen them. */
type KeyMap = ReadonlyMap<Command, readonly string[]>;

/** Places where letters are text: only keys that type nothing can be commands there. */
const TYPING: readonly KeyPlace[] = ['find', 'choose', 'seek', 'naming', 'events', 'save', 'class-typing'];

const BRIEF: Readonly<Record<string, string>> = { up: '↑', down: '↓', left: '←', right: '→' };

const briefKey = (name: string): string => BRIEF[name] ?? shownKey(name);

const isTyping = ({ places }: Binding): boolean => places.some((place) => TYPING.includes(place));

const keysFor = (binding: Binding, map: KeyMap): readonly string[] => {
  const wanted = map.get(binding.command);
  if (!wanted) return binding.keys;
  const usable = isTyping(binding) ? wanted.filter((name) => !typesText(name)) : wanted;
  return usable.length > 0 ? usable : binding.keys;
};

/** What a key in the hint line is called now, if its binding has another key. */
const hintsOf = (
  before: readonly Binding[],
  after: readonly Binding[],
  place: KeyPlace,
): ReadonlyMap<string, string> =>
  new Map(
    before.flatMap((old, i): (readonly [string, string])[] => {
      const now = after[i];
      if (!old.places.includes(place) || !now || now.keys === old.keys) return [];
      return old.keys.map((name) => [briefKey(name), briefKey(now.keys[0] ?? name)]);
    }),
  );

/** `n b` or `↑↓` with the present keys of these bindings. */
const hintKeysNow = (hintKeys: string, names: ReadonlyMap<string, string>): string => {
  const isPacked = /^[↑↓←→]+$/.test(hintKeys);
  const parts = isPacked ? [...hintKeys] : hintKeys.split(' ');
  const now = parts.map((part) => names.get(part) ?? part);
  return now.join(isPacked && now.every((part) => part.length === 1) ? '' : ' ');
};

/** The table of keys with some commands on other keys, and their texts changed with them. */
export const remapped = (bindings: readonly Binding[], map: KeyMap): readonly Binding[] => {
  if (map.size === 0) return bindings;
  const moved = bindings.map((binding): Binding => {
    const keys = keysFor(binding, map);
    return keys === binding.keys ? binding : { ...binding, keys, shown: keys.map(shownKey).join(' ') };
  });
  return moved.map((binding) => {
    const [place] = binding.places;
    if (binding.hintKeys === undefined || place === undefined) return binding;
    return { ...binding, hintKeys: hintKeysNow(binding.hintKeys, hintsOf(bindings, moved, place)) };
  });
};
