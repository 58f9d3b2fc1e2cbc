import type { Clock } from './clock.ts';

/** Holds a state and tells who draws it when to draw; changes that come fast are drawn together. */
export interface Store<State> {
  /** The newest state. */
  readonly now: () => State;
  /** The state as it was last given out to be drawn. */
  readonly drawn: () => State;
  readonly set: (state: State) => void;
  /** Calls when there is something to draw; the answer ends that. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes a store that asks to be drawn at most once every `pause` milliseconds, at once if nothing was drawn lately. */
export const createStore = <State>(first: State, clock: Clock, pause: number): Store<State> => {
  let now = first;
  let drawn = first;
  let last = Number.NEGATIVE_INFINITY;
  let isWaiting = false;
  const listeners = new Set<() => void>();
  const draw = (): void => {
    isWaiting = false;
    if (drawn === now) return;
    drawn = now;
    last = clock.now();
    for (const listener of listeners) listener();
  };
  return {
    now: () => now,
    drawn: () => drawn,
    set: (state) => {
      now = state;
      if (isWaiting || now === drawn) return;
      const wait = last + pause - clock.now();
      if (wait <= 0) {
        draw();
        return;
      }
      isWaiting = true;
      clock.after(wait, draw);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
