import { sizeOf } from '../../domain/ranges.ts';
import { cascadePlan } from '../../library/discovery/cascade.ts';
import { printable } from '../../report/words/layout.ts';
import { plural } from '../../report/words/numbers.ts';
import { cascadeCost } from '../../study/cascade/cascades.ts';
import type { StepKind } from '../../study/cascade/course.ts';
import { openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { CASCADE_FORMATS, cascadesOutput } from '../kept/cascades-output.ts';
import { keepStudy } from '../kept/keep-study.ts';
import { askedEdits, type GivenScenario, loadScenario, type StudyFlags } from '../load.ts';
import { note } from '../output.ts';
import { type PartFlags, partFormat, shardRange } from '../parts/asked.ts';
import { cascadeParts } from '../parts/cascade-parts.ts';
import { openStudy, stopped } from '../study-command.ts';

interface CascadeFlags extends PartFlags, Omit<StudyFlags, 'turns'> {
  readonly steps?: StepKind;
}

/** Finds who tipped whom, and prints it. Throws UserError, ScenarioError or RequestError for bad input. */
export const cascadeAction = async (
  given: GivenScenario,
  flags: CascadeFlags,
  open = openDelivery,
): Promise<number> => {
  const { steps, shard, checkpoint, threads, output } = flags;
  const format = partFormat(flags, CASCADE_FORMATS);
  const scenario = loadScenario(given, askedEdits(flags));
  const { deliver } = await openStudy([scenario], { output, format, others: [checkpoint] }, open);
  const planned = cascadePlan(scenario, { seed: seedOf(flags.seed), futures: flags.runs, steps });
  const { model, ...study } = planned;
  const parts = cascadeParts(planned);
  const futures = sizeOf([shardRange(parts, shard)]);
  const { steps: each, least, most } = cascadeCost(model, study.plan, futures);
  const count = (n: number): string => n.toLocaleString('en-GB');
  note(
    printable(
      `${plural(futures, 'future')} with ${each.toFixed(1)} steps each: some ${count(least)} plays if no step is tipped, at most ${count(most)}. --runs N takes fewer futures.`,
    ),
  );
  const { sum: tally, ...ended } = await keepStudy({ study: parts, shard, checkpoint, threads });
  if (format !== 'tally' && sizeOf(tally.futures) === 0) return stopped('Stopped: no future was played yet.');
  await deliver(await cascadesOutput({ ...study, tally }, format));
  return ended.finish();
};
