import { monthsPerTurn, turnDate, turnOf } from '../../domain/dates.ts';
import type { IsoDate, StateId } from '../../domain/ids.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Tally } from '../futures/tally.ts';
import type { Spread } from '../odds/fan.ts';
import { curveOf, futuresOf, tallyFan } from '../odds/odds.ts';
import { declaredSides } from './claim-facts.ts';
import { cohesionOf } from './cohesion.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import {
  type Following,
  followingOf,
  type Outcome,
  recordedCounts,
  statusAt,
  waveOutcomes,
} from './outcome.ts';
import type { WaveFolder } from './read-wave.ts';
import {
  against,
  baseChance,
  brierAndLog,
  type Chance,
  type Compared,
  chancesOf,
  classChance,
  type KnownState,
  neighbourChances,
  type Score,
} from './references.ts';
import { type CalibrationBin, calibration, concordance, type JackknifeEstimate } from './scores.ts';

/** Horizons of the scores, in months from the first day. */
const HORIZONS = [3, 12, 60] as const;

/** How many turns of a wave are played for its score: up to the last horizon, or to the end of the wave. */
export const turnsToScore = ({ start, turn, turns }: Scenario): number =>
  Math.min(turns, turnOf(start, turn, turnDate(start, 'month', HORIZONS[2])));

/** The input of the score of a wave: its folder, other waves for the references, and its played futures. */
export interface BacktestInput {
  readonly folder: WaveFolder;
  /** The wave itself is never among them. */
  readonly others: readonly WaveFolder[];
  readonly turns: number;
  readonly cohesion: number;
  /** Futures of the model, of the model without cohesion, and of its rivals. */
  readonly model: Tally;
  readonly loose: Tally;
  readonly rivals: readonly PlayedRival[];
}

/** A rival: one rule of the model alone, the model without social terms, or the wave with its own judged weights. */
interface PlayedRival extends RivalName {
  readonly tally: Tally;
}

interface RivalName {
  readonly id: string;
  readonly label: string;
}

/** The references that the model is compared with. */
export type ReferenceId = 'base' | 'class' | 'nobody' | 'hindsight' | 'neighbours';

export interface HorizonScore {
  readonly months: number;
  readonly turn: number;
  readonly date: IsoDate;
  /** How many states have a known status on that date, and how many of these have recognised. */
  readonly known: number;
  readonly happened: number;
  /** How many recognisers the model expected: the sum of the chances. */
  readonly expected: number;
  readonly model: Score;
  /** Scores of the references for these states, with the model's Brier skill. Undefined: a reference has no chances. */
  readonly against: Readonly<Record<ReferenceId, Compared | undefined>>;
  /** The scores of the model's rivals for these states, with the model's skill against each. */
  readonly rivals: readonly (RivalName & Compared & { readonly expected: number })[];
  readonly calibration: readonly CalibrationBin[];
}

interface EarlyState {
  readonly state: StateId;
  readonly name: string;
  readonly date: IsoDate;
  /** The place of the state in the model's order, from 1. */
  readonly rank: number;
}

/** How the model did on one wave. */
export interface WaveScore {
  readonly id: string;
  readonly title: string;
  readonly start: IsoDate;
  readonly unit: Scenario['turn'];
  /** The class of the wave: many, few or no states followed the claim. */
  readonly group: Following;
  readonly turns: number;
  readonly futures: number;
  readonly cohesion: number;
  /** The cohesion that the wave itself shows. It is known only afterwards, so no future is played with it. */
  readonly ownCohesion: number | undefined;
  /** The number of scored states: those that could recognise from the first day. */
  readonly states: number;
  readonly concordance: Readonly<Record<'model' | 'neighbours', JackknifeEstimate | undefined>>;
  readonly rivals: readonly (RivalName & { readonly concordance: JackknifeEstimate | undefined })[];
  readonly horizons: readonly HorizonScore[];
  readonly coverage: Coverage;
  /** The coverage of the futures without cohesion. */
  readonly looseCoverage: Coverage;
  readonly fan: readonly Spread[];
  /** Observed count by turn, from 0. */
  readonly observed: readonly number[];
  readonly firstTen: readonly EarlyState[];
}

/** The chances that the model, its rivals and the references give. */
type Chances = Readonly<Record<'model' | Exclude<ReferenceId, 'hindsight' | 'nobody'>, Chance>> & {
  readonly rivals: readonly (RivalName & { readonly chance: Chance })[];
};

const horizonScore = (
  input: BacktestInput,
  outcomes: readonly Outcome[],
  chances: Chances,
  { months, turn }: { readonly months: number; readonly turn: number },
): HorizonScore => {
  const { start, turn: unit } = input.folder.wave.scenario;
  const states = outcomes.flatMap((outcome): readonly KnownState[] => {
    const happened = statusAt(outcome, turn);
    return happened === undefined ? [] : [{ outcome, happened }];
  });
  const happened = states.filter((state) => state.happened).length;
  const forecasts = states.map((state) => ({
    chance: chances.model(state.outcome, months, turn) ?? 0,
    happened: state.happened,
  }));
  const expectedBy = (chance: Chance): number =>
    states.reduce((sum, { outcome }) => sum + (chance(outcome, months, turn) ?? 0), 0);
  const compare = (reference: Chance) => against(states, chances.model, reference, months, turn);
  return {
    months,
    turn,
    date: turnDate(start, unit, turn),
    known: states.length,
    happened,
    expected: expectedBy(chances.model),
    model: brierAndLog(forecasts),
    against: {
      base: compare(chances.base),
      class: compare(chances.class),
      nobody: compare(() => 0),
      hindsight: compare(() => happened / states.length),
      neighbours: compare(chances.neighbours),
    },
    rivals: chances.rivals.flatMap(({ id, label, chance }) => {
      const compared = compare(chance);
      return compared ? [{ id, label, ...compared, expected: expectedBy(chance) }] : [];
    }),
    calibration: calibration(forecasts),
  };
};

