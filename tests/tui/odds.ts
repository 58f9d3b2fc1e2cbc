import { common, makeCounts, take } from '../../src/cli/screens/live-counts.ts';
import { AIM } from '../../src/cli/screens/live-work.ts';
import { compile } from '../../src/model/compile.ts';
import {
  type CompareQuestion,
  type LiveCompareView,
  liveCompareView,
} from '../../src/report/live-compare-view.ts';
import { type LiveOddsView, liveOddsView, type OddsQuestion } from '../../src/report/live-odds-view.ts';
import { applyEdits } from '../../src/scenario/edit.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { applyWhatIf } from '../../src/scenario/what-if.ts';
import { comparisonOf } from '../../src/study/compare.ts';
import { ensemble } from '../../src/study/ensemble.ts';
import { wilson } from '../../src/study/intervals.ts';
import { playPairs } from '../../src/study/pairs.ts';
import { fanOf, standingOf } from '../../src/study/standing.ts';

/** The live odds after a number of futures, without threads. */
export const oddsOf = (scenario: Scenario, question: OddsQuestion, futures: number): LiveOddsView => {
  const count = (edits: OddsQuestion['edits']) => {
    const model = compile(applyEdits(scenario, edits));
    const counts = makeCounts({ states: model.states.count, turns: scenario.turns });
    const played = ensemble(model, { seed: question.seed, futures: { from: 0, to: futures } });
    if (futures > 0) take(counts, 0, standingOf(model, played));
    const { recognised = [], mean = 0 } = common([counts], model.states.count).sides[0] ?? {};
    return {
      recognised,
      count: { futures, fan: fanOf(counts.total), passages: counts.total.passages, mean },
    };
  };
  return liveOddsView({
    scenario,
    turns: scenario.turns,
    question,
    futures,
    aim: AIM,
    now: count(question.edits),
    before: question.edits.length > 0 ? count([]) : undefined,
    interval: wilson,
  });
};

/** The odds of both sides of a comparison after a number of futures, without threads. */
export const comparisonFor = (
  scenario: Scenario,
  question: CompareQuestion,
  futures: number,
): LiveCompareView => {
  const [a, b] = [question.a, question.b].map((side) => compile(applyWhatIf(scenario, side)));
  const { turns } = scenario;
  const options = { seed: question.seed, turns, futures: { from: 0, to: futures } };
  const [tally] = a && b ? playPairs(a, [b], options) : [];
  return liveCompareView({
    scenario,
    turns,
    question,
    aim: AIM,
    comparison: tally && comparisonOf(tally),
    trouble: undefined,
  });
};
