import { log } from '../../domain/exp-log.ts';
import type { Share } from '../../domain/intervals.ts';
import type { Run } from '../../domain/run.ts';
import { goalTest } from '../../study/futures/goals.ts';
import type { Exercise, Prediction, SeatId } from '../exercise.ts';
import type { TableState } from '../table.ts';

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

/** Brier score of a chance: 0 is perfect, 0.25 is that of 50 %, 1 is sure and wrong. */
export const brierLoss = (chance: number, happened: boolean): number => {
  const miss = chance - Number(happened);
  return miss * miss;
};

/** Log score of a chance: −ln of the chance given to what happened. 0 is perfect, 0.69 is that of 50 %. */
export const logLoss = (chance: number, happened: boolean): number => {
  const given = happened ? chance : 1 - chance;
  return 0 - log(Math.min(1 - SUREST, Math.max(SUREST, given)));
};

/** The mean Brier score over futures in which something comes about with a chance of `odds`. */
const expectedBrier = (chance: number, odds: number): number =>
  odds * brierLoss(chance, true) + (1 - odds) * brierLoss(chance, false);

interface ScoredPrediction {
  readonly prediction: string;
  readonly chance: number;
  readonly happened: boolean;
  /** In what share of the futures from the same start it came about. */
  readonly odds: number;
  readonly brier: number;
  readonly log: number;
}

/** The scores of the predictions of one seat. */
export interface SeatScore {
  readonly seat: SeatId;
  readonly seal: string;
  readonly items: readonly ScoredPrediction[];
  /** Means over the predictions. */
  readonly brier: number;
  readonly log: number;
  /** The mean Brier score over all futures, which the luck of one future does not change. */
  readonly expectedBrier: number;
  /** Mean distance between the chances given and those of the futures, 0 to 1. */
  readonly distance: number;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Scores the predictions of a seat by what happened and by the futures. `odds` has the share of futures by prediction. */
export const scoreSeat = (
  exercise: Pick<Exercise, 'predictions'>,
  seat: SeatId,
  sealed: TableState['sealed'][string],
  happened: ReadonlyMap<string, boolean>,
  odds: ReadonlyMap<string, Share>,
): SeatScore => {
  const items = exercise.predictions.map(({ id }): ScoredPrediction => {
    const [chance, did] = [sealed.odds[id] ?? 0.5, happened.get(id) ?? false];
    const [brier, log] = [brierLoss(chance, did), logLoss(chance, did)];
    return { prediction: id, chance, happened: did, odds: odds.get(id)?.share ?? 0, brier, log };
  });
  return {
    seat,
    seal: sealed.seal,
    items,
    brier: mean(items.map((item) => item.brier)),
    log: mean(items.map((item) => item.log)),
    expectedBrier: mean(items.map((item) => expectedBrier(item.chance, item.odds))),
    distance: mean(items.map((item) => Math.abs(item.chance - item.odds))),
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

/** Calibration over all predictions, by fifths of the chance given. */
export const calibrationOf = (scores: readonly SeatScore[]): readonly ChanceBand[] => {
  const items = scores.flatMap((score) => score.items);
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

/** The text that a seal is the hash of. The same chances of the same team in the same game give the same text. */
export const sealedText = (
  game: { readonly exercise: string; readonly seed: string },
  seat: SeatId,
  odds: Readonly<Record<string, number>>,
): string =>
  JSON.stringify([
    game.exercise,
    game.seed,
    seat,
    Object.keys(odds)
      .toSorted()
      .map((id) => [id, odds[id]]),
  ]);
