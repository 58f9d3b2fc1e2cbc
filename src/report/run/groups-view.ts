import type { StateId } from '../../domain/ids.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { namesOf } from '../words/names.ts';
import { safeText } from '../words/safe-text.ts';

/** A group of states to look at together. */
export interface StateGroup {
  readonly label: string;
  readonly states: readonly StateId[];
}

/** The groups of a scenario: the neighbours of its target, then its blocs. */
export const stateGroups = (scenario: Scenario): readonly StateGroup[] => {
  const names = namesOf(scenario);
  const neighbours = scenario.states.filter(({ neighbour }) => neighbour).map(({ id }) => id);
  const beside = { label: `neighbours of ${safeText(scenario.target.name)}`, states: neighbours };
  return [
    ...(neighbours.length > 0 ? [beside] : []),
    ...scenario.blocs.map(({ id, members }) => ({ label: names.bloc(id), states: members })),
  ];
};
