import type { CascadeAnswer, CascadeEdge } from '../../study/cascade/cascade-answer.ts';
import type { TableColumn } from '../odds/table.ts';
import { csvRow } from '../run/csv.ts';
import { safeText } from '../words/safe-text.ts';

const NAMES = ['from', 'from_name', 'to', 'to_name'] as const;
const NUMBERS = [
  ...['strength', 'strength_low', 'strength_high', 'needed', 'needed_low', 'needed_high'],
  ...['from_reproduction', 'to_steps'],
] as const;

/** The columns of the table. It has one row for each pair of states in which the first tips the second. */
export const CASCADE_COLUMNS = [...NAMES, ...NUMBERS] as const;

const namesOf = ({ from, to }: CascadeEdge): readonly string[] => [from.id, from.name, to.id, to.name];

const numbersOf = ({ from, to, strength, needed }: CascadeEdge): readonly number[] => [
  ...[strength.value, strength.low, strength.high, needed.share, needed.low, needed.high],
  ...[from.reproduction.value, to.steps],
];

/** Who tipped whom as CSV text, the header first. */
export function* cascadeCsv({ edges }: CascadeAnswer): Generator<string, void, undefined> {
  yield csvRow([...CASCADE_COLUMNS]);
  for (const edge of edges) yield csvRow([...namesOf(edge), ...numbersOf(edge)]);
}

/** The table of who tipped whom, in columns. */
export const cascadeColumns = ({ edges }: CascadeAnswer): readonly TableColumn[] => [
  ...NAMES.map((name, c) => ({
    name,
    type: 'text' as const,
    values: edges.map((edge) => safeText(namesOf(edge)[c] ?? '')),
  })),
  ...NUMBERS.map((name, c) => ({
    name,
    type: 'number' as const,
    values: edges.map((edge) => numbersOf(edge)[c] ?? Number.NaN),
  })),
];
