import { TRACK_HEADS, trackRows } from '../../odds/tracks.ts';
import { safeText } from '../../words/safe-text.ts';
import { type BriefingSection, tableWith, text } from '../blocks.ts';
import { type BriefingInput, lastAnswer } from '../briefing-input.ts';
import { shortDateAt } from '../dates.ts';

/** The section on the target's tracks against their start. Undefined if the target has no tracks. */
export const targetSection = (input: BriefingInput): BriefingSection | undefined => {
  const answer = lastAnswer(input);
  if (answer.tracks.length === 0) return undefined;
  const rows = trackRows(answer, (turn) => shortDateAt(input.scenario, turn));
  return {
    id: 'target',
    title: `What becomes of ${safeText(answer.frame.target.name)}`,
    blocks: [
      text(
        'The share of futures in which each track is better, the same or worse than at the start, half-way and at the end.',
      ),
      tableWith('Tracks of the target against their start', TRACK_HEADS, rows),
    ],
  };
};
