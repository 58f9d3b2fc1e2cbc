import type { Said } from '../../report/said/said.ts';
import { mattersSentences, nothingWeighed, weighedText } from '../panels/matters.ts';
import type { Ui } from '../state.ts';
import { item, part, said } from './words.ts';

/** What matters, in words: one input at a time. */
export const mattersWords = ({ on }: Ui): Said => {
  if (on.kind !== 'matters' || on.found.kind === 'playing') return said('Nothing is counted yet.');
  if (on.found.kind === 'failed') return said(on.found.why);
  const { weighed } = on.found;
  const nothing = nothingWeighed(weighed);
  if (nothing !== undefined) return said(nothing);
  return [
    ...said(weighedText(weighed)),
    ...part(
      'What matters, one input at a time, the largest change first',
      mattersSentences(weighed).flatMap((text) => item(text)),
    ),
  ];
};
