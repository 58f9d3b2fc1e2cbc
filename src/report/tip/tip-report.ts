import type { Scenario } from '../../scenario/scenario.ts';
import type { Goal } from '../../study/futures/goals.ts';
import type { TipLever } from '../../study/tip/levers.ts';
import type { TipAnswer } from '../../study/tip/search.ts';
import { namesOf } from '../words/names.ts';
import { dayOfTurn, quantity } from '../words/numbers.ts';

/** The answer to “what would it take?”, for texts and files. */
export interface TipReport {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly goal: Goal;
  readonly answer: TipAnswer;
}

/** `China recognises by 3 July 2028`; `at least 5 states recognise at once by …`. */
export const goalText = ({ scenario, goal }: Pick<TipReport, 'scenario' | 'goal'>): string => {
  const day = dayOfTurn(scenario, goal.turn);
  const { states, count } = goal;
  return states.length === 1
    ? `${namesOf(scenario).state(states[0] ?? '')} recognises by ${day}`
    : `at least ${count} of ${states.length} states recognise at once by ${day}`;
};

/** A lever in words. */
export const leverText = ({ kind, id, label = id, state }: TipLever, scenario: Scenario): string => {
  const names = namesOf(scenario);
  const whose = state === undefined ? '' : names.state(state);
  switch (kind) {
    case 'weight':
      return `weight of ${names.term(id)}, for all`;
    case 'own weight':
      return `${whose}'s weight of ${names.term(id)}`;
    case 'trait':
      return `${whose}'s ${names.term(id)} score`;
    case 'taboo':
      return `${whose}'s caution about being early`;
    case 'track':
      return `${names.track(id)} at the start`;
    case 'rung':
      return `${whose}'s rung at the start`;
    case 'written':
      return label;
  }
};

/** The value of a lever in words: a rung by its name. */
export const leverValue = (lever: TipLever, value: number, scenario: Scenario): string =>
  lever.kind === 'rung' ? namesOf(scenario).rung(value) : (lever.words?.[value] ?? quantity(value));

/** The value that a lever is set to, with three digits, as people write it. */
const roundedTip = (lever: TipLever, to: number): number => (lever.values ? to : Number(to.toPrecision(3)));

/** The argument of `--set` that makes a change. */
export const tipSet = (scenario: Scenario, lever: TipLever, to: number): string => {
  const value = roundedTip(lever, to);
  const words = lever.kind === 'rung' ? scenario.ladder.map(({ id }) => id) : lever.words;
  return `${lever.path}=${words?.[value] ?? value}`;
};
