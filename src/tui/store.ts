/** The program gives the time. The screens have no clock of their own. */
export interface ScreenClock {
  /** Milliseconds since any moment. */
  readonly now: () => number;
  /** Calls once after this many milliseconds. The result cancels the call. */
  readonly after: (milliseconds: number, call: () => void) => () => void;
}

/** Holds a state and says when to draw it. Changes that come soon after each other are drawn together. */
export interface Store<State> {
  /** The newest state. */
  readonly now: () => State;
  /** The state as it was drawn last. */
  readonly drawn: () => State;
  readonly set: (state: State) => void;
  /** Calls the listener when there is something to draw. The result stops the calls. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes a store that is drawn at most once in `pause` milliseconds, and at once if nothing was drawn lately. */
export const createStore = <State>(first: State, clock: ScreenClock, pause: number): Store<State> => {
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
