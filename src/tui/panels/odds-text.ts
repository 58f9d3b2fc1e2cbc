import { isSettled, type Share } from '../../domain/intervals.ts';
import type { LiveOddsView } from '../../report/odds/live-view.ts';
import { futuresText, thousands, worthText } from '../../report/words/odds-numbers.ts';

/** The mark of a verdict on odds with changes against those without. */
export const VERDICT_MARKS = {
  more: { text: '▲', tone: 'rise' },
  less: { text: '▼', tone: 'fall' },
  noise: { text: '≈', tone: 'dim' },
  same: { text: '=', tone: 'dim' },
} as const;

/** The name of a state, with what is special about its odds. */
export const markedName = (
  { name, isMoved }: { readonly name: string; readonly isMoved: boolean },
  isAtEnd: boolean,
): string => `${name}${isMoved ? ' (moved)' : ''}${isAtEnd ? ' (at the end)' : ''}`;

/** A share in at most six columns: `38 %`, `3.4 %`, `<0.1 %`, `>99 %`. */
export const shortShare = (share: number): string => {
  if (share <= 0) return '0 %';
  if (share < 0.0005) return '<0.1 %';
  if (share < 0.0995) return `${(share * 100).toFixed(1)} %`;
  if (share >= 1) return '100 %';
  return share > 0.995 ? '>99 %' : `${Math.round(share * 100)} %`;
};

const bound = (share: number): string => {
  const hundredths = share * 100;
  const isNearEnd = (hundredths > 0 && hundredths < 9.95) || (hundredths > 99.05 && hundredths < 100);
  return isNearEnd ? hundredths.toFixed(1).replace('100.0', '100') : String(Math.round(hundredths));
};

/** The 95 % interval in percent, placed after the share: `(36–39)`. Empty if the past settles the share. */
export const intervalText = (share: Share): string =>
  isSettled(share) ? '' : `(${bound(share.low)}–${bound(share.high)})`;

type CountedFutures = Pick<LiveOddsView, 'futures' | 'aim' | 'worth'>;

const countedText = ({ futures, aim }: CountedFutures): string =>
  futures < aim ? `${thousands(futures)} of ${futuresText(aim)}` : futuresText(futures);

/** Whether pairs make the futures worth more or fewer than their number. */
const isPaired = (view: CountedFutures): boolean => worthText(view) !== futuresText(view.futures);

/**
 * The number of futures that are counted, or their worth. Longest first: `2,000 of 10,000 futures`, `250 futures, worth
 * about 2,000`.
 */
export const countedTexts = (view: CountedFutures): readonly string[] => [
  isPaired(view) ? worthText(view) : countedText(view),
  futuresText(view.futures),
];

/** The worth of the futures as a sentence with the reason. Empty if they are worth their number. */
export const worthSentence = (view: CountedFutures, sides: string): string =>
  isPaired(view) ? `${worthText(view)}: the same luck ${sides}` : '';

/** The number of futures, with the turn from which they have luck of their own if there is room. Longest first. */
export const sinceTexts = (
  view: Pick<LiveOddsView, 'futures' | 'aim' | 'worth' | 'since'> | undefined,
): readonly string[] =>
  view
    ? [
        ...(isPaired(view) ? [`${worthText(view)}, ${view.since}`] : [`${countedText(view)} ${view.since}`]),
        `${futuresText(view.futures)} ${view.since}`,
        futuresText(view.futures),
      ]
    : [];
