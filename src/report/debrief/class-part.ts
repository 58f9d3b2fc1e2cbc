import { type Block, type ChartBlock, heading, remark, tableBlock, text } from '../page/blocks.ts';
import { countBars } from '../page/count-bars.ts';
import { quantity } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import { type DebriefReport, shareCell, shareText } from './debrief-report.ts';

/** The futures by their count of recognisers. The count of the class is marked. */
const usualChart = ({ usual, debrief, say }: DebriefReport): ChartBlock => {
  const bars = countBars(usual.counts, usual.futures, usual.recognisers);
  return {
    kind: 'chart',
    id: 'usual',
    title: say('Futures by count of recognisers on {day}', {
      day: say.day(debrief.run.turns.at(-1)?.date ?? ''),
    }),
    description: say(
      'Each column is the share of {count} futures that end with that count. The dark one has the count of the class.',
      { count: thousands(usual.futures) },
    ),
    figure: {
      kind: 'columns',
      label: say('states that recognise'),
      bars,
      marked: { at: bars.findIndex(({ to }) => usual.recognisers <= to), word: say('class') },
    },
  };
};

/** How usual the played future is among futures from the same start. */
export const usualBlocks = (report: DebriefReport): readonly Block[] => {
  const { usual, debrief, say, voice } = report;
  const { names } = voice;
  const { spread } = usual;
  const day = say.day(debrief.run.turns.at(-1)?.date ?? '');
  return [
    heading(
      2,
      say('How usual it was: {count} futures from the same start', { count: thousands(usual.futures) }),
    ),
    text(
      say(
        'In each of them the model plays every state, with other luck. On {day} the class counts {count} recognising. Of the futures {same} count just as many, {fewer} fewer, {more} more. Nine in ten have {low} to {high}; their mean is {mean}.',
        {
          day,
          count: usual.recognisers,
          same: shareText(usual.same, say),
          fewer: shareText(usual.fewer, say),
          more: shareText(usual.more, say),
          low: quantity(spread.q05),
          high: quantity(spread.q95),
          mean: quantity(spread.mean),
        },
      ),
    ),
    usualChart(report),
    remark(say('In brackets the 95 % interval.')),
    tableBlock({
      title: say(
        'States that were played, and of the others that came to recognition or left it at most 20, the least usual, by {day}',
        { day },
      ),
      columns: [
        say('state'),
        say('start'),
        say('class'),
        say('on the same rung in'),
        say('recognises by then in'),
      ],
      rows: usual.states.map((each) => [
        names.state(each.state),
        names.rung(each.start),
        names.rung(each.end),
        shareCell(each.sameRung, say),
        shareCell(each.recognises, say),
      ]),
    }),
  ];
};
