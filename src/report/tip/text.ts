import { type Column, table, wrap } from '../words/layout.ts';
import { namesOf } from '../words/names.ts';
import { listed, percent, plural } from '../words/numbers.ts';
import { sharePercent, shareWithInterval, thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { CAUTION } from '../words/sentences.ts';
import { goalText, leverText, leverValue, type TipReport, tipSet } from './tip-report.ts';

type Tips = TipReport['answer']['tips'];
type Tipping = Extract<Tips[number], { readonly verdict: 'tips' }>;

const HEADS: readonly Column[] = [
  { title: 'Change', max: 44 },
  { title: 'now', max: 16 },
  { title: 'needed', max: 16 },
  { title: '95 % interval', max: 30 },
];

const intervalText = ({ lever, interval }: Tipping, { scenario }: TipReport): string => {
  const [low, high] = [interval.low, interval.high].map((x) => leverValue(lever, x, scenario));
  return `${low ?? ''} to ${high ?? ''}${interval.open ? ' or beyond' : ''}`;
};

const tippingLines = (tips: readonly Tipping[], report: TipReport): readonly string[] => {
  const { scenario } = report;
  const rows = tips.map((tip) => [
    leverText(tip.lever, scenario),
    leverValue(tip.lever, tip.lever.value, scenario),
    leverValue(tip.lever, tip.to, scenario),
    intervalText(tip, report),
  ]);
  const crooked = tips.filter(({ monotone }) => !monotone).map(({ lever }) => leverText(lever, scenario));
  return [
    'Single changes that get there, smallest move first',
    ...table(HEADS, rows),
    ...tips.flatMap(({ lever, to }) =>
      wrap(`--set ${safeText(tipSet(scenario, lever, to))}`, { first: '      ' }),
    ),
    ...(crooked.length > 0
      ? wrap(
          `Not monotone: with ${listed(crooked)} the odds rise and fall; the nearest tipping point is given.`,
          { first: '  ' },
        )
      : []),
  ];
};

const shortLines = (report: TipReport): readonly string[] => {
  const { answer, scenario } = report;
  const missed = answer.tips.flatMap((tip) =>
    tip.verdict === 'out of range'
      ? wrap(
          `${leverText(tip.lever, scenario)}: no tipping point in range (${leverValue(tip.lever, tip.lever.range[0], scenario)} to ${leverValue(tip.lever, tip.lever.range[1], scenario)})${tip.monotone ? '' : ', and not monotone'}; at most ${shareWithInterval(tip.best)}, at ${leverValue(tip.lever, tip.best.value, scenario)}`,
          { first: '  ', rest: '    ' },
        )
      : tip.verdict === 'idle'
        ? wrap(`${leverText(tip.lever, scenario)}: it changes nothing in any future`, {
            first: '  ',
            rest: '    ',
          })
        : [],
  );
  const nearest = answer.short[0];
  const short = nearest
    ? wrap(
        `No tipping point in range for ${plural(answer.short.length, 'more lever')}, by a first look at their ends over ${nearest.best.of} futures; of these ${leverText(nearest.lever, scenario)} gets nearest (${sharePercent(nearest.best)}).`,
        { first: '  ', rest: '    ' },
      )
    : [];
  const larger = answer.larger.map(({ path }) => safeText(path));
  const more =
    larger.length > 0
      ? wrap(`Larger changes get there too, by a first look: ${listed(larger)} (--lever pursues them).`, {
          first: '  ',
          rest: '    ',
        })
      : [];
  return [...missed, ...short, ...more];
};

/** A search for tipping points as lines of plain text, at most 100 columns wide. */
export const tipText = (report: TipReport): readonly string[] => {
  const { answer, scenario, seed } = report;
  const { now, odds } = answer;
  const tips = answer.tips.filter((tip) => tip.verdict === 'tips');
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
    ...(tips.length > 0
      ? tippingLines(tips, report)
      : wrap('No tipping point in range: no single change that was tried gets there.')),
    ...shortLines(report),
    '',
    ...wrap(
      'All else is unchanged, from the start, with the same luck; intervals by resampling the futures. Several small changes may do what no single one does.',
    ),
  ];
};

/** A change in words. A rung is `China at ambassador instead of charge`, without an arrow; an interval of one value is left out. */
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

/** One sentence for `why`: the smallest change that was found, or that none was. */
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
