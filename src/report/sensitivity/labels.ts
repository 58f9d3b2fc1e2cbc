import type { Scenario } from '../../scenario/scenario.ts';
import { namesOf } from '../words/names.ts';

/** A parameter in words, from the name of its draw. */
export const drawLabel = (name: string, scenario: Scenario): string => {
  const names = namesOf(scenario);
  const [kind = '', first = '', second] = name.split(' ');
  const { rates, target } = scenario;
  switch (kind) {
    case 'weight':
      return second === undefined
        ? `weight of ${names.term(first)}`
        : `${names.state(first)}'s weight of ${names.term(second)}`;
    case 'rate': {
      if (first === 'up' || first === 'down') return `pace ${first} from ${names.rung(Number(second))}`;
      return `pace of ${names.track(first)}, ${second ?? ''}`;
    }
    case 'fact':
      return rates.by_fact?.find(({ id }) => id === first)?.label ?? name;
    default:
      return target.push_backlash ? `backlash of ${target.name} to pushes` : name;
  }
};
