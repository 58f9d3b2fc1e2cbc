import { dayNamed, turnDate, turnsOfYearDay } from '../../domain/dates.ts';
import { compareIds } from '../../domain/ids.ts';
import { MAX_TURNS } from '../../domain/limits.ts';
import type { Place } from '../issue.ts';
import { entriesIn } from '../located.ts';
import type { Effect, HappensTo, Timing } from '../parts/happenings.ts';
import { keyIn, type Piece, placeIn } from '../pieces/shape.ts';
import type { Institution, ScenarioEvent } from '../scenario.ts';
import type { EventFile, InstitutionFile } from '../schema/happenings.ts';
import { checkCondition, isWhole, placesWithin } from './conditions.ts';
import { type Context, doubt, exists, fault, isComplete, oneLine, rungIndex } from './context.ts';
import { checkBy } from './deeds.ts';
import { checkClimate } from './drivers.ts';
import { checkEffect, namedStates } from './effects.ts';

const effectsOf = (
  context: Context,
  piece: Piece<{ readonly effects?: EventFile['effects'] }>,
  struck?: readonly string[],
): readonly Effect[] =>
  (piece.part.effects ?? []).flatMap(
    (effect, i) => checkEffect(context, effect, { ...placesWithin(piece, 'effects', i), struck }) ?? [],
  );

export interface CheckedEvent {
  readonly piece: Piece<EventFile>;
  readonly event: ScenarioEvent;
  /** Whether the timing of the event alone makes it impossible in a run. */
  readonly silent: boolean;
}

export interface CheckedInstitution {
  readonly piece: Piece<InstitutionFile>;
  readonly institution: Institution;
  /** Whether the condition of the institution is well-formed. */
  readonly known: boolean;
}

const TIMES = ['on', 'yearly', 'chance'] as const;

interface Calendar {
  readonly start: string;
  readonly end: string;
  readonly years: (day: string) => boolean;
}

const calendarOf = ({ draft: { head } }: Context): Calendar | undefined => {
  const { start, turn = 'month', turns = 36 } = head.part;
  if (start === undefined || turns > MAX_TURNS) return undefined;
  return {
    start,
    end: turnDate(start, turn, turns),
    years: (day) => turnsOfYearDay(start, turn, day, turns).length > 0,
  };
};

const datesOf = (
  context: Context,
  piece: Piece<EventFile>,
  calendar: Calendar | undefined,
): { timing: Timing; silent: boolean } => {
  const { on = [] } = piece.part;
  const isList = typeof on !== 'string';
  const named = isList ? on : [on];
  const dates = named.map((text) => (calendar ? dayNamed(calendar.start, text) : text));
  const place = (i: number) => (isList ? placeIn(piece, 'on', i) : placeIn(piece, 'on'));
  if (dates.length === 0)
    fault(context, placeIn(piece, 'on'), 'this list has no days', {
      found: 'an empty list',
      expected: 'at least one day',
    });
  let late = 0;
  for (const [i, date] of dates.entries()) {
    if (dates.indexOf(date) < i)
      fault(context, place(i), 'this day is written twice', { found: named[i], expected: 'each day once' });
    if (!calendar) continue;
    if (date <= calendar.start) {
      fault(context, place(i), 'this day is not after the start, so it never comes', {
        found: named[i],
        expected: `a day after ${calendar.start}`,
      });
    } else if (date > calendar.end) {
      late++;
      doubt(context, place(i), 'this day lies after the end of the scenario', {
        found: named[i],
        expected: `a day up to ${calendar.end}`,
      });
    }
  }
  return {
    timing: { kind: 'dates', dates: [...new Set(dates)].sort(compareIds) },
    silent: dates.length > 0 && late === dates.length,
  };
};

const timingOf = (context: Context, piece: Piece<EventFile>): { timing: Timing; silent: boolean } => {
  const { part } = piece;
  const calendar = calendarOf(context);
  if (part.on !== undefined) return datesOf(context, piece, calendar);
  if (part.yearly !== undefined) {
    const silent = calendar !== undefined && !calendar.years(part.yearly);
    if (silent)
      doubt(
        context,
        placeIn(piece, 'yearly'),
        'this day of the year does not come before the end of the scenario',
        { found: part.yearly },
      );
    return { timing: { kind: 'yearly', day: part.yearly }, silent };
  }
  if (part.chance !== undefined) {
    const silent = part.chance === 0;
    if (silent)
      doubt(context, placeIn(piece, 'chance'), 'this event never happens: its chance is 0', {
        found: '0',
        expected: 'a chance above 0',
      });
    return { timing: { kind: 'chance', chance: part.chance }, silent };
  }
  return { timing: { kind: 'condition' }, silent: false };
};

const comparePlaces = (a: Place, b: Place): number => a.line - b.line || a.column - b.column;

const checkTimes = (context: Context, piece: Piece<EventFile>): void => {
  const { part, tree } = piece;
  // A malformed key counts as written.
  const has = (key: string): boolean => entriesIn(tree).has(key);
  const times = TIMES.filter(has).sort((a, b) => comparePlaces(keyIn(piece, a), keyIn(piece, b)));
  const second = times[1];
  if (second !== undefined) {
    fault(context, keyIn(piece, second), 'an event happens by one of on, yearly and chance', {
      found: times.join(' and '),
      expected: 'one of them; an overlay writes "remove" for the other',
    });
  }
  if (times.length === 0 && part.when === undefined && isWhole(part, placesWithin(piece))) {
    fault(context, piece.named, 'this event can never happen: it has no date, no chance and no condition', {
      found: piece.id,
      expected: 'on, yearly, chance or when',
    });
  }
};

