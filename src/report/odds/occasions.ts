import type { OddsAnswer } from '../../study/odds/odds.ts';
import { left, right, table } from '../words/layout.ts';
import { dayOfTurn } from '../words/numbers.ts';
import { sharePercent } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';

/** The number of occasions in the list. */
const OCCASIONS = 10;

/** What happens in some futures and not in others, likeliest first. */
export const occasionLines = (answer: OddsAnswer): readonly string[] => {
  const { occasions, frame } = answer;
  const shown = frame.occasions
    .map((occasion, o) => ({ occasion, share: occasions[o] }))
    .filter(({ share }) => share && share.count > 0 && share.count < share.of)
    .toSorted((a, b) => (b.share?.count ?? 0) - (a.share?.count ?? 0))
    .slice(0, OCCASIONS);
  if (shown.length === 0) return [];
  return [
    '',
    ...table(
      [
        left(`What happens by ${dayOfTurn({ start: frame.start, turn: frame.unit }, answer.query.by)}`, 64),
        right('share of futures'),
      ],
      shown.map(({ occasion, share }) => [
        safeText(occasion.label) + (occasion.kind === 'institution' ? ': granted' : ''),
        share ? sharePercent(share) : '',
      ]),
      '',
    ),
  ];
};
