import type { Evidence } from '../../scenario/parts/evidence.ts';
import { numberOn } from '../../scenario/parts/numbers.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { rowIdOf, rowPath } from '../../study/evidence/figures.ts';
import type { RowNumber } from './card.ts';

/** The row with an id. If several rows give evidence for one figure, the first row. */
export const rowOf = ({ evidence }: Scenario, id: string): Evidence | undefined =>
  evidence.find((row) => rowIdOf(row) === id);

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean of the other states that have a row for the same trait. */
const othersMean = ({ states, evidence }: Scenario, { state: id, field }: Evidence): number => {
  const counted = new Set(evidence.flatMap((row) => (row.field === field ? [row.state] : [])));
  const others = states.filter((each) => each.id !== id && counted.has(each.id));
  return mean(others.map(({ traits }) => traits[field] ?? 0));
};

/** The value that the number of a row has if the row is left out. Undefined if a team cannot set the number. */
const withoutRow = (scenario: Scenario, row: Evidence): number | undefined => {
  const { state, field } = row;
  const [part, id = ''] = field.split('.');
  if (state === '') {
    const weight = part === 'weights' ? scenario.weights[id] : undefined;
    if (weight) return weight.mean - weight.sd;
    return part === 'target' && field.endsWith('.start') ? 0 : undefined;
  }
  if (scenario.drivers.some((driver) => driver.id === field)) return othersMean(scenario, row);
  // A state that has said nothing on being early has the taboo 1.
  return field === 'taboo' ? 1 : undefined;
};

/** The number of the scenario that a row is the source of, if it is one that a team can set. */
export const numberOf = (scenario: Scenario, row: Evidence): RowNumber | undefined => {
  const without = withoutRow(scenario, row);
  // For a weight, the mean is set. The spread stays.
  const path = rowPath(scenario, row).replace(/^weights\.[^.]+$/, '$&.mean');
  const number = without === undefined ? undefined : numberOn(scenario, path);
  if (!number || without === undefined) return undefined;
  const [least, most] = number.range;
  return { path, value: number.value, least, most, without };
};