/** The place of the name of the state in the text of an event that happens to one state. */
const STATE_NAME = '{state}';

const checkText = (context: Context, piece: Piece<EventFile>): void => {
  if (piece.part.text?.includes(STATE_NAME))
    fault(context, placeIn(piece, 'text'), 'this event does not happen to one state, so none can be named', {
      found: STATE_NAME,
      expected: 'happens_to in the event, or the name of a state',
    });
};

/** Reports a list of states if none of them can ever be drawn. */
const checkDrawable = (context: Context, piece: Piece<EventFile>, { among, by }: HappensTo): void => {
  const { states } = context.draft;
  const known = among.filter((id) => states.has(id));
  if (known.length < among.length || !isComplete(context, 'states') || !isComplete(context, 'blocs')) return;
  const place = keyIn(piece, 'happens_to');
  const message = 'this event can happen to no state';
  if (known.length === 0)
    fault(context, place, message, { found: 'no state', expected: 'at least one state' });
  else if (by !== undefined && known.every((id) => (states.get(id)?.part.traits?.[by] ?? 0) <= 0))
    doubt(context, place, message, {
      found: `no trait ${by} above 0 in ${known.length} states`,
      expected: `a state whose trait ${by} is above 0`,
    });
};

/** The states to one of which an event happens. Undefined if it happens to no state in particular. */
const checkHappensTo = (context: Context, piece: Piece<EventFile>): HappensTo | undefined => {
  const { happens_to: file } = piece.part;
  if (file === undefined) {
    if (!entriesIn(piece.tree).has('happens_to')) checkText(context, piece);
    return undefined;
  }
  if (piece.part.label?.includes(STATE_NAME))
    doubt(context, placeIn(piece, 'label'), 'only the text of an event names the state, not its label', {
      found: STATE_NAME,
      expected: 'a label that fits each state',
    });
  const spot = placesWithin(piece, 'happens_to');
  const place = (key: string) => () => spot.value(key);
  const { by } = file;
  if (by !== undefined) exists(context, 'drivers', by, place('by'));
  const top = Math.max(0, context.names.rungs.length - 1);
  const from = file.from === undefined ? 0 : (rungIndex(context, file.from, place('from')) ?? 0);
  const to = file.to === undefined ? top : (rungIndex(context, file.to, place('to')) ?? top);
  if (from > to)
    fault(context, place('from')(), 'the rungs run backwards, so this event can happen to no state', {
      found: `from ${file.from} to ${file.to}`,
      expected: 'from: the lower rung, to: the higher one',
    });
  const among = file.among === undefined ? [] : namedStates(context, file.among, 'among', spot);
  const happens = { among, by, from, to };
  if (file.among !== undefined && (by === undefined || context.names.drivers.has(by)))
    checkDrawable(context, piece, happens);
  return happens;
};

/** Factors on the chance of an event. Without a chance they would change nothing. */
const climateOf = (context: Context, piece: Piece<EventFile>): ScenarioEvent['climate'] => {
  const { climate, chance } = piece.part;
  if (climate === undefined) return undefined;
  if (chance === undefined && isWhole(piece.part, placesWithin(piece)))
    fault(context, keyIn(piece, 'climate'), 'only a chance has a climate, and this event has none', {
      found: 'climate',
      expected: 'chance: a chance a month',
    });
  return checkClimate(context, piece, climate);
};

const checkEvent = (context: Context, piece: Piece<EventFile>): CheckedEvent => {
  const { id, part } = piece;
  checkTimes(context, piece);
  const happens = checkHappensTo(context, piece);
  const by = checkBy(context, piece);
  const climate = climateOf(context, piece);
  const { timing, silent } = timingOf(context, piece);
  const event: ScenarioEvent = {
    id,
    label: oneLine(part.label, id),
    text: oneLine(part.text),
    source: oneLine(part.source),
    act: part.act ?? 'event',
    timing,
    when: part.when && checkCondition(context, part.when, placesWithin(piece, 'when')),
    once: part.once ?? (timing.kind === 'condition' || timing.kind === 'dates'),
    cooldown: part.cooldown ?? 0,
    ...(by && { by }),
    ...(happens && { happens_to: happens }),
    ...(climate && { climate }),
    effects: effectsOf(context, piece, happens?.among),
  };
  return { piece, event, silent };
};

/** Checks the events and gives them in canonical order. */
export const checkEvents = (context: Context): readonly CheckedEvent[] =>
  [...context.draft.events.values()]
    .map((piece) => checkEvent(context, piece))
    .sort((a, b) => compareIds(a.event.id, b.event.id));

const NEVER: Institution['when'] = { kind: 'any', of: [] };

const checkInstitution = (context: Context, piece: Piece<InstitutionFile>): CheckedInstitution => {
  const { id, part } = piece;
  const when = part.when && checkCondition(context, part.when, placesWithin(piece, 'when'));
  return {
    piece,
    known: when !== undefined,
    institution: {
      id,
      label: oneLine(part.label, id),
      decides: part.decides ?? '01-01',
      when: when ?? NEVER,
      effects: effectsOf(context, piece),
      granted: oneLine(part.granted),
      deferred: oneLine(part.deferred),
    },
  };
};

/** Checks the institutions and gives them in canonical order. */
export const checkInstitutions = (context: Context): readonly CheckedInstitution[] =>
  [...context.draft.institutions.values()]
    .map((piece) => checkInstitution(context, piece))
    .sort((a, b) => compareIds(a.institution.id, b.institution.id));
