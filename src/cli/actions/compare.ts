import { compareManifest, comparePlan } from '../../library/compare.ts';
import { openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { keepStudy } from '../kept/keep-study.ts';
import { askedEdits, type GivenScenario, loadScenario, type StudyFlags } from '../load.ts';
import { type PartFlags, partFormat, type QueueFlags, queueAsked } from '../parts/asked.ts';
import { COMPARE_FORMATS, compareOutput, compareParts, wholeCompare } from '../parts/compare-parts.ts';
import { loadVariants } from '../study/variants.ts';
import { openStudy, stopped } from '../study-command.ts';

interface CompareFlags extends PartFlags, StudyFlags, QueueFlags {
  readonly together?: boolean;
  readonly by?: readonly string[];
  readonly state?: readonly string[];
  readonly count?: number;
  readonly future?: number;
}

/** Compares what-ifs with their base and prints what differs. Throws UserError, ScenarioError or RequestError for bad input. */
export const compareAction = async (
  given: GivenScenario,
  whatIfs: readonly GivenScenario[],
  flags: CompareFlags,
  open = openDelivery,
): Promise<number> => {
  const { seed, runs: futures, turns, by, state: states, count, future, output } = flags;
  const { shard, checkpoint, threads } = flags;
  const format = partFormat(flags, COMPARE_FORMATS);
  const base = loadScenario(given, askedEdits({ ...flags, set: [] }));
  const variants = loadVariants(base, whatIfs, flags);
  if (variants.length === 0)
    throw new UserError(
      'there is nothing to compare the base with. Name what-ifs, or change the base: --set weights.rights=2.',
    );
  const { deliver } = await openStudy([base, ...variants], { output, format, others: [checkpoint] }, open);
  const request = { seed: seedOf(seed), futures, turns, by, states, count, future };
  const plan = comparePlan(base, variants, request);
  const study = compareParts(plan);
  const command = compareManifest(plan, plan.futures, 'text').command;
  const queue = queueAsked(flags, command, () => wholeCompare(plan));
  const { sum, ...ended } = await keepStudy({ study, shard, checkpoint, threads, queue });
  if (study.doneIn(sum).length === 0) return stopped('Stopped before any future was played.');
  await deliver(compareOutput(plan, sum, format));
  return ended.finish();
};
