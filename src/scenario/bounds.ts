/** Bounds on what is read, so that no file can hang the program. Sizes in bytes or characters. */
export const BOUNDS = {
  file: 5_000_000,
  files: 64,
  /** All files and tables of a scenario together, each as often as it is read. */
  together: 20_000_000,
  /** Characters that aliases may stand for in one file; an alias counts at least 32. */
  aliases: 300_000,
  alias: 32,
  anchors: 10_000,
  depth: 64,
  /** Parts of YAML (names, values, signs, line ends): a file with aliases may hold fewer. */
  parts: 1_200_000,
  partsWithAliases: 150_000,
  states: 5_000,
  drivers: 100,
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
  effects: 1_000,
  /** States named by all effects together, `all` and blocs written out. */
  spoken: 2_000_000,
  text: 5_000,
  /** Issues kept of one file's syntax, and of a whole scenario. */
  syntaxIssues: 20,
  issues: 1_000,
} as const;
