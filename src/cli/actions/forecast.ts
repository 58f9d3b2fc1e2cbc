import { isDate } from '../../domain/dates.ts';
import { DEFAULT_RUNS } from '../../domain/limits.ts';
import { oddsManifest, oddsPlan } from '../../library/odds.ts';
import { manifestOf } from '../../report/words/manifest.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { EXIT, UserError } from '../errors.ts';
import { keepStudy } from '../kept/keep-study.ts';
import { askedEdits, type GivenScenario, loadScenario, type StudyFlags } from '../load.ts';
import { oddsParts } from '../parts/odds-parts.ts';
import { forecastOutput } from '../study/odds-output.ts';
import { openStudy, stopped } from '../study-command.ts';

interface ForecastFlags extends FormatFlags, StudyFlags {
  readonly knew?: string;
  readonly written?: string;
}

/** The seed is fixed, so that nobody can choose the luck of a forecast. */
const SEED = 'forecast';

/** Plays many futures and writes them as a dated forecast. Throws UserError, ScenarioError or RequestError for bad input. */
export const forecastAction = async (
  given: GivenScenario,
  flags: ForecastFlags,
  open = openDelivery,
): Promise<number> => {
  const { knew, output, threads, turns: most } = flags;
  const { written = new Date().toISOString().slice(0, 10), runs = DEFAULT_RUNS, seed = SEED } = flags;
  if (knew === undefined)
    throw new UserError(
      'say what its writers knew: --knew "Nothing after 24 June 2026." Without it no reader can judge the forecast.',
    );
  if (!isDate(written))
    throw new UserError(`--written ${written} is no day of the calendar. Expected YYYY-MM-DD.`);
  const format = formatOf(flags, ['md']);
  const loaded = loadScenario(given, askedEdits(flags));
  const { deliver } = await openStudy([loaded], { output, format }, open);
  const { model, id, turns, asked } = oddsPlan(loaded, { seed, futures: runs, turns: most });
  const { sum: tally, complete } = await keepStudy({ study: oddsParts({ id, model, turns }), threads });
  if (!complete) return stopped('Stopped: a forecast needs all of its futures, and nothing was written.');
  const study = { id, tally };
  const { format: _, command: __, ...about } = oddsManifest(study, asked, format);
  const writing = { written, knew };
  const manifest = manifestOf({ ...about, answer: 'forecast', options: writing }, 'text');
  await deliver(forecastOutput(study, asked, manifest, writing));
  return EXIT.done;
};
