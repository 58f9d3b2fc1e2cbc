import type { Evidence } from '../../scenario/parts/evidence.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { TABOO_LIMIT, WEIGHT_LIMIT } from '../../scenario/schema/states.ts';
import type { RowNumber } from './card.ts';

/** The id of a row: `CHN.economy`; of the scenario as a whole the field alone. */
export const rowIdOf = ({ state, field }: Evidence): string => (state === '' ? field : `${state}.${field}`);

/** The row of an id; the first one where several rows give evidence for one figure. */
export const rowOf = ({ evidence }: Scenario, id: string): Evidence | undefined =>
  evidence.find((row) => rowIdOf(row) === id);

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The number of a state, and the mean of the other states that have a row for the same figure. */
const stateNumber = (scenario: Scenario, { state: id, field }: Evidence): RowNumber | undefined => {
  const state = scenario.states.find((each) => each.id === id);
  const driver = scenario.drivers.find((each) => each.id === field);
  if (!state || (!driver && field !== 'taboo')) return undefined;
  const numberIn = ({ taboo, traits }: typeof state): number => (driver ? (traits[field] ?? 0) : taboo);
  const counted = new Set(scenario.evidence.flatMap((row) => (row.field === field ? [row.state] : [])));
  const others = scenario.states.filter((each) => each.id !== id && counted.has(each.id));
  const [least, most] = driver?.range ?? [0, TABOO_LIMIT];
  return {
    path: driver ? `${id}.traits.${field}` : `${id}.taboo`,
    value: numberIn(state),
    least,
    most,
    // A state that has said nothing on being early has the taboo 1.
    without: driver ? mean(others.map(numberIn)) : 1,
  };
};

/** A number of the scenario as a whole: a weight less its spread, or the start of a track at 0. */
const commonNumber = ({ weights, target }: Scenario, field: string): RowNumber | undefined => {
  const [part, id = '', ...more] = field.split('.');
  const weight = part === 'weights' && more.length === 0 ? weights[id] : undefined;
  if (weight)
    return {
      path: `weights.${id}.mean`,
      value: weight.mean,
      least: -WEIGHT_LIMIT,
      most: WEIGHT_LIMIT,
      without: weight.mean - weight.sd,
    };
  const track = target.tracks.find((each) => field === `target.tracks.${each.id}.start`);
  return track && { path: field, value: track.start, least: 0, most: 1, without: 0 };
};

/** The number of the scenario that a row is the source of, if it is one that an edit can set. */
export const numberOf = (scenario: Scenario, row: Evidence): RowNumber | undefined =>
  row.state === '' ? commonNumber(scenario, row.field) : stateNumber(scenario, row);
