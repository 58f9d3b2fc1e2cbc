import { longDate, quantity } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import { voiceOf } from '../words/sentences.ts';
import { type DebriefReport, shareText } from './debrief-report.ts';
import { type Block, heading, text } from './plain-page.ts';

const horizon = ({ debrief }: DebriefReport): string => longDate(debrief.run.turns.at(-1)?.date ?? '');

/** How usual the played future is among futures from the same start. */
export const usualBlocks = (report: DebriefReport): readonly Block[] => {
  const { usual, debrief } = report;
  const { names } = voiceOf(debrief.scenario);
  const { spread } = usual;
  const by = horizon(report);
  return [
    heading(2, `How usual it was: ${thousands(usual.futures)} futures from the same start`, true),
    text(
      `In each of them the model plays every state, with other luck. On ${by} the class counts ${usual.recognisers} recognising. ` +
        `Of the futures ${shareText(usual.same)} count just as many, ${shareText(usual.fewer)} fewer, ${shareText(usual.more)} more. ` +
        `Nine in ten have ${quantity(spread.q05)} to ${quantity(spread.q95)}; their mean is ${quantity(spread.mean)}.`,
    ),
    {
      kind: 'table',
      title: `States that were played, or that came to recognition or left it, by ${by}`,
      columns: ['state', 'start', 'class', 'on the same rung in', 'recognises by then in'],
      rows: usual.states.map((each) => [
        names.state(each.state),
        names.rung(each.start),
        names.rung(each.end),
        shareText(each.sameRung),
        shareText(each.recognises),
      ]),
    },
  ];
};
