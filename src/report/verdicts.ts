import type { Change, StateChange } from '../study/compare.ts';
import type { Verdict } from '../study/paired.ts';

/** The words of a verdict; `more` and `less` are the caller's, as they say what there is more of. */
export const verdictText = (verdict: Verdict, more = 'more', less = 'less'): string =>
  ({ same: 'exactly the same', noise: 'inside noise', more, less })[verdict];

/** Whether something changed beyond noise. */
export const isChanged = (verdict: Verdict): boolean => verdict === 'more' || verdict === 'less';

/** How many verdicts say that something changed beyond noise, how many that it is within, and how many that nothing differs. */
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

/** The change of a state that every table and screen shows, and gives the verdict on. */
export interface ShownChange {
  readonly change: Change;
  /** The state recognises as often as without the change, but keeps to it more or less often: the end is shown. */
  readonly isAtEnd: boolean;
}

export const shownChange = ({ by, at }: StateChange): ShownChange =>
  by.verdict === 'same' && at.verdict !== 'same'
    ? { change: at, isAtEnd: true }
    : { change: by, isAtEnd: false };

/** The verdict on a state in a table. */
export const changeText = ({ change, isAtEnd }: ShownChange): string =>
  verdictText(change.verdict, 'more often', 'less often') + (isAtEnd ? ' (no longer at the end)' : '');
