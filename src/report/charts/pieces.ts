/** A piece of a chart's row. Screens colour it by its role; pages use only the text. */
export interface ChartPiece<Role extends string> {
  readonly text: string;
  readonly role: Role;
}

/** A row of a chart, from left to right. */
export type ChartRow<Role extends string> = readonly ChartPiece<Role>[];

/** Joins neighbours with the same role to one piece. */
export const joined = <Role extends string>(cells: readonly ChartPiece<Role>[]): ChartRow<Role> => {
  const pieces: ChartPiece<Role>[] = [];
  for (const cell of cells) {
    const last = pieces.at(-1);
    if (last?.role === cell.role) pieces[pieces.length - 1] = { ...last, text: last.text + cell.text };
    else pieces.push(cell);
  }
  return pieces;
};

/** The text of a row. */
export const rowText = (row: ChartRow<string>): string => row.map(({ text }) => text).join('');
