import { distance } from 'fastest-levenshtein';

const normal = (text: string): string => text.toLowerCase().replaceAll('-', '_');

/** The largest number of letters that may differ. It is smaller for short names. */
const tolerance = (length: number): number =>
  length <= 1 ? 0 : length <= 3 ? 1 : length <= 6 ? 2 : Math.floor(length * 0.4);

/** The choices nearest to a name by edit distance: all at the same distance, in their order. Empty if none is near. */
export const nearTo = (name: string, choices: Iterable<string>): readonly string[] => {
  const wanted = normal(name.slice(0, 80));
  let best: string[] = [];
  let least = tolerance(wanted.length) + 1;
  for (const choice of choices) {
    const steps = distance(wanted, normal(choice));
    if (steps < least) {
      best = [];
      least = steps;
    }
    if (steps === least && steps <= tolerance(wanted.length)) best.push(choice);
  }
  return best;
};
