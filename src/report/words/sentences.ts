import { capitalised } from '../../domain/characters.ts';
import type { TurnUnit } from '../../domain/dates.ts';
import { log } from '../../domain/exp-log.ts';
import { compareIds, type StateId } from '../../domain/ids.ts';
import type { Act, ClockReading, Move, TurnRecord } from '../../domain/run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { ENGLISH } from '../labels/english.ts';
import type { Label } from '../labels/labels.ts';
import { withOrigin } from '../labels/origin.ts';
import type { Say } from '../labels/saying.ts';
import { type Factor, factorsOf, groupFactors, strongest } from '../why/factors.ts';
import { eventText, holdText, midSentence, type Names, namesOf } from './names.ts';
import { chancePerTurn, listed, NBSP, onOneLine, plural, quantity, times, timesSaid } from './numbers.ts';
import { safeText } from './safe-text.ts';

/** The caution in every answer. */
export const CAUTION = 'demarche explores what could happen under stated assumptions; it does not forecast.';

/** How many factors a sentence names. */
interface Naming {
  readonly least: number;
  readonly most: number;
}

/** The data that sentences about a scenario need. */
export interface Voice {
  readonly scenario: Scenario;
  readonly names: Names;
  /** How many factors a sentence names. It gives the others as one product. */
  readonly named: Naming;
  /** How many factors a sentence names for steps low on the ladder, of which there are many. */
  readonly minor: Naming;
}

const EVERY: Naming = { least: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY };

/** A voice that names the strongest factors, fewer for steps low on the ladder; or every factor. */
export const voiceOf = (
  scenario: Scenario,
  { everyFactor = false, say = ENGLISH }: { readonly everyFactor?: boolean; readonly say?: Say } = {},
): Voice => ({
  scenario,
  names: namesOf(scenario, say),
  named: everyFactor ? EVERY : { least: 5, most: 5 },
  minor: everyFactor ? EVERY : { least: 1, most: 4 },
});

/** `base 0.2 %`. A base rate above one move a turn is given as a count. */
const baseText = ({ value }: Factor, unit: TurnUnit, say: Say): string => {
  const many = unit === 'month' ? 'base {x} moves a month' : 'base {x} moves a week';
  return onOneLine(
    value < 1 ? say('base {x}', { x: say.share(value) }) : say(many, { x: timesSaid(value, say) }),
  );
};

/** A chance as the product of its factors: `0.4 % a month = base 1.1 % × security 2.10 × …`. */
export const chanceSentence = (
  reading: ClockReading,
  { scenario, names, named }: Omit<Voice, 'minor'>,
): string => {
  const unit = scenario.turn;
  const { say } = names;
  const group = groupFactors(factorsOf(reading, names), named.least, named.most);
  if (!group) return chancePerTurn(reading.chance, unit, say);
  const factors = group.main.map((f) => `${f.label}${NBSP}${timesSaid(f.value, say)}`);
  const rest =
    Math.abs(log(group.rest)) < 0.005
      ? []
      : [onOneLine(say('all else {x}', { x: timesSaid(group.rest, say) }))];
  const product = [baseText(group.base, unit, say), ...factors, ...rest].join(` ×${NBSP}`);
  return `${chancePerTurn(reading.chance, unit, say)} = ${product}`;
};

/** The cause of a move, as a sentence after a blank. Empty if the cause is the state's own clock. */
export const causeText = ({ cause }: Move, { scenario, names }: Voice): string => {
  switch (cause.kind) {
    case 'bloc':
      return ` ${names.say('Moved together with its bloc, {bloc}.', { bloc: names.bloc(cause.bloc) })}`;
    case 'event': {
      const event = scenario.events.find((e) => e.id === cause.event);
      return ` ${names.say('Moved by an event: {label}.', { label: safeText(event?.label ?? cause.event) })}`;
    }
    case 'institution': {
      const institution = scenario.institutions.find((i) => i.id === cause.institution);
      const label = safeText(institution?.label ?? cause.institution);
      return ` ${names.say('Moved by a decision: {label}.', { label })}`;
    }
    case 'seat':
      return ` ${names.say('Decided by hand.')}`;
    case 'clock':
      return '';
  }
};

/** `▲` towards recognition, `▼` away from it. */
export const moveMark = (move: Move): '▲' | '▼' => (move.to > move.from ? '▲' : '▼');

/** `▲ Pakistan: ambassador → recognition`. */
export const stepText = (move: Move, { state, rung }: Names): string =>
  `${moveMark(move)} ${state(move.state)}: ${rung(move.from)} → ${rung(move.to)}`;

/** A move without its mark: `Pakistan: ambassador → recognition. 0.9 % a month = base 0.2 % × security 2.10 × …`. */
export const moveSentence = (move: Move, voice: Voice): string => {
  const { names, scenario, named, minor } = voice;
  const high = Math.max(move.from, move.to) >= scenario.ladder.length - 2;
  const step = `${names.state(move.state)}: ${names.rung(move.from)} → ${names.rung(move.to)}.`;
  const why = move.reading
    ? ` ${chanceSentence(move.reading, { scenario, names, named: high ? named : minor })}.`
    : '';
  return step + why + causeText(move, voice);
};

