import type { EvidenceAnswer, FigureFound } from '../../study/evidence/worth.ts';
import type { PointsAbout } from '../../study/sealed/study-about.ts';
import { between, known, nothingFound, type Wording, wordingOf } from '../sensitivity/wording.ts';
import { left, right, table, withRoom, wrap } from '../words/layout.ts';
import { percent, plural } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { CAUTION } from '../words/sentences.ts';

/** The number of figures in the table, and of figures with a printed source. The rest is in JSON and CSV. */
const MOST_ROWS = 20;
const MOST_SOURCES = 5;

const HEADS = [
  left('figure'),
  left('value', 10),
  left('confidence', 10),
  right('low to high (95 %)', 22),
  right('share (95 %)', 20),
] as const;

const rowOf = ({ input, figure, swing, share }: FigureFound, words: Wording): readonly string[] => [
  safeText(input.label),
  safeText(figure.value),
  figure.confidence,
  swing ? between(swing.change, words.change) : '–',
  between(share, percent),
];

const sourceText = ({ input, figure }: FigureFound, n: number): readonly string[] => {
  const said = figure.reason === '' ? '' : ` ${safeText(figure.reason)}`;
  const source = figure.source === '' ? 'no source is given' : safeText(figure.source);
  return wrap(
    `${n + 1}. ${safeText(input.label)} = ${safeText(figure.value)} (${figure.confidence}).${said} Source: ${source}`,
    { first: '  ', rest: '     ' },
  );
};

/** Which source to check next, as lines of plain text, at most 100 columns wide. */
export const evidenceLines = ({ study, figures, brought, share }: EvidenceAnswer, about: PointsAbout) => {
  const { plan, played, counted, own, range } = study;
  const words = wordingOf(plan.asked, about);
  const when = about.when === undefined ? '' : `, in futures with ${safeText(about.when)}`;
  const head = [
    ...wrap(safeText(about.scenario.title)),
    ...wrap(
      `Which source to check next for “${safeText(about.outcome)}”${when}? ${plural(plan.inputs.length, 'figure')} that evidence leaves open, ${thousands(played)} futures: ${thousands(plan.futures)} for each end of a figure, with the same luck at both; seed “${safeText(plan.seed)}”. ${CAUTION}`,
    ),
    '',
  ];
  const isNever = counted === 0 || (plan.asked.outcome.kind === 'odds' && range[1] === 0);
  if (isNever) return [...head, ...wrap(nothingFound(plan.asked, about, { played, counted }))];
  const worth = figures.filter(({ varianceBrought }) => varianceBrought.value > 0);
  const [first] = worth;
  if (!first)
    return [
      ...head,
      ...wrap(`No figure changes the outcome in ${thousands(counted)} futures: check any, or none.`),
    ];
  const shown = worth.slice(0, MOST_ROWS);
  const rows = shown.map((found) => rowOf(found, words));
  const rest = figures.length - shown.length;
  return [
    ...head,
    ...wrap(
      `Check first: ${safeText(first.input.label)}. It brings ${percent(first.share.value)} of what all figures leave open. As it is: ${known(own.mean, words.value)}; the figures together make the answer uncertain by ±${words.change(Math.sqrt(brought)).replace(/^\+/, '')} ${words.unit} (one standard deviation), ${percent(share)} of the variance between futures.`,
    ),
    '',
    ...table(withRoom(HEADS, rows), rows),
    ...(rest > 0
      ? wrap(`and ${plural(rest, 'more figure')} that bring less: --json and --csv have all.`)
      : []),
    '',
    'Sources of the first:',
    ...shown.slice(0, MOST_SOURCES).flatMap(sourceText),
    '',
    ...wrap(
      `Share: of the variance that all figures bring, how much would be gone if this one were known. Low and high: quantiles .05 and .95 of what its confidence leaves open; changes are in ${words.unit}. One figure at a time; sensitivity --evidence has what they do together.`,
    ),
  ];
};
