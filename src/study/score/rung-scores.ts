import { log } from '../../domain/exp-log.ts';
import { mean } from '../waves/scores.ts';

/** One state: the chance of each rung, from the lowest, and the rung that it came to hold. */
interface RungCase {
  readonly chances: readonly number[];
  readonly rung: number;
}

/** Scores of chances for the rungs of states, each the mean over states. Lower is better, 0 is perfect. */
export interface RungScores {
  /** −ln of the chance given to the rung that came. */
  readonly log: number;
  /** Sum over rungs of the squared difference between chance and what happened (Brier 1950): at most 2. */
  readonly brier: number;
  /**
   * Ranked probability score (Epstein 1969; divided by the number of rungs less one, as by Murphy 1971): like Brier's, but of
   * the chances to hold at most each rung, so that a near miss costs less than a far one. At most 1.
   */
  readonly rps: number;
}

const square = (x: number): number => x * x;

const rankedOf = ({ chances, rung }: RungCase): number => {
  let [below, total] = [0, 0];
  for (const [r, chance] of chances.slice(0, -1).entries()) {
    below += chance;
    total += square(below - Number(rung <= r));
  }
  return total / (chances.length - 1);
};

/** The three scores of one state. */
export const scoreOf = (one: RungCase): RungScores => ({
  log: -log(one.chances[one.rung] ?? 0),
  brier: one.chances.reduce((sum, chance, r) => sum + square(chance - Number(r === one.rung)), 0),
  rps: rankedOf(one),
});

/** The mean of scores. NaN of none. */
export const meanScores = (scores: readonly RungScores[]): RungScores => ({
  log: mean(scores.map((score) => score.log)),
  brier: mean(scores.map((score) => score.brier)),
  rps: mean(scores.map((score) => score.rps)),
});
