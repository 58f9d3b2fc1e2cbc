import { evidencePlan } from '../../library/questions/evidence.ts';
import type { SensitivityPlan } from '../../library/sensitivity.ts';
import { openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { askedEdits, type GivenScenario, loadScenario } from '../load.ts';
import { answerPoints, type PointsFlags } from '../study/answer-points.ts';

interface EvidenceFlags extends PointsFlags {
  readonly outcome?: string;
  readonly input?: readonly string[];
}

/** Finds which source to check next, and prints it. Throws UserError, ScenarioError or RequestError for bad input. */
export const evidenceAction = async (
  given: GivenScenario,
  flags: EvidenceFlags,
  open = openDelivery,
): Promise<number> => {
  const { outcome, when, input: inputs, runs: futures } = flags;
  const loaded = loadScenario(given, askedEdits(flags));
  const plan = (): SensitivityPlan =>
    evidencePlan(loaded, { outcome, when, inputs, futures, seed: seedOf(flags.seed) });
  return answerPoints({ scenarios: [loaded], flags, open, plan });
};
