import type { BoxEnd, DiscoverAnswer, FoundBox, Restriction } from '../../study/discover/discovered.ts';
import type { TableColumn } from '../odds/table.ts';
import { csvRow } from '../run/csv.ts';
import { safeText } from '../words/safe-text.ts';

const NUMBERS = [
  ...['search', 'box', 'coverage', 'density', 'mass'],
  ...['above_quantile', 'above', 'above_quasi_p', 'below_quantile', 'below', 'below_quasi_p'],
] as const;
const TEXTS = ['input', 'label', 'one_of'] as const;

/** The columns of the table: one row for each input that a box restricts. */
export const DISCOVER_COLUMNS = [...NUMBERS, ...TEXTS] as const;

interface Row {
  readonly search: number;
  readonly number: number;
  readonly box: FoundBox;
  readonly of: Restriction;
}

const rowsOf = ({ searches }: DiscoverAnswer): readonly Row[] =>
  searches.flatMap(({ boxes }, s) =>
    boxes.flatMap((box, b) => box.restrictions.map((of) => ({ search: s + 1, number: b + 1, box, of }))),
  );

const endOf = (end: BoxEnd | undefined): readonly number[] => [
  end?.at ?? Number.NaN,
  end?.value ?? Number.NaN,
  end?.quasiP ?? Number.NaN,
];

const numbersOf = ({ search, number, box, of }: Row): readonly number[] => [
  ...[search, number, box.coverage.share, box.density.share, box.mass],
  ...(of.kind === 'choice'
    ? [Number.NaN, Number.NaN, of.quasiP, ...endOf(undefined)]
    : [...endOf(of.above), ...endOf(of.below)]),
];

const textsOf = ({ of }: Row): readonly string[] => [
  of.input.id,
  of.input.label,
  of.kind === 'choice' ? of.names.join(' | ') : '',
];

/** The boxes as CSV text, the header first. What does not apply is empty. */
export function* discoverCsv(answer: DiscoverAnswer): Generator<string, void, undefined> {
  yield csvRow([...DISCOVER_COLUMNS]);
  for (const row of rowsOf(answer))
    yield csvRow([...numbersOf(row).map((value) => (Number.isFinite(value) ? value : '')), ...textsOf(row)]);
}

/** The same table in columns. What does not apply is NaN. */
export const discoverColumns = (answer: DiscoverAnswer): readonly TableColumn[] => {
  const rows = rowsOf(answer);
  return [
    ...NUMBERS.map((name, c) => ({
      name,
      type: 'number' as const,
      values: rows.map((row) => numbersOf(row)[c] ?? Number.NaN),
    })),
    ...TEXTS.map((name, c) => ({
      name,
      type: 'text' as const,
      values: rows.map((row) => safeText(textsOf(row)[c] ?? '')),
    })),
  ];
};
