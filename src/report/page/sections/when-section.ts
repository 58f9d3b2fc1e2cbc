import { curveLine } from '../../charts/lines.ts';
import { axis } from '../../charts/scale.ts';
import { left, pad, right, textWidth } from '../../words/layout.ts';
import { percent } from '../../words/numbers.ts';
import { sharePercent, shareWithInterval } from '../../words/odds-numbers.ts';
import { safeText } from '../../words/safe-text.ts';
import { type BriefingSection, type TableData, text } from '../blocks.ts';
import { type BriefingInput, lastAnswer, shortName } from '../briefing-input.ts';
import { shortDateAt, ticksOf } from '../dates.ts';
import { chartStates } from './odds-section.ts';

const MOST_CURVES = 7;
const PLOT_WIDTH = 48;
const NAME_WIDTH = 24;

const tableOf = (input: BriefingInput): TableData => ({
  caption: 'Chance to have recognised by then, with its 95 % interval',
  heads: [
    left('State'),
    ...input.answers.map(({ query }) => right(`by ${shortDateAt(input.scenario, query.by)}`)),
  ],
  rows: chartStates(input, MOST_CURVES).map(({ name, position }) => [
    safeText(name),
    ...input.answers.map(({ states }) => {
      const share = states[position]?.by;
      return share ? shareWithInterval(share) : '';
    }),
  ]),
});

const plotOf = (input: BriefingInput): readonly string[] => {
  const { curves, turns } = lastAnswer(input);
  const shown = chartStates(input, MOST_CURVES);
  const most = Math.max(0, ...shown.map(({ by }) => by.share));
  const first = shortDateAt(input.scenario, 0);
  return [
    ...shown.map(
      ({ name, position }) =>
        `${pad(safeText(name), NAME_WIDTH)}  ${curveLine(curves[position] ?? [], PLOT_WIDTH, most)}  ${percent(curves[position]?.at(-1) ?? 0)}`,
    ),
    `${' '.repeat(NAME_WIDTH)}  ${axis(first, shortDateAt(input.scenario, turns), Math.max(PLOT_WIDTH, textWidth(first)))}`,
  ];
};

/** The section on when: curves of first passage. Undefined if no state ever follows. */
export const whenSection = (input: BriefingInput): BriefingSection | undefined => {
  const { curves, turns } = lastAnswer(input);
  const shown = chartStates(input, MOST_CURVES);
  if (shown.length === 0) return undefined;
  return {
    id: 'when',
    title: 'When',
    blocks: [
      text(
        'A curve that rises early says that a state, if it follows, follows soon; one that is still rising at the end says that the end came too early to tell.',
      ),
      {
        kind: 'chart',
        id: 'curves',
        title: 'Share of futures in which a state has recognised by then',
        description: `One curve for each of the likeliest states. At the end: ${shown
          .map(({ name, by }) => `${shortName(name)} ${sharePercent(by)}`)
          .join(', ')}.`,
        figure: {
          kind: 'lines',
          lines: shown.map(({ name, position }) => ({
            label: shortName(name),
            shares: curves[position] ?? [],
          })),
          ticks: ticksOf(input.scenario, turns),
        },
        table: tableOf(input),
        text: plotOf(input),
      },
    ],
  };
};
