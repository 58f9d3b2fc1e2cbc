import type { BoxEnd, DiscoverAnswer, FoundBox, Restriction } from '../../study/discover/discovered.ts';

/** The columns of the table. It has one row for each input that a box restricts. */
export const DISCOVER_COLUMNS = [
  ...['input', 'label', 'one_of', 'search', 'box', 'coverage', 'density', 'mass'],
  ...['above_quantile', 'above', 'above_quasi_p', 'below_quantile', 'below', 'below_quasi_p'],
] as const;

type Cells = readonly (string | number)[];

const cellsOf = (end: BoxEnd | undefined): Cells => [
  end?.at ?? Number.NaN,
  end?.value ?? Number.NaN,
  end?.quasiP ?? Number.NaN,
];

const NONE = cellsOf(undefined);

const rowOf = (search: number, number: number, box: FoundBox, of: Restriction): Cells => [
  ...[of.input.id, of.input.label, of.kind === 'choice' ? of.names.join(' | ') : ''],
  ...[search, number, box.coverage.share, box.density.share, box.mass],
  ...(of.kind === 'choice'
    ? [Number.NaN, Number.NaN, of.quasiP, ...NONE]
    : [...cellsOf(of.above), ...cellsOf(of.below)]),
];

/** The boxes as rows. A cell that does not apply is NaN. */
export const discoverRows = ({ searches }: DiscoverAnswer): readonly Cells[] =>
  searches.flatMap(({ boxes }, s) =>
    boxes.flatMap((box, b) => box.restrictions.map((of) => rowOf(s + 1, b + 1, box, of))),
  );
