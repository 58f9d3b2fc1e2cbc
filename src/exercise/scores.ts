import type { Share } from '../domain/intervals.ts';
import type { Run } from '../domain/run.ts';
import type { Exercise, Prediction, SeatId } from './exercise.ts';
import type { Table } from './table.ts';

/** Whether a prediction came about in a future. */
export const cameAbout = (
  { states, turns }: Run,
  { turn, rung, count, states: asked }: Prediction,
): boolean => {
  const positions = asked.map((id) => states.indexOf(id));
  return turns
    .slice(0, turn + 1)
    .some(({ rungs }) => positions.filter((i) => (rungs[i] ?? -1) >= rung).length >= count);
};

/** Nobody is punished without end for one 0 or 100: in the log score they count as 1 and 99 %. */
const SUREST = 0.01;

/** Brier score of a chance: 0 is perfect, 0.25 what always saying 50 % earns, 1 surely wrong. */
export const brier = (chance: number, happened: boolean): number => {
  const miss = chance - (happened ? 1 : 0);
  return miss * miss;
};

/** Log score of a chance: −ln of what was given to what happened; 0 is perfect, 0.69 what 50 % earns. */
export const logScore = (chance: number, happened: boolean): number => {
  const given = happened ? chance : 1 - chance;
  return 0 - Math.log(Math.min(1 - SUREST, Math.max(SUREST, given)));
};

/** What a score would be on average over futures in which something comes about with a chance of `odds`. */
const expected = (score: typeof brier, chance: number, odds: number): number =>
  odds * score(chance, true) + (1 - odds) * score(chance, false);

export interface ScoredPrediction {
  readonly prediction: string;
  readonly chance: number;
  readonly happened: boolean;
  /** How often it came about among the futures from the same start. */
  readonly odds: number;
  readonly brier: number;
  readonly log: number;
}

export interface SeatScore {
  readonly seat: SeatId;
  readonly seal: string;
  readonly items: readonly ScoredPrediction[];
  /** Means over the predictions. */
  readonly brier: number;
  readonly log: number;
  /** The same on average over all futures: what the luck of one future cannot spoil. */
  readonly expectedBrier: number;
  readonly expectedLog: number;
  /** Mean distance between the chances given and those of the futures, 0 to 1. */
  readonly distance: number;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const scoreOf = (seat: SeatId, seal: string, items: readonly ScoredPrediction[]): SeatScore => ({
  seat,
  seal,
  items,
  brier: mean(items.map((item) => item.brier)),
  log: mean(items.map((item) => item.log)),
  expectedBrier: mean(items.map(({ chance, odds }) => expected(brier, chance, odds))),
  expectedLog: mean(items.map(({ chance, odds }) => expected(logScore, chance, odds))),
  distance: mean(items.map(({ chance, odds }) => Math.abs(chance - odds))),
});

/** Predictions of a seat against what happened and against the futures; `odds` by prediction. */
export const scoreSeat = (
  exercise: Pick<Exercise, 'predictions'>,
  seat: SeatId,
  sealed: Table['sealed'][string],
  happened: ReadonlyMap<string, boolean>,
  odds: ReadonlyMap<string, Share>,
): SeatScore =>
  scoreOf(
    seat,
    sealed.seal,
    exercise.predictions.map(({ id }) => {
      const chance = sealed.odds[id] ?? 0.5;
      const did = happened.get(id) ?? false;
      return {
        prediction: id,
        chance,
        happened: did,
        odds: odds.get(id)?.share ?? 0,
        brier: brier(chance, did),
        log: logScore(chance, did),
      };
    }),
  );

/** Chances of one size, and how often what they were given to came about. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Means, 0 to 1; of none: 0. */
  readonly said: number;
  readonly happened: number;
  readonly odds: number;
}

const BINS = 5;

/** Calibration over all predictions: of what was given 20 to 40 %, did so much come about? */
export const calibrationOf = (scores: readonly SeatScore[]): readonly CalibrationBin[] => {
  const items = scores.flatMap((score) => score.items);
  return Array.from({ length: BINS }, (_, b) => {
    const own = items.filter(({ chance }) => Math.min(BINS - 1, Math.floor(chance * BINS + 1e-9)) === b);
    return {
      from: b / BINS,
      to: (b + 1) / BINS,
      count: own.length,
      said: mean(own.map(({ chance }) => chance)),
      happened: mean(own.map((item) => (item.happened ? 1 : 0))),
      odds: mean(own.map((item) => item.odds)),
    };
  });
};

/** What is sealed: the same chances of the same team in the same game give the same text. */
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
