import { MAX_VARIANTS } from '../../domain/limits.ts';
import { discoverPlan } from '../../library/discovery/discover.ts';
import type { SensitivityPlan } from '../../library/sensitivity.ts';
import { openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { askedEdits, type GivenScenario, loadScenario } from '../load.ts';
import { answerPoints, type PointsFlags } from '../study/answer-points.ts';
import { loadVariants } from '../study/variants.ts';

interface DiscoverFlags extends PointsFlags {
  readonly input?: readonly string[];
  readonly points?: number;
}

/** Finds the conditions under which something happens, and prints them. Throws UserError, ScenarioError or RequestError for bad input. */
export const discoverAction = async (
  given: GivenScenario,
  others: readonly GivenScenario[],
  flags: DiscoverFlags,
  open = openDelivery,
): Promise<number> => {
  const { when, input: inputs, points } = flags;
  if (when === undefined)
    throw new UserError('expected what should happen, such as --when "count >= 5 by 2028-07".');
  if (others.length > MAX_VARIANTS)
    throw new UserError(`expected at most ${MAX_VARIANTS} what-ifs, found ${others.length}.`);
  const base = loadScenario(given, askedEdits(flags));
  const whatIfs = loadVariants(base, others);
  const plan = (): SensitivityPlan =>
    discoverPlan(base, whatIfs, { when, inputs, points, futures: flags.runs, seed: seedOf(flags.seed) });
  return answerPoints({ scenarios: [base, ...whatIfs], flags, open, plan });
};
