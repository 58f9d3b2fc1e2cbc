/** What made an output of a study: enough to make it again, and nothing of the machine that it was made on. */
export interface StudyManifest {
  /** Version of the program. */
  readonly engine: string;
  readonly scenario: { readonly id: string; readonly title: string; readonly sha256: string };
  /** SHA-256 of the canonical form of each part of the scenario's data. */
  readonly data: Readonly<Record<string, string>>;
  readonly seed: string;
  /** Futures counted, and those that were asked for: fewer were counted where a person stopped the study. */
  readonly futures: number;
  readonly asked: number;
  readonly turns: number;
  readonly edits: readonly string[];
  /** The command line that gives the same numbers. */
  readonly command: string;
}
