import type { Evidence } from '../../scenario/parts/evidence.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { namesOf } from '../words/names.ts';
import { safeText } from '../words/safe-text.ts';

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

/**
 * The figure of a row of evidence in words: `China: economy`. `draw` is the name of the draw of this figure, if each
 * future draws it.
 */
export const rowLabel = (
  { state, field }: Evidence,
  draw: string | undefined,
  scenario: Scenario,
): string => {
  if (draw !== undefined) return drawLabel(draw, scenario);
  const names = namesOf(scenario);
  if (state !== '') return `${names.state(state)}: ${names.term(field)}`;
  const [part, id = '', track = ''] = field.split('.');
  const event = scenario.events.find((each) => each.id === id)?.label;
  const variable = scenario.variables.find((each) => each.id === id)?.label;
  if (part === 'weights') return `weight of ${names.term(id)}`;
  if (part === 'events' && event !== undefined) return safeText(`chance of “${event}”`);
  if (part === 'variables' && variable !== undefined) return safeText(`${variable} at the start`);
  return field.startsWith('target.tracks.') ? `${names.track(track)} at the start` : safeText(field);
};
