import { Z90 } from '../../domain/intervals.ts';
import { playFutures, type Seen } from '../../engine/futures.ts';
import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type ObservedMove, withoutLuck } from '../waves/replay.ts';
import { type Fit, type FitOptions, fitWaves, PRIOR_SPREAD } from './fit.ts';
import type { History } from './history.ts';
import { withSpread } from './layout.ts';
import { riskSetOf } from './risk-set.ts';

/** A wave made by our own engine, with the weights and base rates that made it, by parameter id. */
interface MadeUp {
  readonly history: History;
  readonly truth: ReadonlyMap<string, number>;
}

/** The scenario with its priors as the spread of its parameters: each future draws weights that the prior believes in. */
const withPriors = (scenario: Scenario): Scenario => ({
  ...withoutLuck(scenario),
  weights: Object.fromEntries(
    Object.entries(scenario.weights).map(([id, weight]) => [id, withSpread(weight, PRIOR_SPREAD.weight)]),
  ),
  rates: {
    ...scenario.rates,
    up: scenario.rates.up.map((rate) => withSpread(rate, PRIOR_SPREAD.rate)),
    down: scenario.rates.down.map((rate) => withSpread(rate, PRIOR_SPREAD.rate)),
  },
});

const truthOf = (scenario: Scenario, model: Model, drawn: Seen['drawn']): ReadonlyMap<string, number> => {
  const rungs = scenario.ladder.map((rung) => rung.id);
  const weights = model.ids.weights.map((id, w): [string, number] => [
    `weights.${id}`,
    drawn.weights[w] as number,
  ]);
  const up = [...drawn.up].map((rate, k): [string, number] => [`${scenario.id} rates.up.${rungs[k]}`, rate]);
  const down = [...drawn.down].map((rate, k): [string, number] => [
    `${scenario.id} rates.down.${rungs[k + 1]}`,
    rate,
  ]);
  return new Map([...weights, ...up, ...down]);
};

/** Plays one future of a scenario whose parameters are drawn from their priors. */
export const makeUpWave = (scenario: Scenario, seed: string, future: number): MadeUp => {
  const model = compile(withPriors(scenario));
  let truth: ReadonlyMap<string, number> = new Map();
  const moves: ObservedMove[] = [];
  const futures = { from: future, to: future + 1 };
  playFutures(model, { seed, futures, turns: scenario.turns }, (seen) => {
    const { turn, moveCount, movedState, movedTo } = seen;
    if (turn === 0) truth = truthOf(scenario, model, seen.drawn);
    for (let m = 0; m < moveCount; m++)
      moves.push({ state: movedState[m] as number, turn, to: movedTo[m] as number });
    return 'go on';
  });
  const windows = scenario.states.map(() => ({ first: 1, last: scenario.turns }));
  return { history: { id: scenario.id, scenario, moves, windows, spans: [], undated: 0 }, truth };
};

/** How well fits of made-up waves find one parameter. */
interface Recovery {
  readonly id: string;
  /** In how many of the waves it could be fitted. */
  readonly count: number;
  /** Mean of estimate minus truth, and its Monte Carlo error. */
  readonly bias: number;
  readonly biasError: number;
  /** Root mean square of estimate minus truth. A fit that never looks at the data would have `priorSd` here. */
  readonly error: number;
  readonly priorSd: number;
  /** Share of waves whose truth lies within the 50 % and the 90 % interval of the fit. */
  readonly within50: number;
  readonly within90: number;
}

/** The 75 % quantile of the standard normal distribution: half the width of the middle half, in sd. */
const Z50 = 0.6744897501960817;

interface Found {
  readonly error: number;
  readonly sd: number;
  readonly priorSd: number;
}

const recoveryOf = (id: string, found: readonly Found[]): Recovery => {
  const mean = (value: (each: Found) => number): number =>
    found.reduce((sum, each) => sum + value(each), 0) / found.length;
  const bias = mean(({ error }) => error);
  const square = mean(({ error }) => error * error);
  return {
    id,
    count: found.length,
    bias,
    biasError: Math.sqrt(Math.max(0, square - bias * bias) / found.length),
    error: Math.sqrt(square),
    priorSd: found[0]?.priorSd ?? 0,
    within50: mean(({ error, sd }) => Number(Math.abs(error) <= Z50 * sd)),
    within90: mean(({ error, sd }) => Number(Math.abs(error) <= Z90 * sd)),
  };
};

interface RecoveryOptions extends Pick<FitOptions, 'frailty'> {
  readonly seed: string;
  readonly waves: number;
  readonly onWave?: ((done: number) => void) | undefined;
}

/** How often a fit of a made-up wave arrived, and how well it found each parameter. */
export interface RecoveryReport {
  readonly waves: number;
  readonly converged: number;
  readonly moves: number;
  readonly recoveries: readonly Recovery[];
}

const foundIn = (fit: Fit, truth: ReadonlyMap<string, number>): readonly (Found & { id: string })[] =>
  fit.estimates.flatMap(({ parameter, mean, sd }) => {
    const true_ = truth.get(parameter.id);
    return true_ === undefined
      ? []
      : [{ id: parameter.id, error: mean - true_, sd, priorSd: parameter.prior.sd }];
  });

/**
 * Makes up waves with weights drawn from the prior, fits each, and compares: if the likelihood is that of the engine, the
 * errors average to 0 and an interval of 90 % holds the truth in 90 % of waves (simulation-based calibration, Talts et al. 2018).
 */
export const recover = (scenario: Scenario, options: RecoveryOptions): RecoveryReport => {
  const { seed, waves, frailty, onWave } = options;
  const found = new Map<string, Found[]>();
  let converged = 0;
  let moves = 0;
  for (let future = 0; future < waves; future++) {
    const { history, truth } = makeUpWave(scenario, seed, future);
    const fit = fitWaves([riskSetOf(history)], { frailty });
    if (fit.converged) converged++;
    moves += history.moves.length;
    for (const each of foundIn(fit, truth)) found.set(each.id, [...(found.get(each.id) ?? []), each]);
    onWave?.(future + 1);
  }
  const recoveries = [...found].map(([id, all]) => recoveryOf(id, all));
  return { waves, converged, moves: moves / waves, recoveries };
};
