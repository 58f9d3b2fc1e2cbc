import { Matrix } from 'ml-matrix';
import { isSocial } from '../../domain/terms.ts';
import type { Parameter, Scenario } from '../../scenario/scenario.ts';
import { DECLARED } from './declared.ts';
import { type FamilyPosterior, type FamilyWave, type Member, solveFamily } from './family.ts';
import { type FitOptions, PRIOR_SPREAD } from './fit.ts';
import { type FitParameter, type Layout, layoutOf } from './layout.ts';
import { logLikelihood } from './likelihood.ts';
import type { RiskSet } from './risk-set.ts';
import { HELD } from './wave-rules.ts';

/**
 * How far waves differ: sd of a weight, and of what moves all states alike (beyond whether many follow) or few. Chosen on held-out waves
 * (docs/fitting.md).
 */
export const BETWEEN = { weight: 1.5, rate: 0.5 } as const;

/** The priors for waves of two rungs: base rates, and the addition for claims that many follow. */
const RATE_PRIORS: Readonly<Record<'up' | 'down' | 'many', Parameter>> = {
  up: { mean: -6, sd: 3 },
  down: { mean: -8, sd: 3 },
  many: { mean: 0, sd: 3 },
};

/** The shared number that is added for claims that many follow. */
const MANY = 'many';

/** A wave has few declared states. Their weights are nearly equal in all waves. */
const isDeclared = (name: string): boolean => DECLARED.some((driver) => driver === name);

/** Whether all states of a wave feel a driver alike. If so, its weight moves them all, as a base rate does. */
const isShared = ({ states }: Scenario, name: string): boolean =>
  states.every(({ traits }) => traits[name] !== undefined && traits[name] === states[0]?.traits[name]);

/** The sd between waves of a weight, by its name. */
const betweenIn =
  (waves: readonly Scenario[]) =>
  (name: string): number => {
    if (isSocial(name)) return 0;
    return isDeclared(name) || waves.some((wave) => isShared(wave, name)) ? BETWEEN.rate : BETWEEN.weight;
  };

/** A weight in a wave that was not fitted. */
interface FamilyWeight {
  readonly name: string;
  readonly prior: Parameter;
  readonly mean: number;
  /** Error and difference between waves together. */
  readonly sd: number;
  /** By wave, in the order of the waves. Undefined if no state of the wave feels the weight. */
  readonly waves: readonly (number | undefined)[];
}

/** The base rate of the step to recognition, of claims that many states follow and of all others. */
export interface ClaimLevels {
  readonly many: Parameter;
  readonly few: Parameter;
}

