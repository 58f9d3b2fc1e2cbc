import type { ConditionTest, Effect, Quantity } from '../../parts/happenings.ts';
import type { Variable } from '../../parts/world.ts';
import type { Bloc, State } from '../../scenario.ts';

/** Values from `low` to `high`. */
interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The facts that limit the quantities of a scenario. */
export interface Bounds {
  readonly top: number;
  readonly members: number;
  readonly membersOf: ReadonlyMap<string, number>;
  /** Variables that nothing changes, with their values. */
  readonly constants: ReadonlyMap<string, number>;
  readonly tracks: ReadonlySet<string>;
  /** The most times that an event can happen. */
  readonly happens: (event: string) => number;
  readonly grants: (institution: string) => boolean;
}

const ANY: Interval = { low: -Infinity, high: Infinity };

const ofTerm = (bounds: Bounds, id: string): Interval => {
  if (bounds.tracks.has(id)) return { low: 0, high: 1 };
  const constant = bounds.constants.get(id);
  return constant === undefined ? ANY : { low: constant, high: constant };
};

const ofSum = (bounds: Bounds, terms: Readonly<Record<string, number>>): Interval => {
  let [low, high] = [0, 0];
  for (const [id, coefficient] of Object.entries(terms)) {
    if (coefficient === 0) continue;
    const term = ofTerm(bounds, id);
    const ends = [term.low * coefficient, term.high * coefficient];
    low += Math.min(...ends);
    high += Math.max(...ends);
  }
  return { low, high };
};

/** The range of values of a quantity. */
export const rangeOf = (bounds: Bounds, quantity: Quantity): Interval => {
  switch (quantity.kind) {
    case 'variable':
    case 'track':
      return ofTerm(bounds, quantity.id);
    case 'index':
      return { low: 0, high: 100 };
    case 'rung':
      return { low: 0, high: bounds.top };
    case 'count':
    case 'share': {
      const members =
        quantity.bloc === undefined
          ? bounds.members
          : (bounds.membersOf.get(quantity.bloc) ?? bounds.members);
      const low = quantity.rung === 0 ? 1 : 0;
      const count = { low: low * members, high: members };
      return quantity.kind === 'count' ? count : { low: members > 0 ? low : 0, high: members > 0 ? 1 : 0 };
    }
    case 'sum':
      return ofSum(bounds, quantity.terms);
    case 'granted':
      return { low: 0, high: bounds.grants(quantity.institution) ? 1 : 0 };
    case 'happened':
      return { low: 0, high: bounds.happens(quantity.event) };
  }
};

const INVERSE: Readonly<Record<ConditionTest, ConditionTest>> = {
  at_least: 'below',
  below: 'at_least',
  at_most: 'above',
  above: 'at_most',
};

/** The opposite test. It holds if and only if the given test fails. */
export const inverse = (test: ConditionTest): ConditionTest => INVERSE[test];

const SLACK = 1e-9;

/** Whether some value of an interval passes a test. */
export const passes = ({ low, high }: Interval, test: ConditionTest, value: number): boolean => {
  switch (test) {
    case 'at_least':
      return high >= value - SLACK;
    case 'above':
      return high > value;
    case 'at_most':
      return low <= value + SLACK;
    case 'below':
      return low < value;
  }
};

export type MemberCounts = Pick<Bounds, 'members' | 'membersOf'>;

/** Counts the members of the scenario and of each bloc, as conditions do. */
export const memberCounts = (states: readonly State[], blocs: readonly Bloc[]): MemberCounts => {
  const members = new Set(states.filter((state) => state.member).map((state) => state.id));
  return {
    members: members.size,
    membersOf: new Map(blocs.map((bloc) => [bloc.id, bloc.members.filter((id) => members.has(id)).length])),
  };
};

/** Variables that no effect changes. */
export const constantsOf = (
  variables: readonly Variable[],
  effects: Iterable<Effect>,
): ReadonlyMap<string, number> => {
  const constants = new Map(variables.map(({ id, start }) => [id, start]));
  for (const effect of effects) if (effect.kind === 'variable') constants.delete(effect.id);
  return constants;
};
