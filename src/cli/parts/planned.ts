import { comparePlan } from '../../library/compare.ts';
import { oddsPlan } from '../../library/odds.ts';
import { drawnFigures } from '../../library/questions/evidence.ts';
import { sensitivityPlan } from '../../library/sensitivity.ts';
import { tipPlan } from '../../library/tip.ts';
import { UserError } from '../errors.ts';
import { compareParts } from './compare-parts.ts';
import { oddsParts } from './odds-parts.ts';
import type { PartedStudy } from './parted.ts';
import { pointParts } from './point-parts.ts';
import { reopened, type SentStudy } from './sent.ts';
import { tipParts } from './tip-parts.ts';

/** What is done with a study, of whichever kind its sums are. */
type WithStudy<Result> = <Sum, Part>(study: PartedStudy<Sum, Part>) => Result;

/**
 * Makes a study of what another machine has sent. Throws ScenarioError, RequestError or UserError for scenarios that are none,
 * or others than the study names, and for a request that they cannot answer.
 */
export const withSent = <Result>(
  sent: SentStudy,
  texts: readonly string[],
  work: WithStudy<Result>,
): Result => {
  const [base, ...whatIfs] = reopened(sent, texts);
  if (!base) throw new UserError('a study without a scenario cannot be played.');
  switch (sent.answer) {
    case 'backtest':
      throw new UserError('waves are not played in a queue.');
    case 'odds': {
      const plan = oddsPlan(base, sent.request);
      const drawn = sent.request.evidence ? drawnFigures(base.scenario) : undefined;
      const id = drawn ? { ...plan.id, evidence: true } : plan.id;
      return work(oddsParts({ ...plan, id, drawn }, sent));
    }
    case 'compare':
      return work(compareParts(comparePlan(base, whatIfs, sent.request)));
    case 'tip':
      return work(tipParts(tipPlan(base, sent.request)));
    case 'sensitivity':
      return work(pointParts(sensitivityPlan(base, whatIfs, sent.request)));
  }
};
