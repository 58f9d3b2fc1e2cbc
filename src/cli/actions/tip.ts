import { type TipPlan, tipManifest, tipPlan } from '../../library/tip.ts';
import { openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { keepStudy } from '../kept/keep-study.ts';
import { askedEdits, type GivenScenario, loadScenario, type StudyFlags } from '../load.ts';
import { type PartFlags, partFormat, type QueueFlags, queueAsked } from '../parts/asked.ts';
import { sentTip, TIP_FORMATS, type TipTold, tipOutput, tipParts } from '../parts/tip-parts.ts';
import { openStudy, stopped } from '../study-command.ts';
import { type Progress, startProgress } from '../threads/progress.ts';

interface TipFlags extends PartFlags, Omit<StudyFlags, 'turns'>, QueueFlags {
  readonly state?: string;
  readonly count?: number;
  readonly by?: string;
  readonly odds?: string;
  readonly lever?: readonly string[];
}

/** The approximate number of values of a lever that is pursued, and of futures of a lever that is looked at. */
const VALUES = 10;
const LOOKS = 200;

/** Shows the number of played futures. The number that is needed is known only during the search. */
const telling = ({ futures, levers, named }: TipPlan, { show }: Progress): TipTold => {
  let played = 0;
  let all = futures + levers.length * (named ? VALUES * futures : LOOKS);
  return {
    onFutures: (more) => {
      played += more;
      all = Math.max(all, played);
      show(played, all);
    },
    onLever: (done, count) => {
      all = played + (count - done) * VALUES * futures;
    },
  };
};

/**
 * Finds the change that gives the requested odds, and prints it. Throws UserError, ScenarioError or RequestError for
 * bad input.
 */
export const tipAction = async (
  given: GivenScenario,
  flags: TipFlags,
  open = openDelivery,
): Promise<number> => {
  const { state, count, by, odds, lever: levers, runs: futures, output } = flags;
  const { shard, checkpoint, threads } = flags;
  const format = partFormat(flags, TIP_FORMATS);
  const loaded = loadScenario(given, askedEdits(flags));
  const { deliver } = await openStudy([loaded], { output, format, others: [checkpoint] }, open);
  if (state === undefined && count === undefined)
    throw new UserError('what is to come about? Expected --state CHN or --count 5.');
  const plan = tipPlan(loaded, { seed: seedOf(flags.seed), state, count, by, odds, levers, futures });
  const progress = startProgress();
  const study = tipParts(plan, telling(plan, progress));
  const queue = queueAsked(flags, tipManifest(plan, 'text').command, () => sentTip(plan));
  const { sum, ...ended } = await keepStudy({ study, shard, checkpoint, threads, queue, progress });
  if (!ended.complete) {
    const kept = checkpoint === undefined && !queue ? '' : ' What was played is kept.';
    return stopped(`Stopped: there is no answer yet.${kept}`);
  }
  await deliver(await tipOutput(plan, sum, format));
  return ended.finish();
};
