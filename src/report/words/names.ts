import type { StateId } from '../../domain/ids.ts';
import type { Hold } from '../../domain/terms.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { ENGLISH } from '../labels/english.ts';
import type { Label } from '../labels/labels.ts';
import type { Say } from '../labels/saying.ts';
import { safeText } from './safe-text.ts';

/** The names, in the middle of a sentence, of the terms that no scenario declares. */
const BUILT_IN_LABELS: Readonly<Record<string, Label>> = {
  base: 'base',
  turn: 'share of a month',
  precedent: 'peers there',
  pulse: 'a fresh example',
  match: 'a rival ahead',
  legitimacy: 'general standing',
  taboo: 'reluctance to be early',
  leading: 'stakes of leading',
  conditions: 'conditions',
  implied: 'implied recognition',
  disposition: 'disposition',
  uncertainty: "this future's draw",
  events: 'events in force',
  limit: 'bound of the model',
  once: 'at most one step a turn',
  prize: 'prize',
  backlash: 'backlash',
  pressure: 'pressure',
};

const HOLD_TEXTS: Readonly<Record<Hold, Label>> = {
  dwell: 'rests after its last move',
  top: 'is at the top of the ladder',
  blocked: 'the step is blocked by an event',
  seat: 'does what was decided for it',
};

/** The reason why a clock is held. The text follows a state's name. */
export const holdText = (hold: Hold, { say }: Names): string => say(HOLD_TEXTS[hold]);

/** Words that begin a label with a capital only because they begin it. Every other word may be a name. */
const ORDINARY = new Set(
  (
    'a access aid ambassador attention border charge chargé contact counter-terrorism displacement economic economy embassy ' +
    'fear gain human human-rights image inclusive liaison market migration militancy militants mission money nearness no none office ' +
    'openness pact patrons political recognition regional returns rights rivalry security shared the trade votes women’s'
  ).split(' '),
);

/** A label for the middle of a sentence. It keeps its capitals, but for an ordinary first word before a word without one. */
export const midSentence = (label: string): string => {
  const [first = '', second = ''] = label.split(' ');
  const word = first.toLowerCase();
  const isOrdinary = ORDINARY.has(word.replace("'", '’')) && !/^\p{Lu}/u.test(second);
  return isOrdinary && first.slice(1) === word.slice(1) ? word + label.slice(first.length) : label;
};

/** Looks up names that are safe to print, and gives labels in the same language. Gives an unknown id as it is. */
export interface Names {
  readonly say: Say;
  readonly state: (id: StateId) => string;
  readonly rung: (rung: number) => string;
  readonly bloc: (id: string) => string;
  readonly term: (id: string) => string;
  readonly track: (id: string) => string;
}

/** The text of an event, with the name of the state to which it happens; the name must be safe to print. */
export const eventText = ({ text }: { readonly text: string }, state: string): string =>
  safeText(text).replaceAll('{state}', () => state);

const lookup = (
  entries: readonly { readonly id: string }[],
  label: (index: number) => string,
): ((id: string) => string) => {
  const labels = new Map(entries.map((entry, i) => [entry.id, safeText(label(i))]));
  return (id) => labels.get(id) ?? safeText(id);
};

/** The names of a scenario's states, rungs, blocs, terms and tracks, with labels as `say` says them. */
export const namesOf = (scenario: Scenario, say: Say = ENGLISH): Names => {
  const driver = lookup(scenario.drivers, (i) => midSentence(scenario.drivers[i]?.label ?? ''));
  const drivers = new Set(scenario.drivers.map((d) => d.id));
  const track = lookup(scenario.target.tracks, (i) => scenario.target.tracks[i]?.label ?? '');
  const fact = lookup(scenario.rates.by_fact ?? [], (i) => scenario.rates.by_fact?.[i]?.label ?? '');
  const term = (id: string): string => {
    const [kind, of] = id.split(' ');
    if (of !== undefined && kind === 'conditions')
      return say('condition on {track}', { track: midSentence(track(of)) });
    if (of !== undefined && kind === 'fact') return midSentence(fact(of));
    const builtIn = Object.hasOwn(BUILT_IN_LABELS, id) ? BUILT_IN_LABELS[id] : undefined;
    return builtIn && !drivers.has(id) ? say(builtIn) : driver(id);
  };
  return {
    say,
    state: lookup(scenario.states, (i) => scenario.states[i]?.name ?? ''),
    rung: (rung) => safeText(midSentence(scenario.ladder[rung]?.label ?? String(rung))),
    bloc: lookup(scenario.blocs, (i) => scenario.blocs[i]?.label ?? ''),
    term,
    track,
  };
};
