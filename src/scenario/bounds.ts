/** Limits on the input, so that no file can hang the program. Sizes in bytes or characters. */
export const BOUNDS = {
  file: 5_000_000,
  files: 64,
  /** All files and tables of a scenario together. A file counts each time that it is read. */
  together: 20_000_000,
  /** Characters that the aliases of one file expand to. Each alias counts as 32 at least. */
  aliases: 300_000,
  alias: 32,
  anchors: 10_000,
  depth: 64,
  /** Parts of YAML (names, values, signs, line ends). A file with aliases may have fewer. */
  parts: 600_000,
  partsWithAliases: 150_000,
  states: 5_000,
  drivers: 100,
  rules: 8,
  events: 10_000,
  institutions: 100,
  blocs: 1_000,
  tracks: 100,
  variables: 1_000,
  /** Rows and columns of a table. */
  rows: 200_000,
  columns: 1_000,
  ties: 200_000,
  evidence: 200_000,
  conditions: 5_000,
  uncertain: 200,
  effects: 1_000,
  /**
   * Values in all events together, and values in all institutions together. Their conditions and effects count with
   * everything inside.
   */
  happenings: 150_000,
  /** States named by all effects together; `all` and a bloc count as all their states. */
  spoken: 2_000_000,
  text: 5_000,
  /** The most issues that are kept for the syntax of one file, and for a whole scenario. */
  syntaxIssues: 20,
  issues: 1_000,
} as const;
