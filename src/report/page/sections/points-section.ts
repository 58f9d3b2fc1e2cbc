import type { DiscoverAnswer } from '../../../study/discover/discovered.ts';
import type { EvidenceAnswer } from '../../../study/evidence/worth.ts';
import type { LeversAnswer } from '../../../study/levers/levers.ts';
import type { PointsAbout } from '../../../study/sealed/study-about.ts';
import type { SensitivityAnswer } from '../../../study/sensitivity/answer.ts';
import type { CascadeView } from '../../cascade/view.ts';
import { leverMoveText } from '../../levers/text.ts';
import { between, known, type Wording, wordingOf } from '../../sensitivity/wording.ts';
import { left, right } from '../../words/layout.ts';
import { percent, plural, quantity } from '../../words/numbers.ts';
import { thousands } from '../../words/odds-numbers.ts';
import { safeText } from '../../words/safe-text.ts';
import {
  type Block,
  type BriefingSection,
  type ChartBlock,
  chartWithTable,
  tableWith,
  text,
} from '../blocks.ts';
import type { Figure, Pair } from '../draw/figures.ts';
import { cascadeBlocks, discoverBlocks } from './discovery-blocks.ts';

/** An answered study for a page: a study of points, or a study of cascades. */
export type PointsInput =
  | ({ readonly kind: 'cascade' } & CascadeView)
  | ({ readonly about: PointsAbout } & (
      | { readonly kind: 'discover'; readonly answer: DiscoverAnswer }
      | { readonly kind: 'sensitivity'; readonly answer: SensitivityAnswer }
      | { readonly kind: 'levers'; readonly answer: LeversAnswer }
      | { readonly kind: 'evidence'; readonly answer: EvidenceAnswer }
    ));

/** Rows of a chart and of its table. */
const MOST = 15;

const LUCK = 'Every point is played with the same luck, so no luck is in a difference.';

/** The outcome with its condition, in quotes. */
const askedText = ({ outcome, when }: PointsAbout): string =>
  `“${safeText(outcome)}”${when === undefined ? '' : `, in futures with ${safeText(when)}`}`;

/** Odds have an axis in per cent. Other outcomes have an axis of plain numbers. */
const pairsFigure = (
  pairs: readonly Pair[],
  plan: SensitivityAnswer['plan'],
  legend: readonly string[],
): Figure => ({
  kind: 'pairs',
  pairs,
  legend,
  ...(plan.asked.outcome.kind === 'odds' ? {} : { plain: true }),
});

const tornadoBlock = (answer: SensitivityAnswer, id: string, title: string, words: Wording): ChartBlock => {
  const shown = answer.inputs
    .flatMap(({ input, swing }) =>
      swing && Number.isFinite(swing.low + swing.high) ? [{ input, ...swing }] : [],
    )
    .toSorted((a, b) => Math.abs(b.change.value) - Math.abs(a.change.value))
    .slice(0, MOST);
  return chartWithTable({
    id,
    title,
    description: `For each input an open dot with it at its low end, and a filled one at its high end; as it is: ${known(answer.own.mean, words.value)}. Largest: ${safeText(shown[0]?.input.label ?? 'none')}.`,
    figure: pairsFigure(
      shown.map(({ input, low, high, change }) => ({
        label: safeText(input.label),
        base: low,
        variant: high,
        text: words.change(change.value),
        certain: change.low > 0 || change.high < 0,
      })),
      answer.plan,
      ['low end', 'high end'],
    ),
    heads: [left('Input'), right('Low'), right('High'), right('Change (95 %)')],
    rows: shown.map(({ input, low, high, change }) => [
      safeText(input.label),
      words.value(low),
      words.value(high),
      between(change, words.change),
    ]),
  });
};

/** Shares of the variance, or effects, if a study has them. */
const sharesBlock = ({ inputs }: SensitivityAnswer, words: Wording): readonly Block[] => {
  const rows = inputs.slice(0, MOST).flatMap(({ input, variance, effect }) => {
    const label = safeText(input.label);
    if (variance) return [[label, between(variance.first, percent), between(variance.total, percent)]];
    return effect ? [[label, between(effect.size, words.change), between(effect.spread, words.change)]] : [];
  });
  const isSobol = inputs[0]?.variance !== undefined;
  return rows.length === 0
    ? []
    : [
        tableWith(
          isSobol ? 'Shares of the variance of the outcome among points' : 'Elementary effects',
          [
            left('Input'),
            right(isSobol ? 'By itself (95 %)' : 'Mean size (95 %)'),
            right(isSobol ? 'With all others (95 %)' : 'Spread (95 %)'),
          ],
          rows,
        ),
      ];
};

