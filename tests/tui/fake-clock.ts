import type { ScreenClock } from '../../src/tui/store.ts';

export interface FakeClock extends ScreenClock {
  /** Lets time pass; what is due is called in its order. */
  readonly pass: (milliseconds: number) => void;
  /** How many calls are waiting. */
  readonly waiting: () => number;
}

/** A clock that moves only on request. */
export const fakeClock = (): FakeClock => {
  let now = 0;
  let calls: { readonly at: number; readonly call: () => void }[] = [];
  const next = (until: number) => calls.filter((c) => c.at <= until).toSorted((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    after: (milliseconds, call) => {
      const entry = { at: now + milliseconds, call };
      calls.push(entry);
      return () => {
        calls = calls.filter((c) => c !== entry);
      };
    },
    pass: (milliseconds) => {
      const until = now + milliseconds;
      for (let due = next(until); due; due = next(until)) {
        now = due.at;
        calls = calls.filter((c) => c !== due);
        due.call();
      }
      now = until;
    },
    waiting: () => calls.length,
  };
};
