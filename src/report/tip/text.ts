import { left, table, wrap } from '../words/layout.ts';
import { namesOf } from '../words/names.ts';
import { listed, percent, plural } from '../words/numbers.ts';
import { sharePercent, shareWithInterval, thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { CAUTION } from '../words/sentences.ts';
import { goalText, leverText, leverValue, type TipReport, tipSet } from './tip-report.ts';

type Tip = TipReport['answer']['tips'][number];
type Tipping = Extract<Tip, { readonly verdict: 'tips' }>;

const HEADS = [left('lever', 40), left('from', 14), left('to (95 %)', 30), left('odds', 20)];

/** The text lists at most this number of levers that fall short. It only counts the others. */
const MOST_SHORT = 3;

const intervalText = ({ lever, interval }: Tipping, { scenario }: TipReport): string => {
  const [low, high] = [interval.low, interval.high].map((x) => leverValue(lever, x, scenario));
  return `${low ?? ''} to ${high ?? ''}${interval.open ? ' or beyond' : ''}`;
};

const tipRow = (tip: Tip, report: TipReport): readonly string[] => {
  const { scenario, answer } = report;
  const { lever } = tip;
  const row = (to: string, odds: string): readonly string[] => [
    leverText(lever, scenario),
    leverValue(lever, lever.value, scenario),
    to,
    odds,
  ];
  switch (tip.verdict) {
    case 'tips':
      return row(
        `${leverValue(lever, tip.to, scenario)} (${intervalText(tip, report)})`,
        percent(answer.odds),
      );
    case 'out of range':
      return row(`${leverValue(lever, tip.best.value, scenario)}, not enough`, shareWithInterval(tip.best));
    case 'idle':
      return row('any: it changes nothing', shareWithInterval(answer.now));
  }
};

/**
 * The levers that were pursued, and the levers that came nearest at a first look. Each has its two values and the odds
 * at the second one.
 */
const leverTable = (report: TipReport): readonly string[] => {
  const { answer, scenario } = report;
  const short = answer.short
    .slice(0, MOST_SHORT)
    .map(({ lever, best }) => [
      leverText(lever, scenario),
      leverValue(lever, lever.value, scenario),
      `${leverValue(lever, best.value, scenario)}, not enough`,
      `${sharePercent(best)} (a first look)`,
    ]);
  return table(HEADS, [...answer.tips.map((tip) => tipRow(tip, report)), ...short]);
};

const NAMED = 3;

/** Counts what the table leaves out. */
const restLines = ({ answer, scenario }: TipReport): readonly string[] => {
  const crooked = answer.tips
    .filter(({ monotone }) => !monotone)
    .map(({ lever }) => leverText(lever, scenario));
  const more = answer.larger.length;
  const named = answer.larger.slice(0, NAMED).map((lever) => leverText(lever, scenario));
  const short = answer.short.length - MOST_SHORT;
  return [
    ...(crooked.length > 0
      ? wrap(
          `Not monotone: with ${listed(crooked)} the odds rise and fall; the nearest tipping point is given.`,
        )
      : []),
    ...(more > 0
      ? wrap(
          `${plural(more, 'larger change')} may get there too, by a first look: ${listed(named)}${more > NAMED ? `, and ${more - NAMED} more` : ''}. --json lists all.`,
        )
      : []),
    ...(short > 0 ? wrap(`${plural(short, 'more lever')} fall short.`) : []),
  ];
};

const tippingLines = ({ answer, scenario }: TipReport): readonly string[] => {
  const best = answer.tips.find((tip) => tip.verdict === 'tips');
  return best
    ? wrap(`The smallest that gets there: --set ${safeText(tipSet(scenario, best.lever, best.to))}`)
    : wrap('No tipping point in range: no single change that was tried gets there.');
};

/** A search for tipping points as lines of plain text, at most 100 columns wide. */
export const tipText = (report: TipReport): readonly string[] => {
  const { answer, scenario, seed } = report;
  const { now, odds } = answer;
  const head = [
    ...wrap(safeText(scenario.title)),
    ...wrap(
      `What would it take for ${percent(odds)} odds that ${goalText(report)}? Without a change: ${shareWithInterval(now)} of ${thousands(now.of)} futures from the start; seed “${safeText(seed)}”. ${CAUTION}`,
    ),
    '',
  ];
  if (answer.already) {
    const noise = now.low < odds ? ', though within noise of them' : '';
    return [
      ...head,
      ...wrap(`Already there: the odds are ${percent(odds)} or more without a change${noise}.`),
    ];
  }
  return [
    ...head,
    ...tippingLines(report),
    ...restLines(report),
    ...wrap(
      'All else is unchanged, from the start, with the same luck; intervals by resampling the futures. Several small changes may do what no single one does.',
    ),
    '',
    ...leverTable(report),
  ];
};

/**
 * A change in words. A rung is `China at ambassador instead of charge`, without an arrow. An interval of one value is
 * left out.
 */
const changeText = (tip: Tipping, report: TipReport): string => {
  const { lever, to, interval } = tip;
  const { scenario } = report;
  const [from, there] = [lever.value, to].map((x) => leverValue(lever, x, scenario));
  const change =
    lever.kind === 'rung' && lever.state !== undefined
      ? `${namesOf(scenario).state(lever.state)} at ${there ?? ''} instead of ${from ?? ''} from the start`
      : `${leverText(lever, scenario)} ${from ?? ''} → ${there ?? ''}`;
  return interval.low === interval.high ? change : `${change} (95 % interval ${intervalText(tip, report)})`;
};

/** One sentence for `why`. It gives the smallest change that was found, or says that no change was found. */
export const tipSentence = (report: TipReport): string => {
  const { answer } = report;
  const { now, odds } = answer;
  const rests = `over ${plural(now.of, 'future')} from the start`;
  const goal = goalText(report);
  if (answer.already)
    return `Even odds that ${goal} are reached without a change: ${shareWithInterval(now)} ${rests}.`;
  const best = answer.tips.find((tip) => tip.verdict === 'tips');
  if (!best)
    return `For even odds that ${goal} (now ${shareWithInterval(now)} ${rests}) no single change among those tried is enough; demarche tip tries more.`;
  return `Smallest single change found for ${odds === 0.5 ? 'even' : percent(odds)} odds that ${goal} (now ${shareWithInterval(now)} ${rests}): ${changeText(best, report)}. demarche tip tries more.`;
};
