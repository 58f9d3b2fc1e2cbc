import { type Estimate, type Share, shareOf } from '../../domain/intervals.ts';
import { meanOf } from '../compare/paired.ts';
import type { StudyFrame } from '../futures/frame.ts';
import { RULE_COUNT, type Tally } from '../futures/tally.ts';
import { recognisedUnder } from './variance.ts';

/** The odds in the futures that play one rule. */
export interface RuleOdds {
  readonly id: string;
  readonly label: string;
  readonly futures: number;
  /** The mean count of recognisers in the turn asked for. */
  readonly count: Estimate;
  /** By state of the answer: the share of futures in which it recognises by that turn. */
  readonly states: readonly Share[];
}

/** The odds under each rival rule, of the states at some positions. Empty if there are no rules. */
export const ruleOdds = (
  tally: Tally,
  { rules = [], states }: StudyFrame,
  by: number,
  positions: readonly number[],
): readonly RuleOdds[] =>
  rules.map(({ id, label }, rule) => {
    const futures = tally.ruleFutures[rule] as number;
    const row = (rule * (tally.shape.turns + 1) + by) * RULE_COUNT.size;
    const sum = tally.ruleCounts[row + RULE_COUNT.sum] as number;
    const squares = tally.ruleCounts[row + RULE_COUNT.squares] as number;
    const top = tally.shape.rungs - 1;
    return {
      id,
      label,
      futures,
      count: meanOf(sum, squares, futures),
      states: positions.map((i) =>
        shareOf(states[i]?.rung === top ? futures : recognisedUnder(tally, rule, i, by), futures),
      ),
    };
  });
