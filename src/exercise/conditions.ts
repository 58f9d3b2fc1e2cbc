import type { TurnRecord } from '../domain/run.ts';
import type { Condition, Quantity, Scenario } from '../scenario/scenario.ts';

/** A world as far as it was played: its turns, the start first. */
export interface PastTurns {
  readonly scenario: Scenario;
  readonly turns: readonly TurnRecord[];
}

const countAt = ({ scenario }: PastTurns, now: TurnRecord, rung: number, bloc: string | undefined) => {
  const members = new Set(scenario.blocs.find(({ id }) => id === bloc)?.members);
  const counted = scenario.states.flatMap(({ id, member }, i) =>
    member && (bloc === undefined || members.has(id)) ? [now.rungs[i] ?? 0] : [],
  );
  return { reached: counted.filter((at) => at >= rung).length, of: counted.length };
};

const amountOf = (told: PastTurns, now: TurnRecord, quantity: Quantity): number => {
  switch (quantity.kind) {
    case 'variable':
      return now.variables[quantity.id] ?? 0;
    case 'track':
      return now.tracks[quantity.id] ?? 0;
    case 'index':
      return now.indices[quantity.id];
    case 'rung':
      return now.rungs[told.scenario.states.findIndex(({ id }) => id === quantity.state)] ?? 0;
    case 'count':
      return countAt(told, now, quantity.rung, quantity.bloc).reached;
    case 'share': {
      const { reached, of } = countAt(told, now, quantity.rung, quantity.bloc);
      return of === 0 ? 0 : reached / of;
    }
    case 'sum':
      return Object.entries(quantity.terms).reduce(
        (sum, [id, coefficient]) => sum + coefficient * (now.tracks[id] ?? now.variables[id] ?? 0),
        0,
      );
    case 'granted':
      return told.turns.some(({ acts }) =>
        acts.some(
          (act) => act.kind === 'institution' && act.granted && act.institution === quantity.institution,
        ),
      )
        ? 1
        : 0;
    case 'happened':
      return told.turns
        .flatMap(({ acts }) => acts)
        .filter((act) => act.kind === 'event' && act.event === quantity.event).length;
  }
};

const TESTS = {
  at_least: (a: number, b: number) => a >= b,
  at_most: (a: number, b: number) => a <= b,
  above: (a: number, b: number) => a > b,
  below: (a: number, b: number) => a < b,
} as const;

/** Whether a condition holds at the end of the last turn that is told. */
export const conditionHolds = (told: PastTurns, condition: Condition): boolean => {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((each) => conditionHolds(told, each));
    case 'any':
      return condition.of.some((each) => conditionHolds(told, each));
    case 'not':
      return !conditionHolds(told, condition.of);
    case 'compare': {
      const now = told.turns.at(-1);
      return (
        now !== undefined && TESTS[condition.test](amountOf(told, now, condition.quantity), condition.value)
      );
    }
  }
};
