import { isDate } from '../../domain/dates.ts';
import type { IsoDate } from '../../domain/ids.ts';
import { sha256 } from '../../domain/sha256.ts';
import { VERSION } from '../../domain/version.ts';
import { ScenarioError } from '../../library/errors.ts';
import { asLines } from '../../library/forms.ts';
import { scoreJson } from '../../report/score/score-json.ts';
import { scoreText } from '../../report/score/score-text.ts';
import { manifestOf, type VariantMark } from '../../report/words/manifest.ts';
import { plural } from '../../report/words/numbers.ts';
import type { Reader } from '../../scenario/reader.ts';
import { textReader } from '../../scenario/text-reader.ts';
import { readOutcome } from '../../study/score/outcome.ts';
import { readForecast } from '../../study/score/read-forecast.ts';
import { recordRules } from '../../study/score/record-rules.ts';
import type { RungForecast } from '../../study/score/rung-forecast.ts';
import { type ChanceSource, chancesIn, scoreForecast } from '../../study/score/score-forecast.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { EXIT, UserError } from '../errors.ts';
import { nameOf } from '../files/find-scenario.ts';
import { notingReader } from '../files/reader.ts';
import { type GivenFile, textOfFile } from '../files/text-file.ts';
import { withoutUndefined } from '../parts/without-undefined.ts';
import { type GivenWave, type LoadedWave, loadWave, NO_WEIGHTS, waveMark } from '../study/load-wave.ts';

interface ScoreFlags extends FormatFlags {
  readonly at?: string;
  readonly record?: GivenWave;
}

interface TextFile {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

const open = (given: GivenFile, reader: Reader): TextFile => {
  const { path, name } = typeof given === 'string' ? { path: given, name: nameOf(given) } : given;
  return { path, name, text: textOfFile(path, reader) };
};

const markOf = ({ name, text }: TextFile, title: string): VariantMark => ({
  id: name,
  name,
  title,
  sha256: sha256(text),
  edits: [],
});

const forecastIn = ({ path, text }: TextFile, at: IsoDate | undefined): RungForecast => {
  const read = readForecast(text, at);
  if (!read.ok) throw new UserError(`${path}: ${read.why}`);
  return read.forecast;
};

/** Another forecast must have the same rungs and the same day. */
const refuseOther = ({ path }: TextFile, other: RungForecast, own: RungForecast): void => {
  if (other.date !== own.date)
    throw new UserError(`${path}: its rungs are of ${other.date}, those of the forecast of ${own.date}.`);
  if (other.rungs.length !== own.rungs.length)
    throw new UserError(
      `${path}: it has ${other.rungs.length} rungs (${other.rungs.join(', ')}), the forecast ${own.rungs.length}.`,
    );
};

/** A wave to count rules in. Throws UserError if the wave has no record for this forecast. */
const rulesOf = (
  given: GivenWave,
  forecast: RungForecast,
): { record: LoadedWave; rules: readonly ChanceSource[] } => {
  const record = loadWave(given, NO_WEIGHTS);
  const rules = recordRules(record.wave, forecast);
  if (rules) return { record, rules };
  const { scenario } = record.wave;
  throw new UserError(
    `--record ${record.name}: it has ${plural(scenario.ladder.length, 'rung')} and begins on ${scenario.start}. Expected a wave with the ${forecast.rungs.length} rungs of the forecast, at least as long before it as the forecast looks ahead.`,
  );
};

/** Scores a forecast against a table of what happened. Throws UserError or ScenarioError for bad input. */
export const scoreAction = async (
  given: GivenFile,
  happened: GivenFile,
  others: readonly GivenFile[],
  { at, record: recordGiven, ...flags }: ScoreFlags,
  openTo = openDelivery,
): Promise<number> => {
  if (at !== undefined && !isDate(at))
    throw new UserError(`--at ${at} is no day of the calendar. Expected YYYY-MM-DD.`);
  const format = formatOf(flags, ['text', 'json']);
  const read = new Set<string>();
  const reader = notingReader(read);
  const own = open(given, reader);
  const forecast = forecastIn(own, at);
  const beside = others.map((other) => {
    const file = open(other, reader);
    const found = forecastIn(file, forecast.date);
    refuseOther(file, found, forecast);
    return { mark: markOf(file, found.title), chances: chancesIn(file.name, found) };
  });
  const table = open(happened, reader);
  const outcome = readOutcome(table.path, textReader({ [table.path]: table.text }), forecast);
  if (!outcome.ok) throw new ScenarioError(outcome.issues, table.path);
  const counted = recordGiven === undefined ? undefined : rulesOf(recordGiven, forecast);
  for (const file of counted?.record.files ?? []) read.add(file);
  const deliver = await openTo({ output: flags.output, format, read });
  const answer = scoreForecast({
    forecast,
    outcome: outcome.outcome,
    beside: [...(counted?.rules ?? []), ...beside.map(({ chances }) => chances)],
  });
  const marks = [
    markOf(own, forecast.title),
    markOf(table, 'what happened'),
    ...beside.map(({ mark }) => mark),
  ];
  const waves = counted ? [waveMark(counted.record)] : [];
  const options = withoutUndefined({ at, record: counted?.record.name });
  const manifest = manifestOf({ engine: VERSION, answer: 'score', variants: marks, waves, options }, format);
  const files = { outcome: table.name, record: counted?.record.name };
  await deliver({
    pieces: format === 'json' ? [scoreJson(answer, manifest)] : asLines(scoreText(answer, files)),
  });
  return EXIT.done;
};
