import { leversPlan } from '../../library/questions/levers.ts';
import type { SensitivityPlan } from '../../library/sensitivity.ts';
import { openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { askedEdits, type GivenScenario, loadScenario } from '../load.ts';
import { answerPoints, type PointsFlags } from '../study/answer-points.ts';

interface LeversFlags extends PointsFlags {
  readonly goal?: string;
  readonly odds?: string;
  readonly lever?: readonly string[];
}

/** Ranks single changes by what they do for a goal, and prints them. Throws UserError, ScenarioError or RequestError for bad input. */
export const leversAction = async (
  given: GivenScenario,
  flags: LeversFlags,
  open = openDelivery,
): Promise<number> => {
  const { goal, odds, when, lever: levers, runs: futures } = flags;
  if (goal === undefined)
    throw new UserError(
      'what is to come about? Expected --goal "CHN recognises by 2028-07" or --goal "count >= 5".',
    );
  const loaded = loadScenario(given, askedEdits(flags));
  const request = { goal, odds, when, levers, futures };
  const plan = (): SensitivityPlan => leversPlan(loaded, { ...request, seed: seedOf(flags.seed) });
  return answerPoints({ scenarios: [loaded], flags, open, plan });
};
