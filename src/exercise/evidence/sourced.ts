/** A text with its source. */
export interface Sourced {
  readonly text: string;
  readonly source: string;
  /** Whether the source is that of who did or said it; undefined: not said. */
  readonly primary?: boolean | undefined;
  /** The day or month of which it is true. */
  readonly as_of?: string | undefined;
  readonly reports?: string | undefined;
}

/** What somebody without a seat says. */
export interface Voiced extends Sourced {
  readonly who: string;
  /** Whether these are their words; undefined: not said. */
  readonly verbatim?: boolean | undefined;
}
