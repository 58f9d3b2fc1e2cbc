/** A change that somebody could bring about, for `levers` and `tip`. No run reads it. */
export type WrittenLever = {
  readonly id: string;
  readonly label: string;
  /** The effort of a change by 1: of a number by 1, of words by one word, of an event to stop it. Undefined: a full move costs 1. */
  readonly cost?: number | undefined;
} & (
  | {
      /** A path of one number, as `--set` names it. */
      readonly set: string;
      /** How far it may go down and up; undefined: as far as makes sense. */
      readonly low?: number | undefined;
      readonly high?: number | undefined;
      /** The only values that it may have; undefined: every number in range is one. */
      readonly values?: readonly (number | string)[] | undefined;
    }
  | { /** An event that is kept from happening. */ readonly event: string }
);
