import type { HorizonChange } from '../../study/compare/compare.ts';
import { namesOf } from '../words/names.ts';
import { listed, NBSP, plural } from '../words/numbers.ts';
import type { ComparedVariant } from './compare-report.ts';
import { meanText } from './numbers.ts';

type Compared = Pick<ComparedVariant, 'comparison' | 'unshared' | 'scenario'>;

const MOST_NAMED = 6;

/** Begins a statement about others: `, beyond the 3 states that it moves itself,`. Empty if no state is set apart. */
export const beyondText = ({ comparison, unshared }: Compared): string => {
  const moved = comparison.moved.length;
  const alone = unshared.base.length + unshared.variant.length;
  const count = moved + alone;
  if (count === 0) return '';
  const verb =
    alone === 0 ? 'moves itself' : moved === 0 ? 'adds or leaves out' : 'moves, adds or leaves out';
  return `, beyond the${NBSP}${count === 1 ? 'state' : plural(count, 'state')} that it ${verb},`;
};

/** The count of all recognisers, to follow the count of the others. Empty if no state is set apart. */
export const withThemText = (compared: Compared, { countOfAll }: HorizonChange): string =>
  beyondText(compared) === '' ? '' : ` With them: ${meanText(countOfAll.difference)}.`;

/** Names the states that the what-if moves itself, and says that they are set apart. Empty if it moves none. */
export const movedText = ({ comparison: { moved }, scenario }: Compared): string => {
  if (moved.length === 0) return '';
  const names = namesOf(scenario);
  const rest = moved.length - MOST_NAMED;
  const shown = moved.slice(0, rest > 0 ? MOST_NAMED : moved.length).map((id) => names.state(id));
  const all = listed(rest > 0 ? [...shown, `${rest} more`] : shown);
  return `It moves ${all} itself, by decisions, events or rungs at the start. ${moved.length === 1 ? 'This state is' : 'These states are'} set apart: counts and verdicts are about the others.`;
};