/** Waves of two rungs fitted together: the values that they give for another wave. */
export interface FamilyFit {
  readonly waves: readonly RiskSet[];
  readonly weights: readonly FamilyWeight[];
  readonly levels: ClaimLevels;
  /** The base rate of withdrawals. */
  readonly down: Parameter;
  /** Each wave's own base rate up. */
  readonly rates: readonly (number | undefined)[];
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** The numbers that waves share, with their places. */
interface Shared {
  readonly ids: string[];
  readonly priors: Parameter[];
}

const placeOf = ({ ids, priors }: Shared, id: string, prior: Parameter): number => {
  const at = ids.indexOf(id);
  if (at >= 0) return at;
  priors.push(prior);
  return ids.push(id) - 1;
};

const memberOf = (
  { kind, name, prior }: FitParameter,
  shared: Shared,
  isMany: boolean,
  between: (name: string) => number,
): Member => {
  if (kind === 'weight' && prior.sd === HELD) return { links: [], offset: prior.mean, spread: HELD };
  if (kind === 'weight') {
    const place = placeOf(shared, name, { mean: prior.mean, sd: isDeclared(name) ? 2 : prior.sd });
    return { links: [[place, 1]], offset: 0, spread: between(name) || HELD };
  }
  const base = [placeOf(shared, `rates.${kind}`, RATE_PRIORS[kind]), 1] as const;
  const many = [placeOf(shared, MANY, RATE_PRIORS.many), 1] as const;
  return { links: kind === 'up' && isMany ? [base, many] : [base], offset: 0, spread: BETWEEN.rate };
};

const nearOf = (layout: Layout, point: readonly number[]) => {
  const { value, gradient, information } = logLikelihood(layout, Float64Array.from(point));
  const size = point.length;
  const rows = Array.from({ length: size }, (_, r) => [...information.subarray(r * size, (r + 1) * size)]);
  return {
    value,
    point,
    gradient: [...gradient],
    information: size === 0 ? Matrix.zeros(0, 0) : new Matrix(rows),
  };
};

const MOST_ROUNDS = 60;
const LONGEST_STEP = 1;
/** A difference too small to change the second digit of any result. */
const REST = 1e-3;

interface Rest {
  readonly posterior: FamilyPosterior;
  readonly points: readonly (readonly number[])[];
  readonly value: number;
  readonly rounds: number;
  readonly converged: boolean;
}

/** Newton's method on all waves at once, steps held to a length, until no number moves any more. */
const settle = (
  layouts: readonly Layout[],
  members: readonly (readonly Member[])[],
  priors: readonly Parameter[],
  start: readonly (readonly number[])[],
): Rest => {
  let points = start;
  for (let rounds = 1; ; rounds++) {
    const nears = layouts.map((layout, w) => nearOf(layout, points[w] ?? []));
    const waves = nears.map((near, w): FamilyWave => ({ ...near, members: members[w] ?? [] }));
    const posterior = solveFamily(waves, priors);
    let most = 0;
    // Later steps are shorter: two points that swap places come to rest between them.
    const bound = LONGEST_STEP / Math.max(1, rounds / 15);
    points = points.map((point, w) =>
      point.map((value, m) => {
        const step = (posterior.waves[w]?.[m] ?? value) - value;
        most = Math.max(most, Math.abs(step));
        return value + Math.max(-bound, Math.min(bound, step));
      }),
    );
    const converged = most < REST;
    if (converged || rounds === MOST_ROUNDS)
      return {
        posterior,
        points,
        value: nears.reduce((sum, near) => sum + near.value, 0),
        rounds,
        converged,
      };
  }
};

const spreadAt = ({ covariance }: FamilyPosterior, places: readonly number[]): number =>
  places.reduce((sum, a) => sum + places.reduce((part, b) => part + covariance.get(a, b), 0), 0);

/** The distribution of a sum of shared numbers, with the difference between waves added. */
const parameterAt = (posterior: FamilyPosterior, places: readonly number[], between: number): Parameter => ({
  mean: places.reduce((sum, place) => sum + (posterior.mean[place] ?? 0), 0),
  sd: Math.sqrt(spreadAt(posterior, places) + between * between),
});

const levelsOf = ({ posterior }: Rest, { ids }: Shared) => {
  const at = (id: string): number => ids.indexOf(id);
  const down = at('rates.down');
  return {
    levels: {
      few: parameterAt(posterior, [at('rates.up')], BETWEEN.rate),
      many: parameterAt(posterior, [at('rates.up'), at(MANY)], BETWEEN.rate),
    },
    down: down < 0 ? { ...RATE_PRIORS.down } : parameterAt(posterior, [down], BETWEEN.rate),
  };
};

const startOf = (layouts: readonly Layout[], start: ReadonlyMap<string, number> | undefined) =>
  layouts.map(({ parameters }) => parameters.map(({ id, prior }) => start?.get(id) ?? prior.mean));

/**
 * Fits waves of two rungs together, on the likelihood of all at once: weights that differ from wave to wave around shared ones
 * (partial pooling), and base rates around one of two levels: claims that many followed, and others. A wave in which
 * no state acted shows that its rate is low, but not how low.
 */
export const fitFamily = (
  sets: readonly RiskSet[],
  { prior = PRIOR_SPREAD, frailty = true, start }: FitOptions = {},
): FamilyFit => {
  const layouts = sets.map((set) => layoutOf([set], prior, frailty));
  // If no wave has a level, the level keeps the value of its prior.
  const shared: Shared = { ids: ['rates.up', MANY], priors: [RATE_PRIORS.up, RATE_PRIORS.many] };
  const between = betweenIn(sets.map(({ scenario }) => scenario));
  const members = layouts.map(({ parameters }, w) =>
    parameters.map((parameter) => memberOf(parameter, shared, sets[w]?.group === 'many', between)),
  );
  const rest = settle(layouts, members, shared.priors, startOf(layouts, start));
  const valueIn = (w: number, is: (parameter: FitParameter) => boolean): number | undefined =>
    rest.points[w]?.[layouts[w]?.parameters.findIndex(is) ?? -1];
  const weights = shared.ids.flatMap((name, place): readonly FamilyWeight[] => {
    if (name === MANY || name.startsWith('rates.')) return [];
    const found = parameterAt(rest.posterior, [place], between(name));
    const waves = sets.map((_, w) => valueIn(w, (each) => each.kind === 'weight' && each.name === name));
    return [{ name, prior: shared.priors[place] ?? found, ...found, waves }];
  });
  return {
    waves: sets,
    weights: weights.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    ...levelsOf(rest, shared),
    rates: sets.map((_, w) => valueIn(w, ({ kind }) => kind === 'up')),
    logLikelihood: rest.value,
    iterations: rest.rounds,
    converged: rest.converged,
  };
};