/** A line of the log. Its mark shows what kind of thing happened, also without colours. */
export interface TurnLine {
  /** The state that moved, if one did. */
  readonly state: StateId | undefined;
  readonly mark: '▲' | '▼' | '!' | '+' | '−' | '·';
  readonly text: string;
}

const sentenceEnd = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** `Sanctions eased: The text.`; of an event that happens to one state `Germany: staff for flights. The text.` */
const eventLine = (
  { event: id, state }: Extract<Act, { kind: 'event' }>,
  { scenario, names }: Voice,
): TurnLine => {
  const event = scenario.events.find((e) => e.id === id);
  if (!event) return { state: undefined, mark: '!', text: safeText(id) };
  const mark = event.act === 'support' ? '+' : event.act === 'protest' ? '−' : '!';
  const label = safeText(event.label);
  const said = event.text === '' || event.text === event.label ? '' : event.text;
  if (state === undefined) {
    const text = sentenceEnd(said === '' ? label : `${label}: ${safeText(said)}`);
    return { state: undefined, mark, text: withOrigin(text, event.source, names.say) };
  }
  const name = names.state(state);
  const more = said === '' ? '' : ` ${sentenceEnd(eventText(event, name))}`;
  const text = sentenceEnd(`${name}: ${midSentence(label)}`) + more;
  return { state: undefined, mark, text: withOrigin(text, event.source, names.say) };
};

/** The line of the log for an act that is not a move of a state. */
export const actLine = (act: Act, voice: Voice): TurnLine => {
  const { scenario, names } = voice;
  switch (act.kind) {
    case 'event':
      return eventLine(act, voice);
    case 'track': {
      const better = act.to > act.from;
      const target = capitalised(safeText(scenario.target.authority || scenario.target.name));
      const label: Label = better
        ? '{target} on {track}: a step forward, {course}.'
        : '{target} on {track}: a step back, {course}.';
      const to = onOneLine(names.say('{x} of 1', { x: quantity(act.to) }));
      const track = midSentence(names.track(act.track));
      return {
        state: undefined,
        mark: better ? '+' : '−',
        text: names.say(label, { target, track, course: `${quantity(act.from)} → ${to}` }),
      };
    }
    case 'institution': {
      const institution = scenario.institutions.find((i) => i.id === act.institution);
      const text = act.granted ? institution?.granted : institution?.deferred;
      const verdict = names.say(act.granted ? 'granted' : 'deferred');
      const label = safeText(institution?.label ?? act.institution);
      return {
        state: undefined,
        mark: act.granted ? '!' : '·',
        text: sentenceEnd(text ? `${label}: ${safeText(text)}` : `${label}: ${verdict}`),
      };
    }
  }
};

/** Everything that happened in a turn, moves first. Moves high on the ladder come before other moves. */
export const turnLines = (record: TurnRecord, voice: Voice): readonly TurnLine[] => [
  ...record.moves
    .toSorted((a, b) => Math.max(b.from, b.to) - Math.max(a.from, a.to))
    .map((move) => ({ state: move.state, mark: moveMark(move), text: moveSentence(move, voice) })),
  ...record.acts.map((act) => actLine(act, voice)),
];

const factorList = (factors: readonly Factor[]): string =>
  listed(factors.map((f) => `${f.label} (×${NBSP}${times(f.value)})`));

/**
 * The rung of a state, the chance of its next step, and what holds it back: `China, at ambassador: 0.08 % a month to
 * recognition. Held back most by …; drawn on by ….`
 */
export const holdbackSentence = (reading: ClockReading, { scenario, names }: Voice): string => {
  const state = names.state(reading.state);
  if (reading.held) return `${state}, at ${names.rung(reading.from)}: ${holdText(reading.held, names)}.`;
  const factors = factorsOf(reading, names);
  const against = strongest(factors, 'against', 2);
  const towards = strongest(factors, 'for', 2);
  const held =
    against.length > 0
      ? `Held back most by ${factorList(against)}`
      : 'Nothing but the base rate holds it back';
  const drawn = towards.length > 0 ? `; drawn on by ${factorList(towards)}` : '';
  const chance = chancePerTurn(reading.chance, scenario.turn, names.say);
  return `${state}, at ${names.rung(reading.from)}: ${chance} to ${names.rung(reading.to)}. ${held}${drawn}.`;
};

/** The names of the states that recognise, in order. */
export const recognisersIn = (
  record: TurnRecord,
  { scenario, names }: Pick<Voice, 'scenario' | 'names'>,
): readonly string[] =>
  scenario.states
    .filter((_, i) => record.rungs[i] === scenario.ladder.length - 1)
    .map(({ id }) => names.state(id))
    .toSorted(compareIds);

/** `2 of 192 states recognise: Russia and China.` Has names for at most twelve states. */
export const recogniserSentence = (record: TurnRecord, { scenario, names }: Voice): string => {
  const { states } = scenario;
  const who = recognisersIn(record, { scenario, names });
  const verb = who.length === 1 ? 'recognises' : 'recognise';
  const shown = who.length === 0 || who.length > 12 ? '.' : `: ${listed(who)}.`;
  return `${who.length} of ${plural(states.length, 'state')} ${verb}${shown}`;
};
