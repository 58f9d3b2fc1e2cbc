import { monthsPerTurn, turnDate, turnOf } from '../../domain/dates.ts';
import type { StateId } from '../../domain/ids.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Tally } from '../futures/tally.ts';
import { curveOf } from '../odds/odds.ts';
import { backedChance, claimFactsOf, factShares } from './claim-facts.ts';
import type { Wave } from './observed.ts';
import { type Outcome, statusAt, waveOutcomes } from './outcome.ts';
import type { WaveFolder } from './read-wave.ts';
import { brier, brierSkill, type Forecast, type JackknifeEstimate, logScore } from './scores.ts';

/** The bloc that names a wave's patrons, known in advance. */
const PATRONS = 'PATRONS';

/** How many neighbours are asked. */
const NEIGHBOURS = 15;

/** A state of a wave: the distance of its votes from the votes of the nearest patron, and its outcome. */
interface Neighbour {
  readonly distance: number;
  readonly outcome: Outcome;
  /** Turns in a month of its wave, to compare waves of weeks with waves of months. */
  readonly turnsPerMonth: number;
}

/** By state with known votes: the distance of its votes in the General Assembly to the votes of the nearest patron. */
const patronDistances = ({ wave, votes }: WaveFolder): ReadonlyMap<StateId, number> => {
  const patrons = wave.scenario.blocs.find(({ id }) => id === PATRONS)?.members ?? [];
  const theirs = patrons.flatMap((id) => votes.get(id) ?? []);
  if (theirs.length === 0) return new Map();
  return new Map(
    [...votes].map(([id, vote]) => [id, Math.min(...theirs.map((each) => Math.abs(each - vote)))]),
  );
};

/** A state of another wave whose status is known. */
interface Known {
  readonly distance: number;
  readonly status: boolean;
}

/** The states of other waves whose status after some months is known. */
const knownAfter = (others: readonly Neighbour[], months: number): readonly Known[] =>
  others.flatMap(({ distance, outcome, turnsPerMonth }) => {
    const status = statusAt(outcome, Math.round(months * turnsPerMonth));
    return status === undefined ? [] : [{ distance, status }];
  });

/**
 * The chance of a state to have recognised, as the states of other waves with votes as far from their patrons did: the
 * share of the nearest ones. Undefined if there is none.
 */
const neighbourChance = (distance: number, known: readonly Known[]): number | undefined => {
  const near: { readonly status: boolean; readonly apart: number }[] = [];
  for (const { distance: other, status } of known) {
    const apart = Math.abs(other - distance);
    if (near.length === NEIGHBOURS && apart >= (near.at(-1)?.apart ?? 0)) continue;
    // If states are equally far away, the first ones count.
    const at = near.findIndex((each) => each.apart > apart);
    near.splice(at < 0 ? near.length : at, 0, { status, apart });
    near.length = Math.min(near.length, NEIGHBOURS);
  }
  return near.length === 0 ? undefined : near.filter(({ status }) => status).length / near.length;
};

/** The chance, from some source, that a state has recognised by a turn. Undefined if the source gives no chance. */
export type Chance = (outcome: Outcome, months: number, turn: number) => number | undefined;

/** The chances that a tally gives, by turn. */
export const chancesOf = (scenario: Scenario, tally: Tally): Chance => {
  const curves = scenario.states.map(({ rung }, i) => curveOf(tally, rung, i));
  return ({ position }, _months, turn) => curves[position]?.[turn];
};

const neighboursOf = (folders: readonly WaveFolder[]): readonly Neighbour[] =>
  folders.flatMap((folder) => {
    const distances = patronDistances(folder);
    const { scenario } = folder.wave;
    return waveOutcomes(folder.wave, scenario.turns).flatMap((outcome) => {
      const distance = distances.get(outcome.state);
      return distance === undefined || outcome.from > 0
        ? []
        : [{ distance, outcome, turnsPerMonth: 1 / monthsPerTurn(scenario.turn) }];
    });
  });

