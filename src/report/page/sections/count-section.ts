import { shareOf } from '../../../domain/intervals.ts';
import type { Spread } from '../../../study/odds/fan.ts';
import { fanPlot } from '../../charts/fan.ts';
import { axis } from '../../charts/scale.ts';
import { ruleTable } from '../../odds/rule-table.ts';
import { left, right } from '../../words/layout.ts';
import { quantity } from '../../words/numbers.ts';
import { sharePercent, shareWithInterval, thousands } from '../../words/odds-numbers.ts';
import { type Block, type BriefingSection, type ChartBlock, tableWith, text } from '../blocks.ts';
import { type BriefingInput, lastAnswer, lastDay } from '../briefing-input.ts';
import { countBars } from '../count-bars.ts';
import { shortDateAt, ticksOf } from '../dates.ts';

const PLOT_WIDTH = 72;
const PLOT_ROWS = 10;

const rowOf = (input: BriefingInput, spread: Spread): readonly string[] => [
  shortDateAt(input.scenario, spread.turn),
  quantity(spread.mean),
  quantity(spread.q50),
  `${quantity(spread.q25)}–${quantity(spread.q75)}`,
  `${quantity(spread.q05)}–${quantity(spread.q95)}`,
];

const fanBlock = (input: BriefingInput): ChartBlock => {
  const { fan, turns } = lastAnswer(input);
  const ticks = ticksOf(input.scenario, turns);
  const shown = fan.filter(({ turn }) => turn === turns || ticks.some((tick) => tick.turn === turn));
  const then = fan[turns];
  return {
    kind: 'chart',
    id: 'fan',
    title: 'How many states recognise, over time',
    description: `The line is the median of all futures, the dark band half of them, the light band nine in ten. On ${lastDay(input)}: median ${quantity(then?.q50 ?? 0)}, half of the futures ${quantity(then?.q25 ?? 0)} to ${quantity(then?.q75 ?? 0)}, nine in ten ${quantity(then?.q05 ?? 0)} to ${quantity(then?.q95 ?? 0)}.`,
    figure: { kind: 'fan', fan, ticks },
    table: {
      caption: 'Count of recognisers over all futures',
      heads: [
        left('End of'),
        right('mean'),
        right('median'),
        right('half of the futures'),
        right('nine in ten'),
      ],
      rows: shown.map((spread) => rowOf(input, spread)),
    },
    text: [
      ...fanPlot(fan, PLOT_WIDTH, PLOT_ROWS),
      ` ${axis(shortDateAt(input.scenario, 0), shortDateAt(input.scenario, turns), PLOT_WIDTH - 1)}`,
      '█ median   ▓ half of the futures   ░ nine in ten',
    ],
  };
};

const countsBlock = (input: BriefingInput): ChartBlock => {
  const { counts, futures } = lastAnswer(input);
  const bars = countBars(counts, futures);
  return {
    kind: 'chart',
    id: 'counts',
    title: `How many recognise on ${lastDay(input)}`,
    description:
      'A column for each count of recognisers, or for a few counts together; its height is the share of futures that end so.',
    figure: { kind: 'columns', label: 'states that recognise', bars },
    table: {
      caption: `Futures by count of recognisers on ${lastDay(input)}`,
      heads: [left('States that recognise'), right('futures'), right('share (95 %)')],
      rows: bars.map(({ label, futures: n }) => [
        label,
        thousands(n),
        shareWithInterval(shareOf(n, futures)),
      ]),
    },
  };
};

/** How many recognise, in two sentences. */
export const countSentence = (input: BriefingInput): string => {
  const { fan, nobody, turns } = lastAnswer(input);
  const [then, never] = [fan[turns], nobody[turns]];
  if (!then || !never) return '';
  return `On average ${quantity(then.mean)} recognise on ${lastDay(input)}, those of the start included; in half of the futures ${quantity(then.q25)} to ${quantity(then.q75)}, in nine of ten ${quantity(then.q05)} to ${quantity(then.q95)}. In ${sharePercent(never)} of futures no further state does.`;
};

/** The odds under each rival rule, and the three shares of their spread. Nothing if there are fewer than two rules. */
const ruleBlocks = (input: BriefingInput): readonly Block[] => {
  const found = ruleTable(lastAnswer(input), lastDay(input));
  const caption =
    'Under each rival rule, and how much of the spread comes from luck, from weights that are not certain, and from rules';
  return found ? [tableWith(caption, found.heads, found.rows)] : [];
};

/** The section on how many recognise: the fan of the count, and the counts at the end. */
export const countSection = (input: BriefingInput): BriefingSection => ({
  id: 'how-many',
  title: 'How many',
  blocks: [text(countSentence(input)), fanBlock(input), countsBlock(input), ...ruleBlocks(input)],
});
