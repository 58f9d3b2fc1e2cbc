import { log } from '../../domain/exp-log.ts';
import type { StateId } from '../../domain/ids.ts';
import type { Share } from '../../domain/intervals.ts';
import type { Run } from '../../domain/run.ts';
import { goalTest } from '../../study/futures/goals.ts';
import type { Exercise, Prediction, SeatId } from '../exercise.ts';
import { sealOf } from '../forecasts.ts';
import type { SealedForecast, TableState } from '../table.ts';

/** Whether a prediction came about in a future by the end of one of the scenario's turns. */
export const cameAboutBy = ({ states, turns }: Run, prediction: Prediction, turn: number): boolean => {
  const isReached = goalTest(prediction, states);
  return turns.slice(0, Math.min(prediction.turn, turn) + 1).some(({ rungs }) => isReached(rungs));
};

/** Whether a prediction came about in a future. */
export const cameAbout = (run: Run, prediction: Prediction): boolean =>
  cameAboutBy(run, prediction, prediction.turn);

/** The log score takes 0 and 100 % as 1 and 99 %, so that one sure answer does not cost everything. */
const SUREST = 0.01;

/** Brier score of a chance. 0 is perfect, 0.25 is the score of 50 %, and 1 is sure and wrong. */
export const brierLoss = (chance: number, happened: boolean): number => {
  const miss = chance - Number(happened);
  return miss * miss;
};

/**
 * Log score of a chance: −ln of the chance given to the actual outcome. 0 is perfect, and 0.69 is the score of 50 %.
 */
export const logLoss = (chance: number, happened: boolean): number => {
  const given = happened ? chance : 1 - chance;
  return 0 - log(Math.min(1 - SUREST, Math.max(SUREST, given)));
};

/** The mean Brier score over futures in which something comes about with a chance of `odds`. */
export const expectedBrier = (chance: number, odds: number): number =>
  odds * brierLoss(chance, true) + (1 - odds) * brierLoss(chance, false);

interface ScoredPrediction {
  readonly prediction: string;
  readonly chance: number;
  readonly happened: boolean;
  /** In what share of the futures from the same start it came about. */
  readonly odds: number;
  readonly brier: number;
  readonly log: number;
  /** About a state that the seat itself plays: not in its score. */
  readonly own: boolean;
}

/** The scores of a forecast: of one person of a seat, or of the mean of its persons. */
export interface SeatScore {
  readonly seat: SeatId;
  /** Which of the steps `predict` it was given in, from 1. */
  readonly round: number;
  /** The person, from 1. Undefined for the mean of all persons of the seat. */
  readonly person: number | undefined;
  readonly items: readonly ScoredPrediction[];
  /** Means over the predictions about what others do. Undefined if there is none. */
  readonly brier: number | undefined;
  readonly log: number | undefined;
  /**
   * The mean Brier score over all futures, which the luck of one future does not change, and the mean distance between the
   * chances given and those of the futures, 0 to 1. The futures begin at the start: only a forecast of the first round has these.
   */
  readonly expectedBrier: number | undefined;
  readonly distance: number | undefined;
}

