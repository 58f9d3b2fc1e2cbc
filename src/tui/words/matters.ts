import type { Said } from '../../report/said/said.ts';
import { cascadesSentences, conditionsSentences } from '../panels/discovery.ts';
import { mattersSentences, nothingWeighed, weighedText } from '../panels/matters.ts';
import type { Ui } from '../state.ts';
import { item, part, said } from './words.ts';

const BOXES = 'Boxes, each within the one before, then those of what is left';
const TREE = 'Each state that tips others, then those that it tips most; then first movers that matter';

const listedWords = ([head, items]: readonly [string, readonly string[]], title: string): Said => [
  ...said(head),
  ...part(
    title,
    items.flatMap((text) => item(text)),
  ),
];

/** The answer on the screen `matters` in words: what matters one input at a time, conditions, or cascades. */
export const mattersWords = ({ on }: Ui): Said => {
  if (on.kind !== 'matters' || on.found.kind === 'playing') return said('Nothing is counted yet.');
  if (on.found.kind === 'failed') return said(on.found.why);
  if (on.found.kind === 'conditions') return listedWords(conditionsSentences(on.found.view), BOXES);
  if (on.found.kind === 'cascades') return listedWords(cascadesSentences(on.found.view), TREE);
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
