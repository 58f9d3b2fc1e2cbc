import type { Edit } from '../../src/domain/edit.ts';
import { LIVE_RUNS } from '../../src/domain/limits.ts';
import { compile } from '../../src/model/compile.ts';
import type { Model } from '../../src/model/model.ts';
import { countNow } from '../../src/play/count-now.ts';
import type { Asked } from '../../src/play/pairing.ts';
import { type LiveQuestion, sideWith } from '../../src/report/compare/live-question.ts';
import type { LiveCompareView } from '../../src/report/compare/live-view.ts';
import type { LiveOddsView } from '../../src/report/odds/live-view.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { NO_CHANGE } from '../../src/scenario/what-if.ts';

type Answers = Map<string, ReturnType<typeof countNow>>;

/** What was counted for each scenario: the same question has the same answer on every screen. */
const known = new WeakMap<Scenario, { readonly model: Model; readonly answers: Answers }>();

const answered = (scenario: Scenario, asked: Asked, futures: number) => {
  const { model, answers } = known.get(scenario) ?? { model: compile(scenario), answers: new Map() };
  known.set(scenario, { model, answers });
  const key = JSON.stringify([asked, futures]);
  const answer = answers.get(key) ?? countNow({ scenario, model, turns: scenario.turns }, asked, futures);
  answers.set(key, answer);
  return answer;
};

/** How the futures of a seed differ between two lists of edits. */
export const between = (seed: string, a: readonly Edit[], b: readonly Edit[]): LiveQuestion => ({
  seed,
  a: sideWith({ ...NO_CHANGE, edits: a }),
  b: sideWith({ ...NO_CHANGE, edits: b }),
});

/** The live odds after a number of futures, without threads. */
export const oddsOf = (scenario: Scenario, question: LiveQuestion, futures: number): LiveOddsView => {
  const answer = answered(scenario, { kind: 'odds', question }, futures);
  if (answer.kind !== 'odds') throw new Error('no odds');
  return { ...answer.odds, aim: LIVE_RUNS };
};

/** The odds of both sides of a comparison after a number of futures, without threads. */
export const comparisonFor = (
  scenario: Scenario,
  question: LiveQuestion,
  futures: number,
): LiveCompareView => {
  const found = answered(scenario, { kind: 'comparison', question }, futures);
  if (found.kind !== 'comparison') throw new Error('no comparison');
  return { ...found.answer, aim: LIVE_RUNS };
};
