import type { OddsAnswer } from '../../study/odds/odds.ts';
import { left, right, table } from '../words/layout.ts';
import { sharePercent, shareWithInterval, shortDate } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';

export const TRACK_HEADS = [
  left('The target, against the start', 32),
  left('by'),
  right('better (95 %)'),
  right('the same'),
  right('worse (95 %)'),
];

/** For each track and day, the shares of futures in which the track is better, equal or worse than at the start. */
export const trackRows = (
  { tracks }: OddsAnswer,
  dateText: (turn: number) => string,
): readonly (readonly string[])[] =>
  tracks.flatMap(({ label, looks }) =>
    looks.map(({ turn, better, same, worse }) => [
      safeText(label),
      dateText(turn),
      shareWithInterval(better),
      sharePercent(same),
      shareWithInterval(worse),
    ]),
  );

/** The shares of the tracks as lines of a table. Empty if the target has no track. */
export const trackLines = (answer: OddsAnswer): readonly string[] =>
  answer.tracks.length === 0
    ? []
    : [
        '',
        ...table(
          TRACK_HEADS,
          trackRows(answer, (turn) => shortDate(answer.frame, turn)),
          '',
        ),
      ];
