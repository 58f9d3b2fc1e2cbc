import * as z from 'zod/mini';
import { MAX_TURNS } from '../../domain/limits.ts';
import { BOUNDS } from '../bounds.ts';
import { condition } from './conditions.ts';
import { effect, stateSet } from './effects.ts';
import {
  belowOne,
  dayOrMonth,
  described,
  fields,
  idOf,
  listOf,
  oneOf,
  optional,
  prose,
  rungRef,
  truth,
  wholeIn,
  yearDay,
} from './values.ts';
import { climateFactor } from './world.ts';

const ACTS = ['event', 'support', 'protest'] as const;

const dates = () => {
  const error = 'a day or a month of the years 1000 to 9000, YYYY-MM-DD or YYYY-MM, or a list of them';
  return z.union([dayOrMonth(), listOf(dayOrMonth(), 'days', BOUNDS.effects)], { error });
};

export const DECISION_WORDS = ['up', 'down', 'hold'] as const;

/** A decision of people for a state in one turn. It replaces the state's clocks. */
export const decision = fields(
  {
    state: described(idOf('the id of a state'), 'Whose decision it is.'),
    on: described(
      dayOrMonth(),
      'The day; it is carried out in the turn in which it falls. A month: in the first turn that ends in it.',
    ),
    do: described(
      rungRef('up, down, hold, or a rung: its id, or its number from 0'),
      'A step up or down, hold, or the id or number of the rung to move to.',
    ),
  },
  '{state, on, do}',
);
export type DecisionFile = z.infer<typeof decision>;

const doers = () => {
  const error = 'target, that, the id of a state, a bloc or an institution, or a list of them';
  return z.union([idOf(error), listOf(idOf(error), 'doers', BOUNDS.effects)], { error });
};

const TEXT = 'One sentence for the log. `{state}` is the name of the state to which it happens.';

/** The one state, of some, to which an event happens. */
const happensTo = fields(
  {
    among: described(
      stateSet('the id of a state, all, a list of ids, or {bloc: id}'),
      'The states of which it happens to one: an id, all, a list of ids, or {bloc: id}.',
    ),
    by: optional(
      idOf('a driver'),
      'The driver whose trait says how likely each is, as far as it is above 0.',
      { otherwise: 'all are equally likely' },
    ),
    from: optional(rungRef(), 'The lowest rung of a state that it can happen to.', {
      otherwise: 'the lowest',
    }),
    to: optional(rungRef(), 'The highest rung of a state that it can happen to.', {
      otherwise: 'the highest',
    }),
  },
  'a map such as {among: {bloc: EU}, by: migration}',
);

/** An event. It has at most one of on, yearly and chance. */
export const event = fields(
  {
    label: optional(prose(), 'Short name for lists.', { otherwise: 'the id' }),
    text: optional(prose(), TEXT, { default: '' }),
    source: optional(prose(), 'Where this comes from: an address, or `judgement`.', { default: '' }),
    act: optional(oneOf(ACTS), 'An event of the world, or a statement of support or protest.', {
      default: 'event',
    }),
    on: optional(
      dates(),
      'The day or the days on which it happens, after the start. A month: in the first turn that ends in it.',
    ),
    yearly: optional(yearDay(), 'The day of each year on which it happens, MM-DD.'),
    chance: optional(
      belowOne('a chance per month'),
      'Chance that it happens in a month, 0 or more and below 1.',
    ),
    when: optional(
      condition,
      'Must hold at the end of the turn before. Alone, without on, yearly or chance: it happens whenever this holds.',
    ),
    once: optional(truth(), 'At most once in a future.', { otherwise: 'true for on and for a bare when' }),
    cooldown: optional(wholeIn(0, MAX_TURNS), 'Turns of rest before it may happen again.', { default: 0 }),
    by: optional(
      doers(),
      'Whose deed it is: `target`, a state, a bloc or an institution; `that` for the state to which it happens; a list for the deed of several. It changes no future. In an exercise, luck does not bring about what people decide.',
    ),
    happens_to: optional(
      happensTo,
      'For an event that happens to one state: which states it can be, and how likely each is.',
    ),
    climate: optional(
      listOf(climateFactor(), 'factors', 20),
      'With chance: what in the world makes it more or less frequent; factors that are multiplied.',
    ),
    effects: optional(listOf(effect, 'effects', BOUNDS.effects), 'What it changes, from the next turn on.', {
      default: [],
    }),
  },
  'an event: a map with text, on or chance or when, effects …',
);
export type EventFile = z.infer<typeof event>;

/** A body that decides once a year. */
export const institution = fields(
  {
    label: optional(prose(), 'Short name.', { otherwise: 'the id' }),
    decides: described(yearDay(), 'The day of each year on which it decides, MM-DD.'),
    when: described(condition, 'Accepts the target in the first year in which this holds; else defers.'),
    effects: optional(listOf(effect, 'effects', BOUNDS.effects), 'What acceptance changes.', { default: [] }),
    granted: optional(prose(), 'Sentence for the log on acceptance.', { default: '' }),
    deferred: optional(prose(), 'Sentence for the log on deferral.', { default: '' }),
  },
  'an institution: a map with decides and when',
);
export type InstitutionFile = z.infer<typeof institution>;
