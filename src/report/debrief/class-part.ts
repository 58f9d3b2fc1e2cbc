import { type Block, heading, remark, tableBlock, text } from '../page/blocks.ts';
import { quantity } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import { usualChart } from './charts/usual.ts';
import { type DebriefReport, shareCell, shareText } from './debrief-report.ts';

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
