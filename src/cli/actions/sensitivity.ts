import { MAX_VARIANTS } from '../../domain/limits.ts';
import { type SensitivityPlan, sensitivityPlan } from '../../library/sensitivity.ts';
import type { Method } from '../../study/sensitivity/design.ts';
import { openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { askedEdits, type GivenScenario, loadScenario } from '../load.ts';
import { sentPoints } from '../parts/point-parts.ts';
import { answerPoints, type PointsFlags } from '../study/answer-points.ts';
import { loadVariants } from '../study/variants.ts';

interface SensitivityFlags extends PointsFlags {
  readonly outcome?: string;
  readonly method?: Method;
  readonly input?: readonly string[];
  readonly rows?: number;
  readonly pairs?: boolean;
  readonly evidence?: boolean;
}

/** Finds what matters for an outcome, and prints it. Throws UserError, ScenarioError or RequestError for bad input. */
export const sensitivityAction = async (
  given: GivenScenario,
  others: readonly GivenScenario[],
  flags: SensitivityFlags,
  open = openDelivery,
): Promise<number> => {
  if (others.length > MAX_VARIANTS)
    throw new UserError(`expected at most ${MAX_VARIANTS} what-ifs, found ${others.length}.`);
  const base = loadScenario(given, askedEdits(flags));
  const whatIfs = loadVariants(base, others);
  const { outcome, when, method, input: inputs, rows, pairs, evidence } = flags;
  const request = { outcome, when, method, inputs, rows, pairs, evidence, futures: flags.runs };
  const plan = (): SensitivityPlan =>
    sensitivityPlan(base, whatIfs, { ...request, seed: seedOf(flags.seed) });
  const sent = ({ plan: { seed, futures } }: SensitivityPlan) =>
    sentPoints([base, ...whatIfs], { ...request, seed, futures });
  return answerPoints({ scenarios: [base, ...whatIfs], flags, open, plan, sent });
};
