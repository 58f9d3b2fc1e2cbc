import { exp, log } from '../../domain/exp-log.ts';
import { type Interval, Z95 } from '../../domain/intervals.ts';
import { RULE_COUNT, type Tally, TWIN, TWIN_STATE } from '../futures/tally.ts';

/** A share of a variance, 0..1, with its 95 % interval. It may be 0 if the interval begins there. */
interface VarianceShare extends Interval {
  readonly share: number;
}

/** How much of the variance of an outcome comes from luck alone, from parameters that are not certain, and from rival rules. */
export interface VarianceParts {
  readonly variance: number;
  /** The share of unsure parameters within a rule, 0..1, with a 95 % interval. */
  readonly parameters: number;
  readonly low: number;
  readonly high: number;
  /** The share of differences between rules. Undefined if futures play one rule. */
  readonly rules: VarianceShare | undefined;
  /** The rest. */
  readonly luck: number;
  /** Pairs of twins that it rests on. */
  readonly pairs: number;
}

/** Sums of an outcome x for one rule: over all its futures, and over pairs (a, b) of twins. */
interface Moments {
  readonly futures: number;
  /** Σ x and Σ x². */
  readonly sum: number;
  readonly squares: number;
  readonly pairs: number;
  /** Σ (a + b), Σ (a² + b²) and Σ a · b. */
  readonly twinSum: number;
  readonly twinSquares: number;
  readonly products: number;
}

const total = (moments: readonly Moments[], of: (each: Moments) => number): number =>
  moments.reduce((sum, each) => sum + of(each), 0);

/** Twins: the variance within rules, and the covariance, which is what parameters do. Each rule loses one mean to its twins. */
const withinRules = (moments: readonly Moments[]): { variance: number; covariance: number } => {
  const pairs = total(moments, (each) => each.pairs);
  let [variance, covariance] = [0, 0];
  for (const { pairs: n, twinSum, twinSquares, products } of moments) {
    if (n === 0) continue;
    const mean = twinSum / (2 * n);
    const [own, shared] = [twinSquares / (2 * n) - mean * mean, products / n - mean * mean];
    // The mean of n pairs has the variance (own + shared) / 2n. One rule alone goes without the correction, of 1 / 2n at the most.
    const lost = moments.length > 1 ? (own + shared) / (2 * n) : 0;
    variance += (n / pairs) * (own + lost);
    covariance += (n / pairs) * (shared + lost);
  }
  return { variance, covariance };
};

/**
 * All futures: the variance of the rules' means, weighted by their futures. Means of few futures differ by luck alone, by
 * Σ w (1 − w) v / n on average, which is taken off (w: share of futures, v: variance within the rule, n: its futures). The
 * variance of this estimate is that of a quadratic form of normal means, 2 tr(AD)² + 4 m'ADAm.
 */
const betweenRules = (moments: readonly Moments[]): { value: number; sd: number; within: number } => {
  const played = moments.filter(({ futures }) => futures > 1);
  const all = total(played, ({ futures }) => futures);
  const rules = played.map(({ futures: n, sum, squares }) => {
    const mean = sum / n;
    return { w: n / all, mean, error: (squares / n - mean * mean) / (n - 1) };
  });
  const middle = rules.reduce((sum, { w, mean }) => sum + w * mean, 0);
  let [value, spread] = [0, 0];
  for (const [r, { w, mean, error }] of rules.entries()) {
    value += w * (mean - middle) * (mean - middle) - w * (1 - w) * error;
    // A m, where A = diag(w) − w w'.
    const pull = w * (mean - middle);
    spread += 4 * pull * pull * error;
    for (const [s, other] of rules.entries()) {
      const a = r === s ? w - w * w : -w * other.w;
      spread += 2 * a * a * error * other.error;
    }
  }
  const within = rules.reduce((sum, { w, error }, r) => sum + w * error * (played[r]?.futures ?? 0), 0);
  return { value, sd: Math.sqrt(spread), within };
};

