import {
  type CompareRequest,
  comparePlan,
  comparisonFrom,
  pairsOf,
  whatIfsOf,
} from '../../library/compare.ts';
import type { Answered } from '../../library/forms.ts';
import { type OddsRequest, oddsFrom, oddsPlan } from '../../library/odds.ts';
import type { OpenScenario } from '../../library/open-scenario.ts';
import { type TipRequest, tipFrom, tipPlan } from '../../library/tip.ts';
import type { CompareReport } from '../../report/compare/compare-report.ts';
import type { TipReport } from '../../report/tip/tip-report.ts';
import { emptyTally, shapeOf } from '../../study/futures/tally.ts';
import type { OddsAnswer } from '../../study/odds/odds.ts';
import { searchTips } from '../../study/tip/search.ts';
import { askPool } from './ask-pool.ts';
import { openPool } from './pool.ts';
import { runEnsemble } from './run-ensemble.ts';
import { runPairs } from './run-pairs.ts';

/** Threads that answer questions. Each answer has the same bytes as the answer of the function with the same name. */
export interface Threads {
  readonly odds: (open: OpenScenario, request: OddsRequest) => Promise<Answered<OddsAnswer>>;
  readonly compare: (
    base: OpenScenario,
    whatIf: OpenScenario | readonly OpenScenario[],
    request: CompareRequest,
  ) => Promise<Answered<CompareReport>>;
  readonly tip: (open: OpenScenario, request: TipRequest) => Promise<Answered<TipReport>>;
  /** Ends the threads. A program that does not call it does not end. */
  readonly close: () => Promise<void>;
}

/** Starts `threads` threads. Default: as many as the machine can run at the same time. */
export const openThreads = (threads?: number): Threads => {
  const pool = openPool({ threads });
  return {
    odds: async (open, request) => {
      const { model, id, turns, asked } = oddsPlan(open, request);
      const counted = emptyTally(shapeOf(model, turns, id.past === undefined));
      const todo = [{ from: 0, to: id.runs }];
      const tally = await runEnsemble(pool, { model, seed: id.seed, past: id.past, counted, todo });
      return oddsFrom({ id, tally }, asked, open.skill);
    },
    compare: async (base, whatIf, request) => {
      const plan = comparePlan(base, whatIfsOf(whatIf), request);
      return comparisonFrom(plan, await runPairs(pool, pairsOf(plan)));
    },
    tip: async (open, request) => {
      const plan = tipPlan(open, request);
      const { goal, odds, seed, futures, levers, named } = plan;
      const { stands, ask } = askPool(pool, { scenario: open.scenario, seed, goal });
      const options = { odds, futures, seed, every: named };
      return tipFrom(plan, await searchTips(levers, await stands(futures), options, ask));
    },
    close: pool.close,
  };
};