/** The chances that the nearest neighbours among the states of other waves give. */
export const neighbourChances = (folder: WaveFolder, others: readonly WaveFolder[]): Chance => {
  const distances = patronDistances(folder);
  const neighbours = neighboursOf(others);
  const byMonths = new Map<number, ReturnType<typeof knownAfter>>();
  return ({ state }, months) => {
    const distance = distances.get(state);
    if (distance === undefined) return undefined;
    const known = byMonths.get(months) ?? knownAfter(neighbours, months);
    byMonths.set(months, known);
    return neighbourChance(distance, known);
  };
};

const shareBy = ({ wave }: WaveFolder, months: number): number | undefined => {
  const { start, turn, turns } = wave.scenario;
  // The end of a record need not fall on a whole month.
  const at = Number.isInteger(months)
    ? turnOf(start, turn, turnDate(start, 'month', months))
    : Math.round(months / monthsPerTurn(turn));
  if (at > turns) return undefined;
  const known = waveOutcomes(wave, turns)
    .filter(({ from }) => from === 0)
    .flatMap((outcome) => statusAt(outcome, at) ?? []);
  return known.length === 0 ? undefined : known.filter(Boolean).length / known.length;
};

const meanShare = (waves: readonly WaveFolder[], months: number): number | undefined => {
  const shares = waves.flatMap((each) => shareBy(each, months) ?? []);
  return shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / shares.length;
};

/** The base rate: the share of states that had recognised after a number of months, as a mean over other waves. */
export const baseChance = (others: readonly WaveFolder[]): Chance => {
  const known = new Map<number, number | undefined>();
  return (_outcome, months) => {
    if (!known.has(months)) known.set(months, meanShare(others, months));
    return known.get(months);
  };
};

/**
 * Rates by class: the base rate of the other waves of the same class, those of backed claims or the others. A claim of which
 * the class is not known gets the mean of both, weighed by its chance to be backed.
 */
export const classChance = ({ wave }: WaveFolder, others: readonly WaveFolder[]): Chance => {
  const shares = factShares(others.map((each) => claimFactsOf(each.wave.scenario)));
  const chanceOf = (each: Wave): number => backedChance(claimFactsOf(each.scenario), shares);
  const of = (isBacked: boolean) =>
    baseChance(others.filter((each) => chanceOf(each.wave) > 0.5 === isBacked));
  const [backed, other, chance] = [of(true), of(false), chanceOf(wave)];
  return (outcome, months, turn) => {
    const [high, low] = [backed(outcome, months, turn), other(outcome, months, turn)];
    if (chance === 1 || low === undefined) return high;
    if (chance === 0 || high === undefined) return low;
    return chance * high + (1 - chance) * low;
  };
};

/** How good chances were. */
export interface Score {
  readonly brier: number;
  readonly log: number;
}

/** A reference on the same states, and the model's Brier skill against it. */
export interface Compared extends Score {
  readonly skill: JackknifeEstimate | undefined;
}

export const brierAndLog = (forecasts: readonly Forecast[]): Score => ({
  brier: brier(forecasts),
  log: logScore(forecasts),
});

/** A state whose status is known. */
export interface KnownState {
  readonly outcome: Outcome;
  readonly happened: boolean;
}

/** A reference and the model on those states for which the reference has a chance. */
export const against = (
  states: readonly KnownState[],
  model: Chance,
  reference: Chance,
  months: number,
  turn: number,
): Compared | undefined => {
  const both = states.flatMap(({ outcome, happened }) => {
    const chance = reference(outcome, months, turn);
    const own = model(outcome, months, turn);
    return chance === undefined || own === undefined
      ? []
      : [{ own: { chance: own, happened }, other: { chance, happened } }];
  });
  if (both.length === 0) return undefined;
  const others = both.map(({ other }) => other);
  const own = both.map((each) => each.own);
  return { ...brierAndLog(others), skill: brierSkill(own, others) };
};
