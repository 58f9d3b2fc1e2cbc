import { distance } from 'fastest-levenshtein';

const normal = (text: string): string => text.toLowerCase().replaceAll('-', '_');

/** The most letters that may differ; fewer for short names. */
const tolerance = (length: number): number =>
  length <= 1 ? 0 : length <= 3 ? 1 : length <= 6 ? 2 : Math.floor(length * 0.4);

/** All choices that are nearest to a name, by edit distance; none if none is near. */
export const nearestAll = (name: string, choices: Iterable<string>): readonly string[] => {
  const wanted = normal(name.slice(0, 80));
  let best: string[] = [];
  let least = tolerance(wanted.length);
  for (const choice of choices) {
    const steps = distance(wanted, normal(choice));
    if (steps > least) continue;
    if (steps < least) best = [];
    best.push(choice);
    least = steps;
  }
  return best;
};

/** The choice nearest to a name; of several the first in order; undefined if none is near. */
export const nearest = (name: string, choices: Iterable<string>): string | undefined =>
  nearestAll(name, choices).toSorted((a, b) => (a < b ? -1 : 1))[0];

/** `a, b or c`. A long list ends with `…`. */
export const orList = (names: readonly string[], most = 12): string => {
  const some = names.slice(0, most);
  if (names.length > most) return `${some.join(', ')}, …`;
  return some.length < 2 ? (some[0] ?? 'nothing') : `${some.slice(0, -1).join(', ')} or ${some.at(-1)}`;
};
