import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import {
  type CompareQuestion,
  type LiveCompareView,
  liveCompareView,
} from '../../report/live-compare-view.ts';
import {
  type Counted,
  type LiveOddsView,
  liveOddsView,
  type OddsQuestion,
} from '../../report/live-odds-view.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { applyWhatIf, isNoChange, NO_CHANGE, type WhatIf } from '../../scenario/what-if.ts';
import { comparisonOf } from '../../study/compare.ts';
import { ensemble } from '../../study/ensemble.ts';
import { wilson } from '../../study/intervals.ts';
import { playPairs } from '../../study/pairs.ts';
import { fanOf, standingOf } from '../../study/standing.ts';

// What the screens have counted in threads while somebody looks, counted at once for who gets them in words.

export interface CountOptions {
  readonly scenario: Scenario;
  /** The scenario, compiled. */
  readonly model: Model;
  readonly turns: number;
  /** How many futures to play. */
  readonly runs: number;
}

const changed = ({ scenario, model }: CountOptions, whatIf: WhatIf): Model =>
  isNoChange(whatIf) ? model : compile(applyWhatIf(scenario, whatIf));

const counted = (model: Model, seed: string, { turns, runs }: CountOptions): Counted => {
  const standing = standingOf(model, ensemble(model, { seed, turns, futures: { from: 0, to: runs } }));
  const fan = fanOf(standing);
  const { futures, passages, recognised } = standing;
  return { recognised: [...recognised], count: { futures, fan, passages, mean: fan.at(-1)?.mean ?? 0 } };
};

/** The odds of a question, and those without its changes in the same futures. */
export const countOdds = (question: OddsQuestion, options: CountOptions): LiveOddsView => {
  const { seed, edits, more } = question;
  const whatIf: WhatIf = { ...NO_CHANGE, ...more, edits };
  const { scenario, model, turns, runs } = options;
  return liveOddsView({
    scenario,
    turns,
    question,
    futures: runs,
    aim: runs,
    now: counted(changed(options, whatIf), seed, options),
    before: isNoChange(whatIf) ? undefined : counted(model, seed, options),
    interval: wilson,
  });
};

/** How two lots of changes differ in the same futures. */
export const countComparison = (question: CompareQuestion, options: CountOptions): LiveCompareView => {
  const { seed, a, b } = question;
  const { scenario, turns, runs } = options;
  const [first, second] = [changed(options, a), changed(options, b)];
  const [tally] = playPairs(first, [second], { seed, turns, futures: { from: 0, to: runs } });
  return liveCompareView({
    scenario,
    turns,
    question,
    aim: runs,
    comparison: tally && comparisonOf(tally),
  });
};
