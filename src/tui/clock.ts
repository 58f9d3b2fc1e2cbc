/** Time, as whoever runs the program gives it: the screens have none of their own. */
export interface Clock {
  /** Milliseconds since any moment. */
  readonly now: () => number;
  /** Calls once after so many milliseconds; the answer takes the call back. */
  readonly after: (milliseconds: number, call: () => void) => () => void;
}
