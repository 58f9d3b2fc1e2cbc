import { comparePlan } from '../../library/compare.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { EXIT, UserError } from '../errors.ts';
import { askedEdits, type GivenScenario, loadScenario, type StudyFlags } from '../load.ts';
import { loadVariants } from '../study/variants.ts';
import { openStudy, stopped } from '../study-command.ts';
import { compareOnThreads } from '../threads/compare-on-threads.ts';

interface CompareFlags extends FormatFlags, Pick<StudyFlags, 'seed' | 'turns' | 'runs'> {
  readonly set?: readonly string[];
  readonly rule?: string;
  readonly together?: boolean;
  readonly by?: readonly string[];
  readonly state?: readonly string[];
  readonly count?: number;
  readonly future?: number;
}

const FORMATS = ['text', 'json', 'csv'] as const;

/** Compares what-ifs with their base and prints what differs. Throws UserError, ScenarioError or RequestError for bad input. */
export const compareAction = async (
  given: GivenScenario,
  whatIfs: readonly GivenScenario[],
  flags: CompareFlags,
  open = openDelivery,
): Promise<number> => {
  const { seed, runs: futures, turns, by, state: states, count, future, output, rule } = flags;
  const format = formatOf(flags, FORMATS);
  const base = loadScenario(given, askedEdits({ ...(rule === undefined ? {} : { rule }) }));
  const variants = loadVariants(base, whatIfs, flags);
  if (variants.length === 0)
    throw new UserError(
      'there is nothing to compare the base with. Name what-ifs, or change the base: --set weights.rights=2.',
    );
  const { deliver } = await openStudy([base, ...variants], { output, format }, open);
  const request = { seed: seedOf(seed), futures, turns, by, states, count, future };
  const { answer, interrupted } = await compareOnThreads(comparePlan(base, variants, request));
  if (answer.variants.every(({ comparison }) => comparison.futures === 0))
    return stopped('Stopped before any future was played.');
  await deliver(answer.write(format));
  return interrupted ? EXIT.interrupted : EXIT.done;
};
