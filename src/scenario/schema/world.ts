import * as z from 'zod/mini';
import { MAX_MONTHS, MAX_TURNS } from '../../domain/limits.ts';
import { FACTS, type FactName } from '../../domain/states/facts.ts';
import { TRAIT_LIMIT, WEIGHT_LIMIT } from './states.ts';
import {
  belowOne,
  byId,
  described,
  fields,
  idOf,
  listOf,
  numberIn,
  oneOf,
  optional,
  parameter,
  positive,
  prose,
  wholeIn,
} from './values.ts';

/** The largest size of a log rate. A rate of exp(-100) practically means never. */
const RATE_LIMIT = 100;

/** The largest spread of dispositions. */
export const UNCERTAINTY_LIMIT = 10;

/** The largest share of a driver at stake at a step. */
const PROFILE_LIMIT = 10;

const SIGNS = ['benefit', 'cost'] as const;

const levelList = () => listOf(idOf('a level'), 'levels', 20);

const levels = (fact: FactName) =>
  optional(levelList(), `Levels of what a state ${fact} that bring it to this rung.`, { default: [] });

/** One step of the ladder of engagement. */
export const rung = fields(
  {
    id: described(idOf('an id'), 'Id of the rung.'),
    label: optional(prose(), 'Name in full.', { otherwise: 'the id' }),
    standing: described(numberIn(0, 1), 'How much standing a state on this rung lends the target, 0 to 1.'),
    sends: levels('sends'),
    accepts: levels('accepts'),
    says: levels('says'),
  },
  'a rung such as {id: mission, label: Mission, standing: 0.2}',
);
export type RungFile = z.infer<typeof rung>;

export const logRate = () => parameter(RATE_LIMIT);

const stepsFrom = (way: string) => {
  const error = 'a list of rungs, or all';
  return optional(
    z.union([z.literal('all', { error }), listOf(idOf('a rung'), 'rungs', 12)], { error }),
    `The rungs from which its steps ${way} have the term.`,
    { otherwise: 'none' },
  );
};

const holds = (fact: FactName) =>
  optional(levelList(), `Counts for states with one of these levels of what they ${fact.replace(/s$/, '')}.`);

/** A term of base rates that facts of the start give. */
const factRate = fields(
  {
    label: optional(prose(), 'Name in full.', { otherwise: 'the id' }),
    sends: holds('sends'),
    accepts: holds('accepts'),
    says: holds('says'),
    held_by: optional(
      oneOf(FACTS),
      'Counts for states that this fact by itself brings to their rung at the start, and on that rung only.',
    ),
    up: stepsFrom('up'),
    down: stepsFrom('down'),
    add: described(logRate(), 'What it adds to the log of the moves a month.'),
  },
  'a map such as {says: [hostile], up: [none], add: -1}',
);
export type FactRateFile = z.infer<typeof factRate>;

/** Base rates of the steps. */
export const rates = fields(
  {
    up: optional(
      byId('a rung', logRate()),
      'Log of the moves a month from each rung to the next, where nothing speaks for or against it.',
      { otherwise: 'for six rungs: -4.6, -5.6, -5, -5.3, -6.2; else required' },
    ),
    down: optional(byId('a rung', logRate()), 'Log of the moves a month from each rung to the one below.', {
      otherwise: 'for six rungs: -6, -5.8, -5.8, -5.6, -7.5; else required',
    }),
    hysteresis: optional(
      belowOne(),
      "How much of a step's value holds a state back from undoing it; below 1.",
      { default: 0.4 },
    ),
    dwell: optional(wholeIn(0, MAX_TURNS), 'Turns of rest after a move.', { default: 2 }),
    uncertainty: optional(
      numberIn(0, UNCERTAINTY_LIMIT),
      'Spread of the states’ dispositions from future to future.',
      { default: 0.5 },
    ),
    by_fact: optional(byId('a term', factRate), 'Terms for the states whose facts at the start say so.', {
      default: {},
    }),
  },
  'a map with up and down',
);

/** Settings of the social terms. */
export const social = fields(
  {
    cap: optional(positive(WEIGHT_LIMIT), 'Bound of the sum of the social terms.', { default: 3 }),
    half_life: optional(positive(MAX_MONTHS), 'Months in which the pulse of a fresh example halves.', {
      default: 9,
    }),
    legitimacy_start: optional(numberIn(0, 1), 'The legitimacy from which the legitimacy term counts.', {
      default: 0.054,
    }),
    taboo_half: optional(positive(1000), 'The power of recognisers at which the taboo halves.', {
      default: 1,
    }),
    leading_driver: optional(
      idOf('a driver'),
      'The driver that says what a state gains by being among the first; the weight is leading.',
    ),
  },
  'a map with cap, half_life, legitimacy_start, taboo_half',
);

