import { type ComparePlan, comparisonFrom, pairsOf } from '../../library/compare.ts';
import type { Answered } from '../../library/forms.ts';
import type { CompareReport } from '../../report/compare/compare-report.ts';
import { onThreads, type ThreadOptions } from '../study-command.ts';
import { runPairs } from './run-pairs.ts';

/** Plays the same futures in a base and in its what-ifs. Stopped by a person, it gives what was counted until then. */
export const compareOnThreads = async (
  plan: ComparePlan,
  options: ThreadOptions = {},
): Promise<{ readonly answer: Answered<CompareReport>; readonly interrupted: boolean }> => {
  const { result, interrupted } = await onThreads(options, ({ pool, signal, show }) =>
    runPairs(pool, { ...pairsOf(plan), signal, onFutures: (played) => show(played, plan.futures) }),
  );
  return { answer: comparisonFrom(plan, result), interrupted };
};
