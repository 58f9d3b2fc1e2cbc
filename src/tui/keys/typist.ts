import type { ScreenClock } from '../store.ts';
import { type KeyPress, readKeys, settleKeys, settlesAfter } from './key-input.ts';

interface Typist {
  /** Takes in what came from the keyboard. */
  readonly type: (text: string) => void;
  /** Cancels the wait for the rest of a sequence. */
  readonly stop: () => void;
}

/** Reads keys from the input, which may come in pieces. */
export const typist = (clock: ScreenClock, press: (keys: readonly KeyPress[]) => void): Typist => {
  let cancel: (() => void) | undefined;
  let pending = '';
  const pressed = (keys: readonly KeyPress[]): void => {
    if (keys.length > 0) press(keys);
  };
  return {
    type: (text) => {
      cancel?.();
      const input = readKeys(pending, text);
      pending = input.pending;
      if (pending !== '')
        cancel = clock.after(settlesAfter(pending), () => {
          const left = pending;
          pending = '';
          pressed(settleKeys(left));
        });
      pressed(input.keys);
    },
    stop: () => cancel?.(),
  };
};
