import { distance } from 'fastest-levenshtein';

const normal = (text: string): string => text.toLowerCase().replaceAll('-', '_');

/** How many letters may differ: short names leave little room. */
const tolerance = (length: number): number =>
  length <= 1 ? 0 : length <= 3 ? 1 : length <= 6 ? 2 : Math.floor(length * 0.4);

/** The choice that was most likely meant by a name; undefined where none comes close. */
export const nearest = (name: string, choices: Iterable<string>): string | undefined => {
  const wanted = normal(name.slice(0, 80));
  let best: string | undefined;
  let least = tolerance(wanted.length) + 1;
  for (const choice of choices) {
    const steps = distance(wanted, normal(choice));
    if (steps < least || (steps === least && best !== undefined && choice < best)) {
      best = choice;
      least = steps;
    }
  }
  return best;
};

/** `a, b or c`; a long list is cut short. */
export const orList = (names: readonly string[], most = 12): string => {
  const some = names.slice(0, most);
  if (names.length > most) return `${some.join(', ')}, …`;
  return some.length < 2 ? (some[0] ?? 'nothing') : `${some.slice(0, -1).join(', ')} or ${some.at(-1)}`;
};
