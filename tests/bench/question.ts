import { type LiveQuestion, sideWith } from '../../src/report/compare/live-question.ts';
import { NO_CHANGE } from '../../src/scenario/what-if.ts';
import { flagship } from './flagship.ts';

export const SEED = 'bench';

/** The cost that weighs most in the flagship. */
const WEIGHT = 'rights';

/** Its mean. */
const MEAN = flagship().weights[WEIGHT]?.mean ?? 0;

/** Two small edits and a large one; the milliseconds in which their odds should come. */
export const EDITS = [
  { from: MEAN, to: MEAN - 0.1, aim: 250 },
  { from: MEAN, to: MEAN - 0.5, aim: 250 },
  { from: MEAN, to: MEAN / 2, aim: 400 },
] as const;

/** What the screens ask when a slider sets the weight; undefined: without an edit. */
export const weighing = (value: number | undefined): LiveQuestion => ({
  seed: SEED,
  a: sideWith(NO_CHANGE),
  b: sideWith({
    ...NO_CHANGE,
    edits: value === undefined ? [] : [{ path: `weights.${WEIGHT}.mean`, value }],
  }),
});
