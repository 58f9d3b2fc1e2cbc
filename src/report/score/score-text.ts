import type { IsoDate } from '../../domain/ids.ts';
import type { Mover, ScoreAnswer, ScoredGroup } from '../../study/score/score-forecast.ts';
import type { JackknifeEstimate } from '../../study/waves/scores.ts';
import { left, printable, right, table, wrap } from '../words/layout.ts';
import { fixed, longDate, percent, plural } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';

/** The names of files that the text of a score gives. */
interface ScoreFiles {
  readonly outcome: string;
  /** The wave in which the rules were counted. Undefined if no wave was named. */
  readonly record: string | undefined;
}

const GROUP_TEXTS: Readonly<Record<ScoredGroup['id'], (states: string) => string>> = {
  all: (states) => `All ${states} of the outcome`,
  looked: (states) => `The ${states} that a person looked for`,
  dealing: (states) => `The ${states} above the lowest rung at first`,
};

const worseText = (worse: JackknifeEstimate | undefined): string => {
  if (worse === undefined) return '';
  const signed = (value: number): string => (value > 0 ? `+${fixed(value, 3)}` : fixed(value, 3));
  return `${signed(worse.value)} (${signed(worse.low)} to ${signed(worse.high)})`;
};

const groupLines = ({ id, states, scores }: ScoredGroup): readonly string[] => {
  const heads = [
    left(GROUP_TEXTS[id](plural(states, 'state')), 58),
    right('log'),
    right('Brier'),
    right('RPS'),
    left('minus the forecast (95 %)'),
  ];
  const rows = scores.map(({ name, log, brier, rps, worse }) => [
    safeText(name),
    fixed(log, 3),
    fixed(brier, 3),
    fixed(rps, 4),
    worseText(worse),
  ]);
  return ['', ...table(heads, rows, '')];
};

const moverLines = (movers: readonly Mover[], rungs: readonly string[]): readonly string[] => {
  const heads = [
    left('Who moved', 32),
    left('from'),
    left('to'),
    right('chance given'),
    left('rank by that chance'),
  ];
  const rows = movers.map(({ name, from, to, chance, rank, of }) => [
    safeText(name),
    safeText(rungs[from] ?? ''),
    safeText(rungs[to] ?? ''),
    percent(chance),
    `${rank} of ${of} to ${to > from ? 'rise' : 'fall'}`,
  ]);
  return rows.length === 0 ? ['', 'No state moved.'] : ['', ...table(heads, rows, '')];
};

const countLines = ({ counts, forecast, groups }: ScoreAnswer): readonly string[] => {
  const heads = [
    left('States on each rung', 32),
    right('expected'),
    right('nine in ten'),
    right('observed'),
    left(''),
  ];
  const rows = counts.map(({ rung, mean, low, high, observed }) => [
    safeText(rung),
    fixed(mean, 1),
    `${low} to ${high}`,
    String(observed),
    observed < low ? 'below the band' : observed > high ? 'above the band' : '',
  ]);
  const band = forecast.recognisers;
  const all =
    band === undefined || (groups[0]?.states ?? 0) === forecast.states.length
      ? ''
      : ` In the futures of the forecast, states may move together. Over all of its ${plural(forecast.states.length, 'state')} they give ${fixed(band.mean, 2)} that recognise on average, and ${band.low} to ${band.high} in nine of ten futures.`;
  return [
    '',
    ...table(heads, rows, ''),
    ...wrap(
      `The bands assume that each state moves independently, since a forecast gives the chance of each state alone. True bands are wider.${all}`,
    ),
  ];
};

const calibrationLines = ({ calibration }: ScoreAnswer): readonly string[] => {
  const heads = [left('Chance given to a rung'), right('times'), right('mean chance'), right('observed')];
  const rows = calibration.map(({ from, to, count, happened, chance }) => [
    `${Math.round(from * 100)} to ${Math.round(to * 100)} %`,
    String(count),
    percent(chance),
    percent(happened / count),
  ]);
  return ['', ...table(heads, rows, '')];
};

const monthsText = (start: IsoDate | undefined, date: IsoDate): string =>
  start === undefined ? `for ${longDate(date)}` : `of ${longDate(start)} for ${longDate(date)}`;

/** A forecast compared with what happened, in words and tables. */
export const scoreText = (answer: ScoreAnswer, { outcome, record }: ScoreFiles): readonly string[] => {
  const { title, start, date, futures, states, rungs } = answer.forecast;
  const scored = answer.groups[0]?.states ?? 0;
  const rest = states.length - scored;
  const left =
    rest > 0 ? ` ${plural(rest, 'state')} of the forecast have no row in it and are left out.` : '';
  const rules =
    record === undefined
      ? ''
      : ` The rules “status quo” and “rates only” were counted in ${safeText(record)}, before the forecast. Neither uses the outcome.`;
  return [
    safeText(title),
    ...wrap(
      `Forecast ${monthsText(start, date)}, from ${thousands(futures)} futures, compared with ${safeText(outcome)}.${left} Lower scores are better. Half a future is added to each rung.${rules}`,
    ),
    ...answer.groups.flatMap(groupLines),
    ...moverLines(answer.movers, rungs),
    ...countLines(answer),
    ...calibrationLines(answer),
  ].map(printable);
};
