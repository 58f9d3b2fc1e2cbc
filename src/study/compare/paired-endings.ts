import type { Estimate } from '../../domain/intervals.ts';
import type { Endings } from '../futures/endings.ts';
import { apartIn, changeSums, meanOf, pairedDifference, type Verdict, verdictOf } from './paired.ts';

/** A difference over the same futures with its 95 % interval, and how much there is to it. */
export interface PairedValue extends Estimate {
  readonly verdict: Verdict;
}

/** How the ends of the same futures differ with something and without it: with less without. */
export interface PairedEndings {
  /** Of the mean count of recognisers. */
  readonly count: PairedValue;
  /** By goal: of the chance that it is reached, −1..1. */
  readonly goals: readonly PairedValue[];
}

/** Compares futures one by one with themselves. Both sides must have the same futures and goals. */
export const pairedEndings = (having: Endings, without: Endings): PairedEndings => {
  const n = having.counts.length;
  const { sum, squares } = changeSums(without.counts, having.counts);
  const count = meanOf(sum, squares, n);
  const goals = having.outcomes.map((own, g) => {
    const { gained, lost } = apartIn(without.outcomes[g] as Uint8Array, own);
    const difference = pairedDifference(gained, lost, n);
    return { ...difference, verdict: verdictOf(difference, gained + lost > 0) };
  });
  return { count: { ...count, verdict: verdictOf(count, squares > 0) }, goals };
};
