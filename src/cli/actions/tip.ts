import { type TipPlan, tipFrom, tipPlan } from '../../library/tip.ts';
import { searchTips, type TipAnswer } from '../../study/tip/search.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { EXIT, UserError } from '../errors.ts';
import { askedEdits, type EditFlags, type GivenScenario, loadScenario, type StudyFlags } from '../load.ts';
import { onThreads, openStudy, stopped } from '../study-command.ts';
import { askPool, Stopped } from '../threads/ask-pool.ts';

interface TipFlags extends FormatFlags, EditFlags, Pick<StudyFlags, 'seed' | 'runs'> {
  readonly state?: string;
  readonly count?: number;
  readonly by?: string;
  readonly odds?: string;
  readonly lever?: readonly string[];
}

const FORMATS = ['text', 'json', 'csv'] as const;

/** About how many values are played of a lever that is pursued, and futures of one that is looked at. */
const VALUES = 10;
const LOOKS = 200;

const search = async ({ open, goal, odds, seed, futures, levers, named }: TipPlan): Promise<TipAnswer> => {
  const { result } = await onThreads({}, async ({ pool, signal, show }) => {
    let played = 0;
    // How many futures it takes shows only on the way.
    let all = futures + levers.length * (named ? VALUES * futures : LOOKS);
    const onFutures = (more: number): void => {
      played += more;
      all = Math.max(all, played);
      show(played, all);
    };
    const onLever = (done: number, count: number): void => {
      all = played + (count - done) * VALUES * futures;
    };
    const { stands, ask } = askPool(pool, { scenario: open.scenario, seed, goal, signal, onFutures });
    const options = { odds, futures, seed, every: named, onLever };
    return searchTips(levers, await stands(futures), options, ask);
  });
  return result;
};

/**
 * Finds what it takes for given odds, and prints it. Throws UserError, ScenarioError or RequestError for bad input.
 */
export const tipAction = async (
  given: GivenScenario,
  flags: TipFlags,
  open = openDelivery,
): Promise<number> => {
  const { state, count, by, odds, lever: levers, runs: futures, output } = flags;
  const format = formatOf(flags, FORMATS);
  const loaded = loadScenario(given, askedEdits(flags));
  const { deliver } = await openStudy([loaded], { output, format }, open);
  if (state === undefined && count === undefined)
    throw new UserError('what is to come about? Expected --state CHN or --count 5.');
  const plan = tipPlan(loaded, { seed: seedOf(flags.seed), state, count, by, odds, levers, futures });
  try {
    await deliver(tipFrom(plan, await search(plan)).write(format));
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return stopped('Stopped: there is no answer yet.');
  }
};
