import { run } from '../../library/run.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { EXIT } from '../errors.ts';
import { askedEdits, type GivenScenario, type Loaded, loadScenario, type StudyFlags } from '../load.ts';
import { openStudy } from '../study-command.ts';

interface RunFlags extends FormatFlags, Pick<StudyFlags, 'seed' | 'turns' | 'set' | 'rule'> {
  readonly explain?: boolean;
  readonly future?: number;
  readonly move?: readonly string[];
}

const FORMATS = ['text', 'json', 'csv'] as const;

/** Plays one future of a scenario that was already read. Throws UserError or RequestError for bad input. */
export const runLoaded = async (loaded: Loaded, flags: RunFlags, open = openDelivery): Promise<number> => {
  const { future, turns, explain, move: moves, output } = flags;
  const format = formatOf(flags, FORMATS);
  const { deliver } = await openStudy([loaded], { output, format }, open);
  const answer = run(loaded, { seed: seedOf(flags.seed), future, turns, moves, explain });
  await deliver(answer.write(format));
  return EXIT.done;
};

/**
 * Plays one future of a scenario and prints it, or writes it to a file. Throws UserError, ScenarioError or RequestError
 * for bad input.
 */
export const runAction = async (
  given: GivenScenario,
  flags: RunFlags,
  open = openDelivery,
): Promise<number> => runLoaded(loadScenario(given, askedEdits(flags)), flags, open);
