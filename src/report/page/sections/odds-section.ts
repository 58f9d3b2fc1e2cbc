import type { StateOdds } from '../../../study/odds/odds.ts';
import { left, right } from '../../words/layout.ts';
import { namesOf } from '../../words/names.ts';
import { percent, plural } from '../../words/numbers.ts';
import { shareInterval, sharePercent, thousands } from '../../words/odds-numbers.ts';
import { safeText } from '../../words/safe-text.ts';
import {
  type Block,
  type BriefingSection,
  chartWithTable,
  more,
  type TableData,
  tableWith,
  text,
} from '../blocks.ts';
import { type BriefingInput, byOdds, followers, lastAnswer, lastDay, shortName } from '../briefing-input.ts';
import { shortDateAt } from '../dates.ts';
import { mapBlock } from './map.ts';
import { tilesBlock } from './tiles.ts';

/** States with a smaller chance are only in the long table. */
const SMALL = 0.01;
const MOST_DOTS = 14;
const LEAST_DOTS = 5;
const MOST_ROWS = 300;

const HEADS = [
  left('State'),
  left('Stands at the start'),
  right('Chance'),
  right('95 % interval'),
  left('Median date, if it does (95 %)'),
];

const medianText = ({ median, recognised }: StateOdds, { scenario }: BriefingInput): string => {
  if (recognised) return 'from the start';
  if (!median) return 'never seen';
  const range = median.between?.map((turn) => shortDateAt(scenario, turn)).join(' – ');
  return shortDateAt(scenario, median.turn) + (range === undefined ? '' : ` (${range})`);
};

const rowsOf = (input: BriefingInput, states: readonly StateOdds[]): TableData['rows'] => {
  const names = namesOf(input.scenario);
  const { frame } = lastAnswer(input);
  return states.map((state) => [
    safeText(state.name),
    names.rung(frame.states[state.position]?.rung ?? 0),
    sharePercent(state.by),
    state.recognised ? '–' : shareInterval(state.by),
    medianText(state, input),
  ]);
};

const allStates = (input: BriefingInput): Block => {
  const { states } = lastAnswer(input);
  const shown = states.toSorted(byOdds).slice(0, MOST_ROWS);
  const rest = states.length - shown.length;
  return more(`All ${plural(states.length, 'state')}`, [
    tableWith(`Every state: chance to recognise by ${lastDay(input)}`, HEADS, rowsOf(input, shown)),
    ...(rest > 0 ? [text(`${plural(rest, 'more state')} with no larger chance are left out.`)] : []),
  ]);
};

/** The states that get a line in a chart, likeliest first. */
export const chartStates = (input: BriefingInput, most = MOST_DOTS): readonly StateOdds[] => {
  const able = followers(input).filter(({ by }) => by.count > 0);
  const likely = able.filter(({ by }) => by.share >= SMALL).length;
  return able.slice(0, Math.min(most, Math.max(LEAST_DOTS, likely)));
};

const dotsBlock = (input: BriefingInput): readonly Block[] => {
  const shown = chartStates(input);
  if (shown.length === 0)
    return [text('No state recognises in any of these futures that did not from the start.')];
  return [
    chartWithTable({
      id: 'odds',
      title: `Chance to recognise by ${lastDay(input)}`,
      description: `A dot for each state’s share of futures, a line for its 95 % interval. ${shown
        .slice(0, 3)
        .map(({ name, by }) => `${shortName(name)} ${sharePercent(by)}`)
        .join(', ')}.`,
      figure: {
        kind: 'dots',
        dots: shown.map(({ name, by }) => ({
          label: shortName(name),
          value: by.share,
          low: by.low,
          high: by.high,
          text: sharePercent(by),
        })),
      },
      heads: HEADS,
      rows: rowsOf(input, shown),
    }),
  ];
};

/** The section on who may follow: chances with intervals, as dots, on tiles and in a table. */
export const oddsSection = (input: BriefingInput): BriefingSection => {
  const { futures } = lastAnswer(input);
  const map = mapBlock(input);
  const few = followers(input).filter(({ by }) => by.share < SMALL).length;
  return {
    id: 'who',
    title: 'Who may follow',
    blocks: [
      text(
        `The chance of a state is the share of ${thousands(futures)} futures in which it has recognised by ${lastDay(input)}, whether or not it keeps to it. The interval says how sure the count is, not how sure the assumptions are.${few === 0 ? '' : ` ${plural(few, 'state')} of ${lastAnswer(input).states.length} recognise in fewer than ${percent(SMALL)} of futures.`}`,
      ),
      ...dotsBlock(input),
      ...(map ? [map] : []),
      tilesBlock(input),
      ...(lastAnswer(input).states.length > MOST_DOTS ? [allStates(input)] : []),
    ],
  };
};