/** The horizons within a wave's record. If the record ends before the last horizon, its end is one, too. */
const horizonsOf = ({ start, turn: unit }: Scenario, turns: number) => {
  const all = HORIZONS.map((months) => ({
    months,
    turn: turnOf(start, unit, turnDate(start, 'month', months)),
  }));
  const within = all.filter(({ turn }) => turn <= turns);
  const months = Math.round(turns * monthsPerTurn(unit) * 10) / 10;
  return within.length === all.length || within.at(-1)?.turn === turns
    ? within
    : [...within, { months, turn: turns }];
};

/** How early a state is expected to act: its chance to have recognised by the end of a turn, summed over the turns. */
const earliness = (scenario: Scenario, tally: Tally) => {
  const sums = scenario.states.map(({ rung }, i) => curveOf(tally, rung, i).reduce((sum, c) => sum + c, 0));
  return (outcome: Outcome): number => sums[outcome.position] ?? 0;
};

const MONTHS_RANKED = [1, 3, 6, 12, 24, 36, 48, 60] as const;

const firstTenOf = (
  scenario: Scenario,
  outcomes: readonly Outcome[],
  early: (o: Outcome) => number,
  dates: ReadonlyMap<StateId, IsoDate>,
): readonly EarlyState[] => {
  const order = outcomes.toSorted((a, b) => early(b) - early(a) || a.position - b.position);
  return outcomes
    .flatMap((outcome) => {
      const date = dates.get(outcome.state);
      return date === undefined || outcome.turn === undefined ? [] : [{ outcome, date }];
    })
    .toSorted((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : a.outcome.position - b.outcome.position,
    )
    .slice(0, 10)
    .map(({ outcome, date }) => ({
      state: outcome.state,
      name: scenario.states[outcome.position]?.name ?? outcome.state,
      date,
      rank: order.indexOf(outcome) + 1,
    }));
};

const firstDates = ({ wave }: WaveFolder): ReadonlyMap<StateId, IsoDate> => {
  const dates = new Map<StateId, IsoDate>();
  const top = wave.scenario.ladder.length - 1;
  for (const { state, date, to } of wave.acts)
    if (to === top && date !== undefined && date < (dates.get(state) ?? '9999')) dates.set(state, date);
  return dates;
};

const groupOf = ({ wave: { scenario, acts } }: WaveFolder): Following => {
  const { ladder, start, turn: unit, turns } = scenario;
  const end = turnDate(start, unit, turns);
  return followingOf({ acts, patrons: declaredSides(scenario).patrons, top: ladder.length - 1, end }).group;
};

/** Compares a wave's futures with the real outcome. The futures were played before, without knowledge of it. */
export const scoreWave = (input: BacktestInput): WaveScore => {
  const { folder, others, turns, model, loose, cohesion, rivals } = input;
  const { scenario } = folder.wave;
  const outcomes = waveOutcomes(folder.wave, turns).filter(({ from }) => from === 0);
  const counts = recordedCounts(folder.wave, turns);
  const observed = counts.map(({ known }) => known);
  const unsure = counts.map(({ known, possible }) => possible - known);
  const neighbours = neighbourChances(folder, others);
  const chances = {
    model: chancesOf(scenario, model),
    base: baseChance(others),
    class: classChance(folder, others),
    neighbours,
    rivals: rivals.map(({ id, label, tally }) => ({ id, label, chance: chancesOf(scenario, tally) })),
  };
  const rank = (score: (outcome: Outcome) => number | undefined): JackknifeEstimate | undefined =>
    concordance(
      outcomes.flatMap((outcome) => {
        const value = score(outcome);
        return value === undefined ? [] : [{ ...outcome, score: value }];
      }),
    );
  const early = earliness(scenario, model);
  const fan = tallyFan(model);
  return {
    id: folder.wave.id,
    title: scenario.title,
    start: scenario.start,
    unit: scenario.turn,
    group: groupOf(folder),
    turns,
    futures: futuresOf(model),
    cohesion,
    ownCohesion: cohesionOf([folder.wave]),
    states: outcomes.length,
    concordance: {
      model: rank(early),
      neighbours: rank((outcome) => {
        const values = MONTHS_RANKED.flatMap((months) => neighbours(outcome, months, 0) ?? []);
        return values.length === 0 ? undefined : values.reduce((sum, v) => sum + v, 0);
      }),
    },
    rivals: rivals.map(({ id, label, tally }) => ({
      id,
      label,
      concordance: rank(earliness(scenario, tally)),
    })),
    horizons: horizonsOf(scenario, turns).map((at) => horizonScore(input, outcomes, chances, at)),
    coverage: coverageOf(scenario, turns, fan, observed, unsure),
    looseCoverage: coverageOf(scenario, turns, tallyFan(loose), observed, unsure),
    fan,
    observed,
    firstTen: firstTenOf(scenario, outcomes, early, firstDates(folder)),
  };
};