/** The basis of scores: which predictions came about, and in what share of the futures. */
export interface Outcomes {
  readonly happened: ReadonlyMap<string, boolean>;
  readonly odds: ReadonlyMap<string, Share>;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Whether a prediction is about nothing but states that a seat decides for. */
export const isOwnQuestion = ({ states }: Pick<Prediction, 'states'>, played: readonly StateId[]): boolean =>
  states.length > 0 && states.every((state) => played.includes(state));

/** Scores chances by what happened and by the futures. Questions about the seat's own states do not count. */
export const scoreSeat = (
  { predictions, seats }: Pick<Exercise, 'predictions' | 'seats'>,
  {
    seat,
    round,
    person,
    odds: given,
  }: Pick<SeatScore, 'seat' | 'round' | 'person'> & Pick<SealedForecast, 'odds'>,
  { happened, odds }: Outcomes,
): SeatScore => {
  const played = seats.find(({ id }) => id === seat)?.states ?? [];
  const items = predictions.map((prediction): ScoredPrediction => {
    const { id } = prediction;
    const [chance, did] = [given[id] ?? 0.5, happened.get(id) ?? false];
    const [brier, log] = [brierLoss(chance, did), logLoss(chance, did)];
    const share = odds.get(id)?.share ?? 0;
    return {
      prediction: id,
      chance,
      happened: did,
      odds: share,
      brier,
      log,
      own: isOwnQuestion(prediction, played),
    };
  });
  const scored = items.filter(({ own }) => !own);
  const meanOf = (value: (item: ScoredPrediction) => number, holds = true): number | undefined =>
    holds && scored.length > 0 ? mean(scored.map(value)) : undefined;
  const isFirst = round === 1;
  return {
    seat,
    round,
    person,
    items,
    brier: meanOf((item) => item.brier),
    log: meanOf((item) => item.log),
    expectedBrier: meanOf((item) => expectedBrier(item.chance, item.odds), isFirst),
    distance: meanOf((item) => Math.abs(item.chance - item.odds), isFirst),
  };
};

/** The mean of chances, prediction by prediction. */
const meanOdds = (forecasts: readonly SealedForecast[]): SealedForecast['odds'] =>
  Object.fromEntries(
    Object.keys(forecasts[0]?.odds ?? {}).map((id) => [
      id,
      mean(forecasts.map(({ odds }) => odds[id] ?? 0.5)),
    ]),
  );

/** A forecast that was opened. */
export interface OpenedForecast {
  readonly seat: SeatId;
  readonly forecast: SealedForecast;
  /** Whether the seal is the hash of the opened forecast. */
  readonly holds: boolean;
}

/** All forecasts, opened, with their seals checked. */
export const openedForecasts = (
  { id: exercise, seats }: Pick<Exercise, 'id' | 'seats'>,
  { sealed }: Pick<TableState, 'sealed'>,
): readonly OpenedForecast[] =>
  seats.flatMap(({ id: seat }) =>
    (sealed[seat] ?? []).map((forecast) => {
      const holds = sealOf(exercise, seat, forecast) === forecast.seal;
      return { seat, forecast, holds };
    }),
  );

/** All forecasts of a game, scored: each person's, and the mean of each team in each round, the best team of the last round first. */
export const scoresOf = (
  exercise: Pick<Exercise, 'predictions' | 'seats'>,
  { sealed }: Pick<TableState, 'sealed'>,
  outcomes: Outcomes,
): { readonly teams: readonly SeatScore[]; readonly persons: readonly SeatScore[] } => {
  const given = exercise.seats.flatMap(({ id: seat }) =>
    (sealed[seat] ?? []).map((each) => ({ seat, ...each })),
  );
  const teams = exercise.seats.flatMap(({ id: seat }) => {
    const all = sealed[seat] ?? [];
    const rounds = [...new Set(all.map(({ round }) => round))];
    return rounds.map((round) => {
      const odds = meanOdds(all.filter((each) => each.round === round));
      return scoreSeat(exercise, { seat, round, person: undefined, odds }, outcomes);
    });
  });
  const last = (seat: SeatId): number => teams.findLast((each) => each.seat === seat)?.brier ?? 1;
  return {
    teams: teams.toSorted((a, b) => last(a.seat) - last(b.seat)),
    persons: given.map((each) => scoreSeat(exercise, each, outcomes)),
  };
};

/** Predictions with chances of similar size, and how often they came about. */
export interface ChanceBand {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Means, 0 to 1; 0 if there is no prediction. */
  readonly said: number;
  readonly happened: number;
  readonly odds: number;
}

const BINS = 5;

/** Calibration over all predictions about what others do, by fifths of the chance given. */
export const calibrationOf = (scores: readonly SeatScore[]): readonly ChanceBand[] => {
  const items = scores.flatMap((score) => score.items.filter(({ own }) => !own));
  return Array.from({ length: BINS }, (_, b) => {
    const own = items.filter(({ chance }) => Math.min(BINS - 1, Math.floor(chance * BINS + 1e-9)) === b);
    return {
      from: b / BINS,
      to: (b + 1) / BINS,
      count: own.length,
      said: mean(own.map(({ chance }) => chance)),
      happened: mean(own.map((item) => Number(item.happened))),
      odds: mean(own.map((item) => item.odds)),
    };
  });
};
