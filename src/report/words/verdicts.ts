import type { Change, StateChange } from '../../study/compare/compare.ts';
import type { Verdict } from '../../study/compare/paired.ts';

/** The words of a verdict. The caller gives the words for `more` and `less`. */
export const verdictText = (verdict: Verdict, more = 'more', less = 'less'): string =>
  ({ same: 'exactly the same', noise: 'inside noise', more, less })[verdict];

/** Whether a verdict is a change beyond noise. */
export const isChanged = (verdict: Verdict): boolean => verdict === 'more' || verdict === 'less';

/** How many verdicts are a change beyond noise, how many are inside noise, and how many are no difference at all. */
export interface VerdictTally {
  readonly changed: number;
  readonly noise: number;
  readonly same: number;
}

export const tallyVerdicts = (verdicts: readonly Verdict[]): VerdictTally => ({
  changed: verdicts.filter(isChanged).length,
  noise: verdicts.filter((verdict) => verdict === 'noise').length,
  same: verdicts.filter((verdict) => verdict === 'same').length,
});

/** The change of a state that every table and screen shows, with its verdict. */
interface ShownChange {
  readonly change: Change;
  /** Whether to show the change at the end. The state recognises equally often, but keeps to it more or less often. */
  readonly isAtEnd: boolean;
}

export const shownChange = ({ by, at }: StateChange): ShownChange =>
  by.verdict === 'same' && at.verdict !== 'same'
    ? { change: at, isAtEnd: true }
    : { change: by, isAtEnd: false };

/** The verdict on a state in a table. */
export const changeText = ({ change, isAtEnd }: ShownChange): string =>
  verdictText(change.verdict, 'more often', 'less often') + (isAtEnd ? ' (no longer at the end)' : '');
