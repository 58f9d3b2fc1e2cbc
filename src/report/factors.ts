import { exp, log } from '../domain/exp-log.ts';
import type { ClockReading } from '../domain/run.ts';
import type { Names } from './names.ts';

/** The part of a state's or a track's reading that explanations need. */
export type RateReading = Pick<ClockReading, 'terms' | 'rate' | 'chance'>;

/** One multiplier of a chance. `base` is itself a chance per turn: all others multiply it. */
export interface Factor {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** The natural log of `value`: the term as the model has it. */
  readonly log: number;
  /** For the step, or against it; a factor of 1 is neither. */
  readonly direction: 'for' | 'against' | 'neither';
}

const direction = (log: number): Factor['direction'] => (log > 0 ? 'for' : log < 0 ? 'against' : 'neither');

const factor = (names: Names, id: string, log: number): Factor => ({
  id,
  label: names.term(id),
  value: exp(log),
  log,
  direction: direction(log),
});

/**
 * The factors of a reading, `base` first (with the length of the turn in it), the others as the model orders them, and
 * last `once`: the model lets a clock fire at most once a turn, so the chance is 1 − exp(−rate), a little under the
 * rate. Their product is the chance (the rate, where the chance is too small for a number). Empty for a clock that is held.
 */
export const factorsOf = (reading: RateReading, names: Names): readonly Factor[] => {
  if (reading.terms.length === 0) return [];
  const isBase = (id: string): boolean => id === 'base' || id === 'turn';
  const base = reading.terms.filter((t) => isBase(t.id)).reduce((sum, t) => sum + t.value, 0);
  const once = reading.chance > 0 ? log(reading.chance / reading.rate) : 0;
  return [
    factor(names, 'base', base),
    ...reading.terms.filter((t) => !isBase(t.id)).map((t) => factor(names, t.id, t.value)),
    factor(names, 'once', once),
  ];
};

/** Factors nearer to 1 than this are not worth a word in a sentence: about 5 %. */
const COUNTS = 0.05;

export interface GroupedFactors {
  readonly base: Factor;
  /** Strongest first. */
  readonly main: readonly Factor[];
  /** The product of all others. */
  readonly rest: number;
}

const byStrength = (a: Factor, b: Factor): number => Math.abs(b.log) - Math.abs(a.log);

/** What is left unnamed may multiply the chance by so much (its log: 1.5) before one more is named. */
const SMALL_REST = 0.405;

const product = (factors: readonly Factor[]): number => factors.reduce((sum, f) => sum + f.log, 0);

/**
 * Gathers a list of factors for a sentence: the base, the strongest, and the product of what is left. At least `least`
 * are named, and more, up to `most`, while the rest would still hide something that matters.
 */
export const groupFactors = (
  factors: readonly Factor[],
  least: number,
  most = least,
): GroupedFactors | undefined => {
  const [base, ...others] = factors;
  if (!base) return undefined;
  const every = least === Number.POSITIVE_INFINITY;
  const telling = others
    .filter((f) => every || (f.id !== 'once' && Math.abs(f.log) >= COUNTS))
    .toSorted(byStrength);
  const restAfter = (count: number): number => {
    const named = telling.slice(0, count);
    return product(others.filter((f) => !named.includes(f)));
  };
  let count = Math.min(least, telling.length);
  while (count < Math.min(most, telling.length) && Math.abs(restAfter(count)) > SMALL_REST) count++;
  return { base, main: telling.slice(0, count), rest: exp(restAfter(count)) };
};

/** The strongest factors for or against a step, base and `once` left aside. */
export const strongest = (
  factors: readonly Factor[],
  towards: 'for' | 'against',
  most: number,
): readonly Factor[] =>
  factors
    .filter((f) => f.id !== 'base' && f.id !== 'once' && f.direction === towards && Math.abs(f.log) >= COUNTS)
    .toSorted(byStrength)
    .slice(0, most);
