import * as z from 'zod';
import { MAX_TURNS } from '../../domain/limits.ts';
import { BOUNDS } from '../bounds.ts';
import { condition } from './conditions.ts';
import { effect, stateSet } from './effects.ts';
import {
  belowOne,
  dayOrMonth,
  fields,
  idOf,
  listOf,
  oneOf,
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

const deed = () => {
  const error = 'up, down, hold, or a rung: its id, or its number from 0';
  return z.union([z.string({ error }), z.number({ error })], { error });
};

/** A decision of people for a state in one turn. It replaces the state's clocks. */
export const decision = fields(
  {
    state: idOf('the id of a state').describe('Whose decision it is.'),
    on: dayOrMonth().describe(
      'The day; it is carried out in the turn in which it falls. A month: in the first turn that ends in it.',
    ),
    do: deed().describe('A step up or down, hold, or the id or number of the rung to move to.'),
  },
  '{state, on, do}',
);
export type DecisionFile = z.infer<typeof decision>;

const TEXT = 'One sentence for the log. `{state}` is the name of the state to which it happens.';

/** The one state, of some, to which an event happens. */
const happensTo = fields(
  {
    among: stateSet().describe(
      'The states of which it happens to one: an id, all, a list of ids, or {bloc: id}.',
    ),
    by: idOf('a driver')
      .optional()
      .describe('The driver whose trait says how likely each is, as far as it is above 0.')
      .meta({ otherwise: 'all are equally likely' }),
    from: rungRef()
      .optional()
      .describe('The lowest rung of a state that it can happen to.')
      .meta({ otherwise: 'the lowest' }),
    to: rungRef()
      .optional()
      .describe('The highest rung of a state that it can happen to.')
      .meta({ otherwise: 'the highest' }),
  },
  'a map such as {among: {bloc: EU}, by: migration}',
);

/** An event. It has at most one of on, yearly and chance. */
export const event = fields(
  {
    label: prose().optional().describe('Short name for lists.').meta({ otherwise: 'the id' }),
    text: prose().optional().describe(TEXT).meta({ default: '' }),
    source: prose()
      .optional()
      .describe('Where this comes from: an address, or `judgement`.')
      .meta({ default: '' }),
    act: oneOf(ACTS)
      .optional()
      .describe('An event of the world, or a statement of support or protest.')
      .meta({ default: 'event' }),
    on: dates()
      .optional()
      .describe(
        'The day or the days on which it happens, after the start. A month: in the first turn that ends in it.',
      ),
    yearly: yearDay().optional().describe('The day of each year on which it happens, MM-DD.'),
    chance: belowOne('a chance per month')
      .optional()
      .describe('Chance that it happens in a month, 0 or more and below 1.'),
    when: condition
      .optional()
      .describe(
        'Must hold at the end of the turn before. Alone, without on, yearly or chance: it happens whenever this holds.',
      ),
    once: truth()
      .optional()
      .describe('At most once in a future.')
      .meta({ otherwise: 'true for on and for a bare when' }),
    cooldown: wholeIn(0, MAX_TURNS)
      .optional()
      .describe('Turns of rest before it may happen again.')
      .meta({ default: 0 }),
    happens_to: happensTo
      .optional()
      .describe('For an event that happens to one state: which states it can be, and how likely each is.'),
    climate: listOf(climateFactor(), 'factors', 20)
      .optional()
      .describe(
        'With chance: what in the world makes it more or less frequent; factors that are multiplied.',
      ),
    effects: listOf(effect, 'effects', BOUNDS.effects)
      .optional()
      .describe('What it changes, from the next turn on.')
      .meta({ default: [] }),
  },
  'an event: a map with text, on or chance or when, effects …',
);
export type EventFile = z.infer<typeof event>;

/** A body that decides once a year. */
export const institution = fields(
  {
    label: prose().optional().describe('Short name.').meta({ otherwise: 'the id' }),
    decides: yearDay().describe('The day of each year on which it decides, MM-DD.'),
    when: condition.describe('Accepts the target in the first year in which this holds; else defers.'),
    effects: listOf(effect, 'effects', BOUNDS.effects)
      .optional()
      .describe('What acceptance changes.')
      .meta({ default: [] }),
    granted: prose().optional().describe('Sentence for the log on acceptance.').meta({ default: '' }),
    deferred: prose().optional().describe('Sentence for the log on deferral.').meta({ default: '' }),
  },
  'an institution: a map with decides and when',
);
export type InstitutionFile = z.infer<typeof institution>;
