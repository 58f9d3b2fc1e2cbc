import type { BranchRow } from '../../report/run/branches-view.ts';
import { textWidth } from '../../report/words/layout.ts';
import { plural } from '../../report/words/numbers.ts';
import { type Line, line, paragraph, span } from '../draw/line.ts';
import { toColumns } from '../draw/text.ts';
import { rowsAround } from '../layout.ts';

const COUNT_COLUMNS = 4;
const CHANGES_COLUMNS = 11;
const LEFT_COLUMNS = 10;

const changesText = ({ changes }: BranchRow): string =>
  changes.length === 0 ? 'no change' : plural(changes.length, 'change');

const leftText = ({ left }: BranchRow): string => (left ? `at turn ${left.turn}` : '');

const rowLine = (row: BranchRow, chosen: boolean, columns: number): Line => {
  const room = Math.max(8, columns - 2 - LEFT_COLUMNS - CHANGES_COLUMNS - COUNT_COLUMNS - 2);
  const name = toColumns(row.name, Math.max(4, room - textWidth(row.stem) - (row.shown ? 2 : 0)));
  const tone = chosen ? 'selected' : 'plain';
  return [
    span(chosen ? '▶ ' : '  ', tone),
    span(row.stem, 'dim'),
    ...(row.shown ? [span('● ', 'focus')] : []),
    span(name, tone),
    span(' '),
    span(toColumns(leftText(row), LEFT_COLUMNS), 'dim'),
    span(
      toColumns(changesText(row).replaceAll('\u00A0', ' '), CHANGES_COLUMNS),
      row.changes.length > 0 ? 'warning' : 'dim',
    ),
    span(toColumns(String(row.recognisers.length), COUNT_COLUMNS, 'right'), 'strong'),
  ];
};

const headLine = (columns: number): Line => {
  const room = Math.max(8, columns - 2 - LEFT_COLUMNS - CHANGES_COLUMNS - COUNT_COLUMNS - 2);
  return line(
    `  ${toColumns('branch', room)} ${toColumns('left', LEFT_COLUMNS)}${toColumns('changes', CHANGES_COLUMNS)}${toColumns('end', COUNT_COLUMNS, 'right')}`,
    'dim',
  );
};

/** The tree of branches: which branch left which at which turn, how much each changes, how many states recognise at the end. */
export const branchesLines = (
  rows: readonly BranchRow[],
  selected: number,
  columns: number,
  height: number,
): readonly Line[] => [
  headLine(columns),
  ...rowsAround(rows, selected, height - 1, (row, chosen) => rowLine(row, chosen, columns)),
];

const told = (text: string, columns: number, first = ''): readonly Line[] =>
  paragraph(text, columns, 'plain', first, '  ');

/** The branch from which this branch began, and the turn. */
export const leftSentence = ({ left }: BranchRow): string =>
  left ? `Left ${left.name} after turn ${left.turn} (${left.dateText}).` : 'The play that all others left.';

/** One branch: what it changes, in words, and which states recognise in the end. */
export const branchLines = (row: BranchRow, columns: number): readonly Line[] => {
  const { changes, recognisers, endText } = row;
  const count = recognisers.length === 1 ? '1 state recognises' : `${recognisers.length} states recognise`;
  return [
    ...told(leftSentence(row), columns),
    ...told(`On ${endText} ${count}${recognisers.length > 0 ? `: ${recognisers.join(', ')}` : ''}.`, columns),
    line(
      changes.length > 0 ? 'What it changes' : 'It changes nothing yet.',
      changes.length > 0 ? 'title' : 'dim',
    ),
    ...changes.flatMap((change) => told(change, columns, '· ')),
  ];
};