const sensitivityBlocks = (answer: SensitivityAnswer, about: PointsAbout, id: string): readonly Block[] => {
  const words = wordingOf(answer.plan.asked, about);
  const parts = answer.parts;
  const luck =
    parts && Number.isFinite(parts.inputs.value)
      ? ` Of the variance between futures the inputs explain ${percent(parts.inputs.value)}, luck ${percent(parts.luck)}.`
      : '';
  return [
    text(
      `What matters for ${askedText(about)}: ${plural(answer.plan.inputs.length, 'input')}, ${thousands(answer.played)} futures. ${LUCK}${luck}`,
    ),
    tornadoBlock(
      answer,
      id,
      `${askedText(about)}: one input at a time, from its low end to its high end`,
      words,
    ),
    ...sharesBlock(answer, words),
  ];
};

const leversBlocks = (answer: LeversAnswer, about: PointsAbout, id: string): readonly Block[] => {
  const words = wordingOf(answer.plan.asked, about);
  const shown = answer.levers
    .flatMap((found) => (found.best ? [{ ...found, best: found.best }] : []))
    .slice(0, MOST);
  const chart = chartWithTable({
    id,
    title: `What helps ${askedText(about)} most for its effort`,
    description: `For each change an open dot for the scenario as it is, ${known(answer.own.mean, words.value)}, and a filled one with the change. Most for its effort: ${safeText(shown[0]?.input.label ?? 'none')}.`,
    figure: pairsFigure(
      shown.map(({ input, best, isSure }) => ({
        label: safeText(input.label),
        base: answer.own.mean,
        variant: best.mean,
        text: words.change(best.change.value),
        certain: isSure,
      })),
      answer.plan,
      ['as it is', 'with the change'],
    ),
    heads: [
      left('Change'),
      left('From and to'),
      right(`In ${words.unit} (95 %)`),
      right('Effort'),
      right('Per unit of effort (95 %)'),
    ],
    rows: shown.map((found) => [
      safeText(found.input.label),
      leverMoveText(found),
      between(found.best.change, words.change),
      quantity(found.best.effort),
      between(found.best.gain, words.change),
    ]),
  });
  const rest = answer.levers.length - shown.length;
  return [
    text(
      `${plural(answer.levers.length, 'single change')}, ${thousands(answer.played)} futures; ranked by what a unit of effort surely brings. ${LUCK}${rest > 0 ? ` ${rest} more bring less, or nothing.` : ''}`,
    ),
    ...(shown.length === 0 ? [text('No single change raises it.')] : [chart]),
  ];
};

const evidenceBlocks = (answer: EvidenceAnswer, about: PointsAbout, id: string): readonly Block[] => {
  const words = wordingOf(answer.study.plan.asked, about);
  const shown = answer.figures.filter(({ share }) => share.value > 0).slice(0, MOST);
  const chart = chartWithTable({
    id,
    title: `Which source to check next for ${askedText(about)}`,
    description: `For each figure its share of what all figures leave open, with its interval. Most: ${safeText(shown[0]?.input.label ?? 'none')}.`,
    figure: {
      kind: 'dots',
      dots: shown.map(({ input, share }) => ({
        label: safeText(input.label),
        ...share,
        text: percent(share.value),
      })),
      legend: ['share', '95 % interval'],
    },
    heads: [left('Figure'), left('Value'), left('Confidence'), right('Low to high (95 %)'), left('Source')],
    rows: shown.map(({ input, figure, swing }) => [
      safeText(input.label),
      safeText(figure.value),
      figure.confidence,
      swing ? between(swing.change, words.change) : '',
      safeText(figure.source),
    ]),
  });
  return [
    text(
      `${plural(answer.figures.length, 'figure')} that evidence leaves open, by its confidence. Together they make the answer uncertain by ±${words.change(Math.sqrt(answer.brought)).replace('+', '')} ${words.unit} (one standard deviation). ${LUCK}`,
    ),
    ...(shown.length === 0 ? [text('No figure changes it.')] : [chart]),
  ];
};

const blocksOf = (of: PointsInput, id: string): readonly Block[] => {
  switch (of.kind) {
    case 'cascade':
      return cascadeBlocks(of, id);
    case 'discover':
      return discoverBlocks(of, id);
    case 'sensitivity':
      return sensitivityBlocks(of.answer, of.about, id);
    case 'levers':
      return leversBlocks(of.answer, of.about, id);
    case 'evidence':
      return evidenceBlocks(of.answer, of.about, id);
  }
};

/**
 * The section on studies: what matters, under which conditions something happens, who tipped whom, what helps, which source to check.
 * Undefined if there are none.
 */
export const pointsSection = (studies: readonly PointsInput[] | undefined): BriefingSection | undefined =>
  !studies || studies.length === 0
    ? undefined
    : {
        id: 'matters',
        title: 'What matters',
        blocks: studies.flatMap((of, n) => blocksOf(of, `matters-${n + 1}`)),
      };
