import type { StateId } from '../../domain/ids.ts';
import { type CalibrationBin, calibration, type JackknifeEstimate, jackknife } from '../waves/scores.ts';
import type { StateOutcome } from './outcome.ts';
import { type RungForecast, smoothedChances } from './rung-forecast.ts';
import { meanScores, type RungCount, type RungScores, rungCount, scoreOf } from './rung-scores.ts';

/** Chances for the rungs of a state, from a forecast or from a rule. Undefined if it says nothing of the state. */
export interface ChanceSource {
  readonly name: string;
  readonly of: (state: StateId, from: number | undefined) => readonly number[] | undefined;
}

/** One forecast on one group of states. */
interface ScoredForecast extends RungScores {
  readonly name: string;
  /** Its log score less that of the forecast, with its interval: above 0, the forecast is better. Undefined for the forecast itself. */
  readonly worse: JackknifeEstimate | undefined;
}

/** States that are scored together. */
export interface ScoredGroup {
  readonly id: 'all' | 'looked' | 'dealing';
  readonly states: number;
  readonly scores: readonly ScoredForecast[];
}

/** A state that moved, and its place among the states by the chance given to a move in its direction. */
export interface Mover {
  readonly state: StateId;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The chance given to leave its rung in that direction. */
  readonly chance: number;
  readonly rank: number;
  readonly of: number;
}

/** A forecast compared with what happened. */
export interface ScoreAnswer {
  readonly forecast: RungForecast;
  readonly groups: readonly ScoredGroup[];
  readonly movers: readonly Mover[];
  readonly counts: readonly RungCount[];
  readonly calibration: readonly CalibrationBin[];
}

interface ScoreInput {
  readonly forecast: RungForecast;
  readonly outcome: readonly StateOutcome[];
  /** The sources that the forecast is compared with, in the order in which they are shown. */
  readonly beside: readonly ChanceSource[];
}

/** The forecast as chances, half a future added to each rung. */
export const chancesIn = (name: string, { states }: Pick<RungForecast, 'states'>): ChanceSource => {
  const known = new Map(states.map(({ id, counts }) => [id, smoothedChances(counts)]));
  return { name, of: (state) => known.get(state) };
};

const GROUPS: readonly { readonly id: ScoredGroup['id']; readonly has: (state: StateOutcome) => boolean }[] =
  [
    { id: 'all', has: () => true },
    { id: 'looked', has: ({ looked }) => looked },
    { id: 'dealing', has: ({ from }) => from !== undefined && from > 0 },
  ];

/** Scores on these states. Undefined for a source that has no chances for one of them. */
const scoresOn = (
  chances: ChanceSource,
  states: readonly StateOutcome[],
): readonly RungScores[] | undefined => {
  const scores = states.flatMap(({ state, from, rung }) => {
    const given = chances.of(state, from);
    return given ? [scoreOf({ chances: given, rung })] : [];
  });
  return scores.length === states.length ? scores : undefined;
};

const excess = (other: readonly RungScores[], own: readonly RungScores[]): JackknifeEstimate | undefined => {
  const differences = other.map((score, i) => score.log - (own[i]?.log ?? 0));
  const total = differences.reduce((sum, difference) => sum + difference, 0);
  const count = differences.length;
  return jackknife(total / count, count, (i) => (total - (differences[i] ?? 0)) / (count - 1), [
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ]);
};

const groupOf = (
  id: ScoredGroup['id'],
  states: readonly StateOutcome[],
  own: ChanceSource,
  beside: readonly ChanceSource[],
): ScoredGroup => {
  const mine = scoresOn(own, states) ?? [];
  const others = beside.flatMap((chances): readonly ScoredForecast[] => {
    const scores = scoresOn(chances, states);
    return scores ? [{ name: chances.name, ...meanScores(scores), worse: excess(scores, mine) }] : [];
  });
  return {
    id,
    states: states.length,
    scores: [{ name: own.name, ...meanScores(mine), worse: undefined }, ...others],
  };
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The chance to leave a rung upwards or downwards. */
const leaving = (chances: readonly number[], from: number, up: boolean): number =>
  sum(up ? chances.slice(from + 1) : chances.slice(0, from));

const moversOf = ({ forecast, outcome }: ScoreInput, own: ChanceSource): readonly Mover[] => {
  const names = new Map(forecast.states.map(({ id, name }) => [id, name]));
  const placed = outcome.flatMap(({ state, from, rung }) => {
    const chances = own.of(state, from);
    return from === undefined || !chances ? [] : [{ state, from, rung, chances }];
  });
  return placed
    .filter(({ from, rung }) => rung !== from)
    .map(({ state, from, rung, chances }) => {
      const up = rung > from;
      const chance = leaving(chances, from, up);
      const ahead = placed.filter((other) => leaving(other.chances, other.from, up) > chance);
      const name = names.get(state) ?? state;
      return { state, name, from, to: rung, chance, rank: ahead.length + 1, of: placed.length };
    })
    .toSorted((a, b) => Number(b.to > b.from) - Number(a.to > a.from) || b.chance - a.chance);
};

/** Scores a forecast, and the sources beside it, against what happened. */
export const scoreForecast = (input: ScoreInput): ScoreAnswer => {
  const { forecast, outcome, beside } = input;
  const own = chancesIn('the forecast', forecast);
  const chances = outcome.map(({ state, from }) => own.of(state, from) ?? []);
  const groups = GROUPS.flatMap(({ id, has }) => {
    const states = outcome.filter(has);
    const isNew = id === 'all' || (states.length > 0 && states.length < outcome.length);
    return isNew ? [groupOf(id, states, own, beside)] : [];
  });
  return {
    forecast,
    groups,
    movers: moversOf(input, own),
    counts: forecast.rungs.map((rung, r) =>
      rungCount(
        rung,
        chances.map((of) => of[r] ?? 0),
        outcome.filter((state) => state.rung === r).length,
      ),
    ),
    calibration: calibration(
      outcome.flatMap(({ rung }, i) =>
        (chances[i] ?? []).map((chance, r) => ({ chance, happened: r === rung })),
      ),
    ),
  };
};
