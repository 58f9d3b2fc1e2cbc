import { compareIds, type StateId } from '../../domain/ids.ts';
import type { Driver, Scenario } from '../../scenario/scenario.ts';
import { declaredSides } from '../waves/claim-facts.ts';

/** The drivers that every wave of two rungs gets. They show what a state declared before the first day. */
export const DECLARED = ['declared_for', 'declared_against'] as const;

const PATRON = 'patron';

const LABELS = { declared_for: 'Declared for it', declared_against: 'Declared against it' };

/** One of the drivers of declared states. */
const driverOf = (id: (typeof DECLARED)[number]): Driver => ({
  id,
  label: LABELS[id],
  sign: id === 'declared_for' ? 1 : -1,
  profile: [1],
  climate: [],
  range: [0, 1],
});

/** Their weights are not judged. Only the waves show how much these drivers count. */
const UNKNOWN = { mean: 0, sd: 2 };

/**
 * The scenario, with the declared patrons and opponents of its claim added as drivers. If the scenario already has such
 * a driver, that one is kept. A side without states gets no driver.
 */
export const withDeclared = (scenario: Scenario): Scenario => {
  const { patrons, opponents } = declaredSides(scenario);
  const sides = { declared_for: patrons, declared_against: opponents };
  const added = DECLARED.filter((id) => sides[id].length > 0 && scenario.weights[id] === undefined);
  if (scenario.ladder.length > 2 || added.length === 0) return scenario;
  const traitsOf = (state: StateId) =>
    Object.fromEntries(added.filter((id) => sides[id].includes(state)).map((id) => [id, 1]));
  return {
    ...scenario,
    drivers: [...scenario.drivers, ...added.map(driverOf)].sort((a, b) => compareIds(a.id, b.id)),
    states: scenario.states.map((state) => ({
      ...state,
      traits: { ...state.traits, ...traitsOf(state.id) },
    })),
    weights: { ...scenario.weights, ...Object.fromEntries(added.map((id) => [id, UNKNOWN])) },
  };
};

const meanOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The scenario with its patron axis turned, if on this axis the mean of the declared opponents is higher than the mean
 * of the declared patrons. Tables of an older rule have the West at the high end, even if the West is no patron.
 */
export const withTurnedAxis = (scenario: Scenario): Scenario => {
  const { patrons, opponents } = declaredSides(scenario);
  const meanFor = (side: readonly StateId[]) =>
    meanOf(
      scenario.states.filter(({ id }) => side.includes(id)).flatMap(({ traits }) => traits[PATRON] ?? []),
    );
  const [ours, theirs] = [meanFor(patrons), meanFor(opponents)];
  if (ours === undefined || theirs === undefined || ours >= theirs) return scenario;
  const turn = (value: number): number => (value === 0 ? 0 : -value);
  return {
    ...scenario,
    states: scenario.states.map((state) => {
      const value = state.traits[PATRON];
      return value === undefined ? state : { ...state, traits: { ...state.traits, [PATRON]: turn(value) } };
    }),
  };
};
