import type { StateId } from '../domain/ids.ts';
import type { TurnRecord } from '../domain/run.ts';
import type { Condition, ConditionTest, Quantity, StatesCounted } from '../scenario/parts/happenings.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** The turns of a world that were played, the start first. */
interface PastTurns {
  readonly scenario: Scenario;
  readonly turns: readonly TurnRecord[];
}

/** The rungs of all members, or of the members of a bloc, or of the states in a list. */
const rungsOf = (
  { scenario }: PastTurns,
  now: TurnRecord,
  { bloc, among }: StatesCounted,
): readonly number[] => {
  const meant = among ?? scenario.blocs.find(({ id }) => id === bloc)?.members;
  return now.rungs.filter((_, i) => {
    const state = scenario.states[i];
    return state?.member && (meant?.includes(state.id) ?? bloc === undefined);
  });
};

/** The condition with the states that `others` means: all states that no seat plays, or the states of the bloc. */
export const withOthers = (
  condition: Condition,
  { states, blocs }: Pick<Scenario, 'states' | 'blocs'>,
  isPlayed: (state: StateId) => boolean,
): Condition => {
  const inside = (part: Condition): Condition => withOthers(part, { states, blocs }, isPlayed);
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { kind: condition.kind, of: condition.of.map(inside) };
    case 'not':
      return { kind: 'not', of: inside(condition.of) };
    case 'compare': {
      const { quantity } = condition;
      if ((quantity.kind !== 'count' && quantity.kind !== 'share') || !quantity.others) return condition;
      const meant = blocs.find(({ id }) => id === quantity.bloc)?.members ?? states.map(({ id }) => id);
      return { ...condition, quantity: { ...quantity, among: meant.filter((id) => !isPlayed(id)) } };
    }
  }
};

/** The value of a quantity at the end of a turn. */
export const amountOf = (past: PastTurns, now: TurnRecord, quantity: Quantity): number => {
  const acts = past.turns.flatMap((record) => record.acts);
  switch (quantity.kind) {
    case 'variable':
      return now.variables[quantity.id] ?? 0;
    case 'track':
      return now.tracks[quantity.id] ?? 0;
    case 'index':
      return now.indices[quantity.id];
    case 'rung':
      return now.rungs[past.scenario.states.findIndex(({ id }) => id === quantity.state)] ?? 0;
    case 'count':
    case 'share': {
      const rungs = rungsOf(past, now, quantity);
      const reached = rungs.filter((rung) => rung >= quantity.rung).length;
      return quantity.kind === 'count' ? reached : reached / Math.max(1, rungs.length);
    }
    case 'sum':
      return Object.entries(quantity.terms).reduce(
        (sum, [id, coefficient]) => sum + coefficient * (now.tracks[id] ?? now.variables[id] ?? 0),
        0,
      );
    case 'granted':
      return Number(
        acts.some(
          (act) => act.kind === 'institution' && act.granted && act.institution === quantity.institution,
        ),
      );
    case 'happened':
      return acts.filter((act) => act.kind === 'event' && act.event === quantity.event).length;
  }
};

const TESTS = {
  at_least: (a: number, b: number) => a >= b,
  at_most: (a: number, b: number) => a <= b,
  above: (a: number, b: number) => a > b,
  below: (a: number, b: number) => a < b,
} as const;

/** Whether a value passes a test. */
export const passesTest = (
  { test, value }: { readonly test: ConditionTest; readonly value: number },
  found: number,
): boolean => TESTS[test](found, value);

/** Whether a condition holds at the end of the last turn. */
export const conditionHolds = (past: PastTurns, condition: Condition): boolean => {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((each) => conditionHolds(past, each));
    case 'any':
      return condition.of.some((each) => conditionHolds(past, each));
    case 'not':
      return !conditionHolds(past, condition.of);
    case 'compare': {
      const now = past.turns.at(-1);
      return !!now && passesTest(condition, amountOf(past, now, condition.quantity));
    }
  }
};
