/** A change that somebody could bring about, for `levers` and `tip`. No run reads it. */
export type WrittenLever = {
  readonly id: string;
  readonly label: string;
  /**
   * The effort of a change by 1: a number changes by 1, a list of words by one word, and an event is stopped.
   * Undefined: a full move costs 1.
   */
  readonly cost?: number | undefined;
} & (
  | {
      /** A path of one number, as `--set` names it. */
      readonly set: string;
      /** How far the number may go down and up. Undefined: as far as makes sense. */
      readonly low?: number | undefined;
      readonly high?: number | undefined;
      /** The only values that the number may have. Undefined: every number in the range. */
      readonly values?: readonly (number | string)[] | undefined;
    }
  | { /** An event that is kept from happening. */ readonly event: string }
);
