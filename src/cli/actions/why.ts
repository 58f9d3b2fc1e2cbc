import { explainState, writtenWhy } from '../../library/why.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { EXIT } from '../errors.ts';
import { askedEdits, type EditFlags, type GivenScenario, loadScenario } from '../load.ts';
import { quickTip } from '../study/quick-tip.ts';
import { openStudy } from '../study-command.ts';

interface WhyFlags extends FormatFlags, EditFlags {
  /** False with `--no-tip`. */
  readonly tip?: boolean;
  readonly at?: string;
  readonly seed?: string;
  readonly future?: number;
  readonly move?: readonly string[];
}

/** Explains one state's chances in one turn. Throws UserError, ScenarioError or RequestError for bad input. */
export const whyAction = async (
  given: GivenScenario,
  state: string,
  flags: WhyFlags,
  open = openDelivery,
): Promise<number> => {
  const { seed, future, at, move: moves, output } = flags;
  const format = formatOf(flags, ['text', 'json']);
  const loaded = loadScenario(given, askedEdits(flags));
  const { deliver } = await openStudy([loaded], { output, format }, open);
  const explained = explainState(loaded, state, { seed, future, at, moves });
  const tip = flags.tip === false ? 'none' : await quickTip(explained);
  await deliver(writtenWhy(explained, tip, format));
  return EXIT.done;
};
