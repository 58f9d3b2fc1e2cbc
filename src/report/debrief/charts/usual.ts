import type { ChartBlock } from '../../page/blocks.ts';
import { countBars } from '../../page/count-bars.ts';
import { thousands } from '../../words/odds-numbers.ts';
import type { DebriefReport } from '../debrief-report.ts';

/** The futures by their count of recognisers, with that of the class marked. */
export const usualChart = ({ usual, debrief, say }: DebriefReport): ChartBlock => {
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