/** The share of what twins share in the variance within rules, with Fisher's interval of a correlation (1921). */
const correlationOf = (share: number, pairs: number, rules: number): VarianceShare => {
  const correlation = Math.min(0.999999, Math.max(-0.999999, share));
  const z = 0.5 * log((1 + correlation) / (1 - correlation));
  const half = Z95 / Math.sqrt(pairs - rules - 0.5);
  const back = (x: number): number => Math.max(0, (exp(2 * x) - 1) / (exp(2 * x) + 1));
  return { share: Math.max(0, correlation), low: back(z - half), high: back(z + half) };
};

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

/**
 * The law of total variance: luck + parameters within a rule + differences between the means of rules. Twins share only
 * their rule and their parameters, so their covariance within a rule is the variance of the mean given the parameters
 * (one-way random effects with two draws a group). Undefined with fewer than ten pairs, or where all futures are alike.
 */
export const variancePartsOf = (all: readonly Moments[]): VarianceParts | undefined => {
  const moments = all.filter(({ pairs, futures }) => pairs > 0 || futures > 0);
  const pairs = total(moments, (each) => each.pairs);
  if (pairs < 10 + moments.length - 1) return undefined;
  const within = withinRules(moments);
  const between = moments.length > 1 ? betweenRules(moments) : undefined;
  // With several rules, all futures give the variance within. With one rule, the twins give it, like the covariance.
  const inner = between?.within ?? within.variance;
  const variance = inner + Math.max(0, between?.value ?? 0);
  if (!(variance > 0)) return undefined;
  const shared = within.variance > 0 ? within.covariance / within.variance : 0;
  const twins = correlationOf(shared, pairs, moments.length);
  const inside = inner / variance;
  const rules = between && {
    share: clamp(between.value / variance),
    low: clamp((between.value - Z95 * between.sd) / variance),
    high: clamp((between.value + Z95 * between.sd) / variance),
  };
  const parameters = inside * twins.share;
  return {
    variance,
    parameters,
    low: inside * twins.low,
    high: inside * twins.high,
    rules,
    luck: clamp(1 - parameters - (rules?.share ?? 0)),
    pairs,
  };
};

const ruleOf = ({ shape, ruleFutures, ruleCounts, twinCounts }: Tally, rule: number): Moments => {
  const row = (rule * (shape.turns + 1) + shape.turns) * RULE_COUNT.size;
  const twin = (column: number): number => twinCounts[rule * TWIN.size + column] ?? 0;
  return {
    futures: ruleFutures[rule] as number,
    sum: ruleCounts[row + RULE_COUNT.sum] as number,
    squares: ruleCounts[row + RULE_COUNT.squares] as number,
    pairs: twin(TWIN.pairs),
    twinSum: twin(TWIN.sum),
    twinSquares: twin(TWIN.squares),
    products: twin(TWIN.products),
  };
};

const eachRule = <T>({ shape }: Tally, make: (rule: number) => T): readonly T[] =>
  Array.from({ length: shape.rules }, (_, rule) => make(rule));

/** The parts for the count of recognisers in the last turn. Undefined if no twins were played, or all were alike. */
export const countVariance = (tally: Tally): VarianceParts | undefined =>
  tally.shape.twins ? variancePartsOf(eachRule(tally, (rule) => ruleOf(tally, rule))) : undefined;

/** In how many futures of a rule a state has recognised by the end of a turn, given that it does not at the start. */
export const recognisedUnder = (
  { shape, ruleFirsts }: Tally,
  rule: number,
  i: number,
  turn: number,
): number => {
  let count = 0;
  for (let t = 1; t <= turn; t++)
    count += ruleFirsts[(rule * (shape.turns + 1) + t) * shape.states + i] as number;
  return count;
};

/** The parts for whether a state has recognised by the last turn, given that it does not at the start. */
export const stateVariance = (tally: Tally, i: number): VarianceParts | undefined => {
  const { shape, twinStates } = tally;
  if (!shape.twins) return undefined;
  return variancePartsOf(
    eachRule(tally, (rule) => {
      const { futures, pairs } = ruleOf(tally, rule);
      const at = (rule * shape.states + i) * TWIN_STATE.size;
      const count = recognisedUnder(tally, rule, i, shape.turns);
      const twinSum = twinStates[at + TWIN_STATE.sum] as number;
      const products = twinStates[at + TWIN_STATE.products] as number;
      return { futures, sum: count, squares: count, pairs, twinSum, twinSquares: twinSum, products };
    }),
  );
};
