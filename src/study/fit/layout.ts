import { BUILT_IN_WEIGHTS, type Direction, isSocial } from '../../domain/terms.ts';
import type { Parameter } from '../../scenario/scenario.ts';
import type { RiskRow, RiskSet, Side } from './risk-set.ts';

/** A number that is fitted. */
export interface FitParameter {
  /** `weights.precedent`, or `kosovo-2008 rates.up.none`. */
  readonly id: string;
  readonly kind: 'weight' | Direction;
  /** The weight's id, or the rung that the step leaves. */
  readonly name: string;
  /** The wave of this base rate. All waves share a weight, so it has none. */
  readonly wave: string | undefined;
  /** The normal prior: the scenarios' default, and how far the data may draw away from it. */
  readonly prior: Parameter;
}

/** A clock with the places of its parameters: base rate and own terms first, social ones after. */
export interface Clock {
  readonly at: Int32Array;
  readonly value: Float64Array;
  readonly firstSocial: number;
  readonly offset: number;
  readonly socialOffset: number;
  /** Bound of the social terms: the cap, times −ζ for steps down. */
  readonly bound: number;
  /** What a unit of the state's disposition adds: 1, or −ζ for steps down. */
  readonly shift: number;
}

export interface ClockRow {
  readonly turns: number;
  readonly outcome: RiskRow['outcome'];
  readonly up: Clock | undefined;
  readonly down: Clock | undefined;
  /** One of several turns. The state stepped up in one of them, but it is unknown in which. */
  readonly isSpan: boolean;
}

/** One state of one wave: what it did, and how spread its disposition is. */
export interface StateRows {
  readonly rows: readonly ClockRow[];
  readonly sigma: number;
  /** How much of a state this is: 1, or the share that took this course of those that only totals speak of. */
  readonly share: number;
}

export interface Layout {
  readonly parameters: readonly FitParameter[];
  readonly states: readonly StateRows[];
}

/** Spreads of the priors if a scenario states none of its own. */
export interface PriorSpread {
  readonly weight: number;
  readonly rate: number;
}

/** The spread of a prior that has no spread of its own. */
export const withSpread = ({ mean, sd }: Parameter, spread: number): Parameter => ({
  mean,
  sd: sd > 0 ? sd : spread,
});

const weightsOf = (sets: readonly RiskSet[], spread: PriorSpread): readonly FitParameter[] => {
  const found = new Map<string, FitParameter>();
  for (const { scenario, weights, states } of sets)
    for (const [at, name] of weights.entries()) {
      const felt = states.some((rows) =>
        rows.some(({ up, down }) => (up?.features[at] ?? 0) !== 0 || (down?.features[at] ?? 0) !== 0),
      );
      const weight = scenario.weights[name] ?? { mean: 0, sd: 0 };
      const prior = withSpread(weight, spread.weight);
      // A weight of exactly 0 is off.
      if (felt && !found.has(name) && (weight.mean !== 0 || weight.sd !== 0))
        found.set(name, { id: `weights.${name}`, kind: 'weight', name, wave: undefined, prior });
    }
  return [...found.values()];
};

const ratesOf = (set: RiskSet, direction: Direction, spread: PriorSpread): readonly FitParameter[] => {
  const { id, scenario, states } = set;
  return scenario.rates[direction].flatMap((rate, step) => {
    const name = scenario.ladder[direction === 'up' ? step : step + 1]?.id ?? '';
    const atRisk = states.some((rows) => rows.some((row) => row[direction]?.step === step));
    const prior = withSpread(rate, spread.rate);
    return atRisk ? [{ id: `${id} rates.${direction}.${name}`, kind: direction, name, wave: id, prior }] : [];
  });
};

const isBuiltIn = (name: string): boolean => BUILT_IN_WEIGHTS.some((weight) => weight === name);

const clockOf = (
  { direction, features, offset, socialOffset }: Side,
  { weights, scenario }: RiskSet,
  base: number,
  places: ReadonlyMap<string, number>,
): Clock => {
  const { social, rates } = scenario;
  const used = weights.flatMap((name, w) => {
    const at = places.get(`weights.${name}`);
    const value = features[w] as number;
    return value === 0 || at === undefined ? [] : [{ at, value, social: isSocial(name) }];
  });
  const own = [{ at: base, value: 1 }, ...used.filter((entry) => !entry.social)];
  const all = [...own, ...used.filter((entry) => entry.social)];
  const scale = direction === 'up' ? 1 : -rates.hysteresis;
  return {
    at: Int32Array.from(all, (entry) => entry.at),
    value: Float64Array.from(all, (entry) => entry.value),
    firstSocial: own.length,
    offset,
    socialOffset,
    bound: scale * social.cap,
    shift: scale,
  };
};

const statesOf = (
  set: RiskSet,
  places: ReadonlyMap<string, number>,
  frailty: boolean,
): readonly StateRows[] => {
  const { id, scenario, states } = set;
  const place = (side: Side): number => {
    const rung = scenario.ladder[side.direction === 'up' ? side.step : side.step + 1]?.id;
    const name = `${id} rates.${side.direction}.${rung}`;
    const at = places.get(name);
    if (at === undefined) throw new RangeError(`the fit has no parameter ${name}`);
    return at;
  };
  const clock = (side: Side | undefined): Clock | undefined =>
    side && clockOf(side, set, place(side), places);
  const seen = states.map((rows) => ({ rows, share: 1 }));
  return [...seen, ...set.unseen]
    .filter(({ rows, share }) => rows.length > 0 && share > 0)
    .map(({ rows, share }) => ({
      share,
      rows: rows.map(({ turns, outcome, up, down, isSpan }) => ({
        turns,
        outcome,
        isSpan,
        up: clock(up),
        down: clock(down),
      })),
      sigma: frailty ? scenario.rates.uncertainty : 0,
    }));
};

/**
 * Lines up the parameters of several waves: weights shared by all of them, in the order of drivers and then the built-in
 * ones; base rates of each wave's own. A weight that no clock of any wave feels is no parameter. Where two waves give a
 * weight different defaults the first one's counts.
 */
export const layoutOf = (sets: readonly RiskSet[], spread: PriorSpread, frailty: boolean): Layout => {
  const weights = weightsOf(sets, spread);
  const drivers = weights.filter(({ name }) => !isBuiltIn(name));
  const builtIn = weights.filter(({ name }) => isBuiltIn(name));
  const rates = sets.flatMap((set) => [...ratesOf(set, 'up', spread), ...ratesOf(set, 'down', spread)]);
  const parameters = [...drivers, ...builtIn, ...rates];
  const places = new Map(parameters.map(({ id }, at) => [id, at]));
  return { parameters, states: sets.flatMap((set) => statesOf(set, places, frailty)) };
};
