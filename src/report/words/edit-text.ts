import type { Difference } from '../../scenario/differences.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { namesOf } from './names.ts';
import { longDate, NBSP, quantity } from './numbers.ts';
import { safeText } from './safe-text.ts';

/** The word for an entry of a section. */
const ENTRIES: Readonly<Record<string, string>> = {
  states: 'state',
  drivers: 'driver',
  blocs: 'bloc',
  events: 'event',
  decisions: 'decision',
  institutions: 'institution',
};

/** Formats a text that is a number. Any other text stays as it is. */
const valueText = (text: string): string => {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? quantity(value) : safeText(text);
};

const timingText = (scenario: Scenario, id: string): string => {
  const timing = scenario.events.find((event) => event.id === id)?.timing;
  if (timing?.kind !== 'dates') return '';
  return `, on ${timing.dates.map(longDate).join(', ')}`;
};

/** The changed thing in words, from its path. Undefined if the path itself is clearest. */
const subjectOf = (path: string, scenario: Scenario): string | undefined => {
  const [first = '', second = '', third = '', fourth = ''] = path.split('.');
  const { state, term, track } = namesOf(scenario);
  const isState = scenario.states.some(({ id }) => id === first);
  if (first === 'weights' && third === '') return `weight of ${term(second)}`;
  if (isState && second === 'weights') return `${state(first)}'s weight of ${term(third)}`;
  if (isState && second === 'traits') return `${state(first)}'s ${term(third)} score`;
  if (isState && second === 'rung') return `${state(first)}'s rung at the start`;
  if (isState && second === 'taboo') return `${state(first)}'s caution about being early`;
  if (isState && third === '') return `${state(first)}'s ${safeText(second)}`;
  if (first === 'target' && second === 'tracks' && fourth === 'start') return `${track(third)} at the start`;
  if (first === 'ties') {
    const [from = '', kind = '', to = ''] = second.split(' ');
    return `${state(from)}'s ${kind} tie to ${state(to)}`;
  }
  if (first === 'conditions') {
    const [whose = '', asked = ''] = second.split(' ');
    return `${state(whose)}'s condition on ${track(asked)}`;
  }
  return undefined;
};

/** The value if no value is set. For a weight of one state, it is the weight of all states. */
const unsetText = (path: string, scenario: Scenario): string => {
  const [, section, id = ''] = path.split('.');
  const shared = section === 'weights' ? scenario.weights[id] : undefined;
  return shared ? `${quantity(shared.mean)}, as for all` : 'unset';
};

/** `weight of human-rights cost: 4 → 2 (weights.rights)`; `new event: Campaign to hold the line, on …`. */
export const editText = ({ path, from, to }: Difference, base: Scenario, variant: Scenario): string => {
  const [section = '', id = ''] = path.split('.');
  const entry = ENTRIES[section];
  if (entry && path.split('.').length === 2 && (from === undefined || to === undefined)) {
    const isNew = from === undefined;
    const label = safeText((isNew ? to : from) ?? id);
    const when = section === 'events' ? timingText(isNew ? variant : base, id) : '';
    return `${isNew ? 'new' : 'without the'} ${entry}: ${label}${when} (${safeText(path)})`;
  }
  const subject = subjectOf(path, to === undefined ? base : variant);
  const span = `${from === undefined ? unsetText(path, base) : valueText(from)}${NBSP}→ ${to === undefined ? unsetText(path, variant) : valueText(to)}`;
  return subject ? `${subject}: ${span} (${safeText(path)})` : `${safeText(path)}: ${span}`;
};