/** A factor of a climate: of a variable, a track, the norm or an index. */
export const climateFactor = () => {
  const error = 'the id of a variable or track, norm, an index, or {of: id, base: 0, slope: 1}';
  return z.union(
    [
      z.string({ error }),
      fields({
        of: described(
          idOf('a variable, a track, norm or an index'),
          'A variable, a track, norm, or an index as a share from 0 to 1.',
        ),
        base: optional(numberIn(-1000, 1000), 'Value of the factor at 0.', { default: 0 }),
        slope: optional(numberIn(-1000, 1000), 'How much it grows with the variable.', { default: 1 }),
      }),
    ],
    { error },
  );
};

const range = () => {
  const error = `two numbers from -${TRAIT_LIMIT} to ${TRAIT_LIMIT}, [lowest, highest]`;
  const bound = z
    .number({ error })
    .check(z.minimum(-TRAIT_LIMIT, { error }), z.maximum(TRAIT_LIMIT, { error }));
  return z.array(bound, { error }).check(z.length(2, { error }));
};

/** A reason to engage, or not to. */
export const driver = fields(
  {
    label: optional(prose(), 'Name in full.', { otherwise: 'the id' }),
    sign: described(oneOf(SIGNS), 'Whether it speaks for engagement or against it.'),
    profile: described(
      listOf(numberIn(-PROFILE_LIMIT, PROFILE_LIMIT), 'numbers', 11),
      'How much of it is at stake at each step, lowest step first: one number fewer than there are rungs.',
    ),
    climate: optional(
      listOf(climateFactor(), 'factors', 20),
      'What in the world makes it matter more or less: factors that are multiplied.',
      { default: [] },
    ),
    range: optional(range(), 'Lowest and highest trait that makes sense.', { default: [0, 1] }),
    weight: optional(parameter(WEIGHT_LIMIT), 'Its weight: another way to write weights.<id>.', {
      default: 1,
    }),
  },
  'a driver: a map with label, sign, profile, weight',
);
export type DriverFile = z.infer<typeof driver>;

/** Something that the target may reform. */
export const track = fields(
  {
    label: optional(prose(), 'Name in full.', { otherwise: 'the id' }),
    start: optional(
      numberIn(0, 1),
      'Its value at the start, 0 to 1: in tenths, or in hundredths if it has a step.',
      { default: 0 },
    ),
    step: optional(
      numberIn(0.01, 1),
      'How far its clocks move it, in hundredths: 0.02. Events may then move it by hundredths too.',
      { otherwise: 'a tenth, and nothing moves it by less' },
    ),
    resistance: optional(numberIn(0, 10), 'How hard reform is resisted at home.', { default: 0 }),
    up: described(logRate(), 'Log of its steps up a month.'),
    down: described(logRate(), 'Log of its steps back a month.'),
  },
  'a track: a map with label, start, resistance, up, down',
);
export type TrackFile = z.infer<typeof track>;

/** The government whose recognition is at stake. */
export const target = fields(
  {
    id: optional(idOf('an id'), 'Id of the target.', { default: 'target' }),
    name: optional(prose(), 'Name of the country.', { otherwise: 'the id' }),
    authority: optional(prose(), 'Who claims to govern it.', { default: 'the authorities' }),
    prize: optional(numberIn(0, 1000), 'How strongly the prize of recognition pulls at reform.', {
      default: 15,
    }),
    leverage_driver: optional(
      idOf('a driver'),
      "The driver whose trait says how far a state's engagement depends on conduct.",
    ),
    backlash: optional(numberIn(0, 1), 'Backlash at home at the start, 0 to 1.', { default: 0.3 }),
    push_backlash: optional(
      parameter(WEIGHT_LIMIT),
      'How strongly pushes of the norm, such as protest, raise backlash at home; 0: not at all; below 0: they lower it.',
      { otherwise: '1' },
    ),
    tracks: optional(byId('a track', track), 'What it may reform.', { default: {} }),
  },
  'a map with id, name, authority, tracks',
);

export const norm = fields(
  {
    start: optional(
      numberIn(0, 1),
      'Strength of the norm against recognition, 0 to 1, where nobody has engaged; no push lifts it higher.',
      { default: 1 },
    ),
    act: optional(
      numberIn(0, 1),
      'What the fresh recognition of a state of power 1 takes from it; it fades as the example does.',
      { default: 0 },
    ),
  },
  'a map with start, act',
);

const variableError = 'a number, or {label: …, start: …, half_life: …}';
/** A variable of the world. */
export const variable = z.union(
  [
    numberIn(-1000, 1000),
    fields({
      label: optional(prose(), 'Name in full.', { otherwise: 'the id' }),
      start: optional(numberIn(-1000, 1000), 'Its value at the start.', { default: 1 }),
      half_life: optional(
        positive(MAX_MONTHS),
        'Months in which half of what events added to it for good is gone.',
        { otherwise: 'it does not fade' },
      ),
    }),
  ],
  { error: variableError },
);

/** A weight. */
export const weight = parameter(WEIGHT_LIMIT);
export type ParameterFile = z.infer<typeof weight>;

// Sections of bare values are read as maps with one key.
export const weights = fields({ value: weight });
export const variables = fields({ value: variable });

export const LADDER_BOUNDS = { least: 2, most: 12 } as const;
