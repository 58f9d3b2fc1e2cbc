import { monthsPerTurn, turnDate, turnOf } from '../../domain/dates.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Tally } from '../futures/tally.ts';
import { curveOf } from '../odds/odds.ts';
import { knownAfter, type Neighbour, neighbourChance, patronDistances } from './neighbours.ts';
import { type Outcome, statusAt, waveOutcomes } from './outcome.ts';
import type { WaveFolder } from './read-wave.ts';

/** The chance that something gives a state to have recognised by a turn; undefined where it has no say. */
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

/** The base rate: the share of states that had recognised after a number of months, as a mean over other waves. */
export const baseChance = (others: readonly WaveFolder[]): Chance => {
  const known = new Map<number, number | undefined>();
  return (_outcome, months) => {
    if (!known.has(months)) {
      const shares = others.flatMap((each) => shareBy(each, months) ?? []);
      known.set(
        months,
        shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / shares.length,
      );
    }
    return known.get(months);
  };
};
