import { type Edit, editOf, meanPath, weightPath, withoutMean } from '../../domain/edit.ts';
import type { StateId } from '../../domain/ids.ts';
import { BUILT_IN_WEIGHTS } from '../../domain/terms.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { namesOf } from '../words/names.ts';
import { quantity } from '../words/numbers.ts';

/** A weight that a person may change, for all states or for one. */
export interface WeightRow {
  readonly id: string;
  /** The path that an edit changes. For a weight with a spread, it is the mean's path, so that the spread stays. */
  readonly path: string;
  readonly label: string;
  readonly kind: 'driver' | 'social';
  readonly value: number;
  /** The value without an edit of this path. */
  readonly base: number;
  readonly edited: boolean;
  /** Its standard deviation over futures, with the edits. It is 0 if every future has the same value. */
  readonly spread: number;
  /** The ends of its slider. */
  readonly low: number;
  readonly high: number;
}

/** The usual upper end of a slider. Weights of scenarios go up to about 5. */
const USUAL_HIGH = 8;

const editedValue = (edits: readonly Edit[], path: string): number | undefined => editOf(edits, path)?.value;

/** The spread after an edit. An edit of the mean keeps the spread. An edit of the whole weight sets it to 0. */
const left = (edit: Edit | undefined, spread: number): number =>
  edit && edit.path === withoutMean(edit.path) ? 0 : spread;

/** The weights of a scenario with edits, for all states or for one. Those of drivers come first. */
export const weightRows = (
  scenario: Scenario,
  edits: readonly Edit[],
  state?: StateId,
): readonly WeightRow[] => {
  const names = namesOf(scenario);
  const own = scenario.states.find(({ id }) => id === state)?.weights ?? {};
  const row = (id: string, kind: WeightRow['kind']): WeightRow => {
    const path = weightPath(id, state);
    const spread = (state === undefined ? scenario.weights[id] : own[id])?.sd ?? 0;
    const general = scenario.weights[id]?.mean ?? 0;
    const everywhere = editedValue(edits, weightPath(id)) ?? general;
    const ofAll = left(editOf(edits, weightPath(id)), scenario.weights[id]?.sd ?? 0);
    const whole = state === undefined || own[id] || editOf(edits, path) ? spread : ofAll;
    const base = state === undefined ? general : (own[id]?.mean ?? everywhere);
    const value = editedValue(edits, path) ?? base;
    return {
      id,
      path: spread > 0 ? meanPath(path) : path,
      label: names.term(id),
      kind,
      value,
      base,
      edited: value !== base,
      spread: left(editOf(edits, path), whole),
      low: Math.min(0, 2 * base, value),
      high: Math.max(USUAL_HIGH, Math.ceil(2 * base), value),
    };
  };
  return [
    ...scenario.drivers.map(({ id }) => row(id, 'driver')),
    ...BUILT_IN_WEIGHTS.filter((id) => scenario.weights[id]).map((id) => row(id, 'social')),
  ];
};

/** An edit in words, `China: human-rights cost 4 → 2`, and in brief, `CHN rights 4 → 2`. */
export interface EditWords {
  /** What is edited: `China: human-rights cost`. */
  readonly label: string;
  readonly text: string;
  readonly brief: string;
}

/** Describes an edit of a weight in words, and any other edit by its path. */
export const describeEdit = (scenario: Scenario, edits: readonly Edit[], edit: Edit): EditWords => {
  const names = edit.path.split('.');
  const state = names[0] === 'states' ? names[1] : undefined;
  const row = weightRows(scenario, edits, state).find(
    ({ path }) => withoutMean(path) === withoutMean(edit.path),
  );
  if (!row) {
    const text = `${edit.path} = ${quantity(edit.value)}`;
    return { label: edit.path, text, brief: text };
  }
  const change = `${quantity(row.base)} → ${quantity(edit.value)}`;
  const { id } = row;
  const label = state === undefined ? row.label : `${namesOf(scenario).state(state)}: ${row.label}`;
  const brief = state === undefined ? `${id} ${change}` : `${state} ${id} ${change}`;
  return { label, text: `${label} ${change}`, brief };
};
