import { compareIds } from '../domain/ids.ts';
import { nearTo } from '../domain/near.ts';

/** The choice nearest to a name, by edit distance. It is never the name itself. Undefined if none is near. */
export const nearest = (name: string, choices: Iterable<string>): string | undefined =>
  [...nearTo(name, choices)].filter((choice) => choice !== name).toSorted(compareIds)[0];

/** `the id of an event`. */
export const idOfA = (kind: string): string => `the id of ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;

/** `a, b or c`. A long list ends with `…`. */
export const orList = (names: readonly string[], most = 12): string => {
  const some = names.slice(0, most);
  if (names.length > most) return `${some.join(', ')}, …`;
  return some.length < 2 ? (some[0] ?? 'nothing') : `${some.slice(0, -1).join(', ')} or ${some.at(-1)}`;
};
