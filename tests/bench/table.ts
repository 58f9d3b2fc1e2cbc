/** One line of the table: what was measured, as a ratio to what, and in its own unit. */
export interface Row {
  readonly what: string;
  readonly ratio: string;
  readonly note: string;
}

export const times = (ratio: number, digits = 1): string => `${ratio.toFixed(digits)} x`;

export const ms = (value: number): string =>
  `${value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 3)} ms`;

export const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(0)} %`;

const COLUMNS = { what: 62, ratio: 10 } as const;

/** A part of the table under its heading, as text. */
export const sectionOf = (heading: string, rows: readonly Row[]): string =>
  [
    heading.toUpperCase(),
    ...rows.map(({ what, ratio, note }) =>
      `  ${what.padEnd(COLUMNS.what)} ${ratio.padStart(COLUMNS.ratio)}  ${note}`.trimEnd(),
    ),
    '',
  ].join('\n');
