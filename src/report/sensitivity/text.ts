import type { PointsAbout } from '../../study/sealed/study-about.ts';
import type { InputAnswer, SensitivityAnswer } from '../../study/sensitivity/answer.ts';
import { left, right, table, wrap } from '../words/layout.ts';
import { fixed, NBSP, percent, plural } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { CAUTION } from '../words/sentences.ts';
import { tornadoBars, tornadoRows } from './tornado.ts';
import { between, known, nothingFound, type Wording, wordingOf } from './wording.ts';

/** The number of inputs with a bar, and of pairs with a line. The rest is in the table or in JSON. */
const MOST_BARS = 12;
const MOST_PAIRS = 8;
const LABEL = 34;
const BAR = 41;

const share = (value: number): string => fixed(value, 2);

const rowOf = ({ input, swing, variance, effect }: InputAnswer, words: Wording): readonly string[] => [
  safeText(input.label),
  swing ? between(swing.change, words.change) : 'a group: no ends',
  ...(variance
    ? [known(variance.first.value, share), between(variance.total, share), known(variance.pawn.value, share)]
    : []),
  ...(effect ? [between(effect.size, words.change), known(effect.spread.value, words.change)] : []),
];

const tableLines = (answer: SensitivityAnswer, words: Wording): readonly string[] => {
  const heads = {
    sobol: [right('first', 6), right('total (95 %)', 22), right('PAWN', 5)],
    morris: [right('effect (95 %)', 26), right('spread', 8)],
    swing: [],
    steps: [],
    scatter: [],
  };
  return table(
    [left('input', LABEL), right('low to high (95 %)', 24), ...heads[answer.plan.method]],
    answer.inputs.map((row) => rowOf(row, words)),
  );
};

/** The tornado: a bar for each input with ends, longest first. */
const tornadoLines = (answer: SensitivityAnswer, words: Wording): readonly string[] => {
  const bars = tornadoBars(answer);
  if (bars.length === 0) return ['No input changes the outcome by itself.'];
  const rows = tornadoRows(bars, answer.own.mean, { label: LABEL, bar: BAR }, words.value);
  return [
    `One at a time, from the low end (░) to the high end (█); │ is the scenario as it is, ${words.value(answer.own.mean)}:`,
    ...rows.slice(0, MOST_BARS).map((row) => `  ${row}`),
    ...(bars.length > MOST_BARS ? [`  and ${plural(bars.length - MOST_BARS, 'smaller one')}`] : []),
  ].map((line) => line.trimEnd().replaceAll(NBSP, ' '));
};

const pairLines = ({ plan, pairs }: SensitivityAnswer): readonly string[] => {
  if (!plan.pairs) return [];
  const label = (i: number): string => safeText(plan.inputs[i]?.label ?? '');
  const sorted = pairs.toSorted((a, b) => b.share.value - a.share.value).slice(0, MOST_PAIRS);
  return [
    '',
    'Pairs that act together, beyond what each does by itself:',
    ...sorted.flatMap(({ inputs: [a, b], share: of }) =>
      wrap(`${label(a)} with ${label(b)}: ${between(of, share)}`, { first: '  ', rest: '    ' }),
    ),
  ];
};

const HOW = {
  sobol:
    'First: the share of the variance of the outcome among points that an input explains by itself; total: with all that it does together with others (Sobol’ indices). PAWN: how far it moves the whole distribution, 0 to 1.',
  morris:
    'Effect: mean size of the change from end to end over all trajectories (Morris’ μ*); spread: how much that depends on the others.',
  swing: 'All else is as odds plays it, future by future.',
  steps: '',
  scatter: '',
} as const;

const endedText = ({ plan, rows, ended }: SensitivityAnswer): string => {
  if (plan.method === 'swing' || plan.method === 'steps') return '';
  const what = plan.method === 'sobol' ? 'row' : 'trajectory';
  const count = plural(rows, what, plan.method === 'sobol' ? 'rows' : 'trajectories');
  switch (ended) {
    case 'ranks':
      return `Ended after ${count}: the order of the inputs that matter is stable.`;
    case 'budget':
      return `Ended after ${count}: that was the budget (--rows), and the order of the inputs may still change.`;
    case 'stopped':
      return `Stopped: partial, after ${count} of ${thousands(plan.rows)}.`;
  }
};

const partsText = ({ parts }: SensitivityAnswer): string => {
  if (!parts || !Number.isFinite(parts.inputs.value)) return '';
  const { value, low, high } = parts.inputs;
  return `Of the variance between futures the inputs explain ${percent(value)} (95 % interval ${percent(low)} to ${percent(high)}), luck ${percent(parts.luck)}.`;
};

const isNever = ({ plan, range, counted }: SensitivityAnswer): boolean =>
  counted === 0 || (plan.asked.outcome.kind === 'odds' && range[1] === 0);

/** What matters for an outcome, as lines of plain text, at most 100 columns wide. */
export const sensitivityText = (answer: SensitivityAnswer, about: PointsAbout): readonly string[] => {
  const { plan, counted, played, own } = answer;
  const words = wordingOf(plan.asked, about);
  const when = about.when === undefined ? '' : `, in futures with ${safeText(about.when)}`;
  const head = [
    ...wrap(safeText(about.scenario.title)),
    ...wrap(
      `What matters for “${safeText(about.outcome)}”${when}? ${plural(plan.inputs.length, 'input')}, ${thousands(played)} futures: ${thousands(plan.futures)} at each point, with the same luck at every point, so differences between points carry no noise from luck; seed “${safeText(plan.seed)}”. ${CAUTION}`,
    ),
    '',
  ];
  const nothing = isNever(answer) ? nothingFound(plan.asked, about, { played, counted }) : undefined;
  if (nothing !== undefined) return [...head, ...wrap(nothing)];
  const some =
    counted < played
      ? `${thousands(counted)} of ${thousands(played)} futures count; a row is left out where a point has none. `
      : '';
  const sentences = `${some}As it is: ${known(own.mean, words.value)}. ${partsText(answer)} ${endedText(answer)}`;
  return [
    ...head,
    ...wrap(sentences.replace(/ {2,}/g, ' ').trim()),
    '',
    ...tornadoLines(answer, words),
    '',
    ...wrap(
      `${HOW[plan.method]} Low and high: quantiles .05 and .95 of an input. Changes are in ${words.unit}.`,
    ),
    '',
    ...tableLines(answer, words),
    ...pairLines(answer),
  ];
};
