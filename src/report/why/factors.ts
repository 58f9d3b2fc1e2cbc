import { exp, log } from '../../domain/exp-log.ts';
import type { ClockReading } from '../../domain/run.ts';
import type { Names } from '../words/names.ts';
import { percent, times } from '../words/numbers.ts';

/** The part of a reading that explanations need. */
type RateReading = Pick<ClockReading, 'terms' | 'rate' | 'chance'>;

/** One factor of a chance. `base` is itself a chance per turn; all others multiply it. */
export interface Factor {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** The natural log of `value`: the term of the model. */
  readonly log: number;
  /** Whether it raises the chance, lowers it, or does neither (a factor of 1). */
  readonly direction: 'for' | 'against' | 'neither';
}

const direction = (log: number): Factor['direction'] => (log > 0 ? 'for' : log < 0 ? 'against' : 'neither');

/** Only a weight below zero turns reluctance into its opposite. Some futures draw such a weight. */
const labelOf = (names: Names, id: string, log: number): string =>
  id === 'taboo' && log > 0
    ? names.say('{term} (weight below zero)', { term: names.term(id) })
    : names.term(id);

const factor = (names: Names, id: string, log: number): Factor => ({
  id,
  label: labelOf(names, id, log),
  // JSON has no infinity.
  value: Math.min(exp(log), Number.MAX_VALUE),
  log,
  direction: direction(log),
});

/**
 * The factors of a reading. `base` comes first and includes the length of the turn; the others follow in the order of the
 * model. `once` comes last: a clock fires at most once a turn, so the chance is 1 − exp(−rate), a little below the rate.
 * The product of all factors is the chance (or the rate, if the chance underflows to 0). Empty for a held clock.
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

/** A sentence does not name a factor that is nearer to 1 than this (as a log, about 5 %). */
const COUNTS = 0.05;

interface GroupedFactors {
  readonly base: Factor;
  /** Strongest first. */
  readonly main: readonly Factor[];
  /** The product of all others. */
  readonly rest: number;
}

const byStrength = (a: Factor, b: Factor): number => Math.abs(b.log) - Math.abs(a.log);

/** The largest allowed product of the unnamed factors, as a log. The product itself is 1.5. */
const SMALL_REST = 0.405;

const product = (factors: readonly Factor[]): number => factors.reduce((sum, f) => sum + f.log, 0);

/**
 * Groups factors for a sentence: the base, the strongest ones, and the product of the rest. Names at least `least`, and up
 * to `most` while the rest still matters.
 */
export const groupFactors = (
  factors: readonly Factor[],
  least: number,
  most = least,
): GroupedFactors | undefined => {
  const [base, ...others] = factors;
  if (!base) return undefined;
  const every = least === Number.POSITIVE_INFINITY;
  const able = others
    .filter((f) => every || (f.id !== 'once' && Math.abs(f.log) >= COUNTS))
    .toSorted(byStrength);
  const restAfter = (count: number): number => {
    const named = able.slice(0, count);
    return product(others.filter((f) => !named.includes(f)));
  };
  let count = Math.min(least, able.length);
  while (count < Math.min(most, able.length) && Math.abs(restAfter(count)) > SMALL_REST) count++;
  return { base, main: able.slice(0, count), rest: exp(restAfter(count)) };
};

/** The strongest factors for or against a step, without `base` and `once`. */
export const strongest = (
  factors: readonly Factor[],
  towards: 'for' | 'against',
  most: number,
): readonly Factor[] =>
  factors
    .filter((f) => f.id !== 'base' && f.id !== 'once' && f.direction === towards && Math.abs(f.log) >= COUNTS)
    .toSorted(byStrength)
    .slice(0, most);

/** Whether a table shows a factor. A factor that would read 1.00 is left out. */
export const isShown = ({ id, log }: Factor): boolean => id === 'base' || Math.abs(log) >= 0.005;

const EFFECTS = { for: 'for the step', against: 'against it', neither: '' } as const;

/** The rows of a table of factors: label, value and effect. The last row is the chance, their product. */
export const factorRows = (
  { factors, chance }: { readonly factors: readonly Factor[]; readonly chance: number },
  horizon: string,
): readonly (readonly string[])[] => [
  ...factors
    .filter(isShown)
    .map(({ id, label, value, direction: way }) =>
      id === 'base'
        ? [label, value < 1 ? percent(value) : times(value), horizon]
        : [label, `× ${times(value)}`, EFFECTS[way]],
    ),
  ['= chance', percent(chance), horizon],
];
