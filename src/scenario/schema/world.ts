import * as z from 'zod';
import { MAX_MONTHS, MAX_TURNS } from '../../domain/limits.ts';
import { FACTS, type FactName } from '../../domain/states/facts.ts';
import { TRAIT_LIMIT, WEIGHT_LIMIT } from './states.ts';
import {
  belowOne,
  byId,
  fields,
  idOf,
  listOf,
  numberIn,
  oneOf,
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

const levelList = () => listOf(idOf('a level'), 'levels', 20).optional();

const levels = (fact: FactName) =>
  levelList().describe(`Levels of what a state ${fact} that bring it to this rung.`).meta({ default: [] });

/** One step of the ladder of engagement. */
export const rung = fields(
  {
    id: idOf('an id').describe('Id of the rung.'),
    label: prose().optional().describe('Name in full.').meta({ otherwise: 'the id' }),
    standing: numberIn(0, 1).describe('How much standing a state on this rung lends the target, 0 to 1.'),
    sends: levels('sends'),
    accepts: levels('accepts'),
    says: levels('says'),
  },
  'a rung such as {id: mission, label: Mission, standing: 0.2}',
);
export type RungFile = z.infer<typeof rung>;

export const logRate = () => parameter(RATE_LIMIT);

const stepsFrom = (way: string) =>
  z
    .union([z.literal('all'), listOf(idOf('a rung'), 'rungs', 12)], { error: 'a list of rungs, or all' })
    .optional()
    .describe(`The rungs from which its steps ${way} have the term.`)
    .meta({ otherwise: 'none' });

const holds = (fact: FactName) =>
  levelList().describe(`Counts for states with one of these levels of what they ${fact.replace(/s$/, '')}.`);

/** A term of base rates that facts of the start give. */
const factRate = fields(
  {
    label: prose().optional().describe('Name in full.').meta({ otherwise: 'the id' }),
    sends: holds('sends'),
    accepts: holds('accepts'),
    says: holds('says'),
    held_by: oneOf(FACTS)
      .optional()
      .describe(
        'Counts for states that this fact by itself brings to their rung at the start, and on that rung only.',
      ),
    up: stepsFrom('up'),
    down: stepsFrom('down'),
    add: logRate().describe('What it adds to the log of the moves a month.'),
  },
  'a map such as {says: [hostile], up: [none], add: -1}',
);
export type FactRateFile = z.infer<typeof factRate>;

/** Base rates of the steps. */
export const rates = fields(
  {
    up: byId('a rung', logRate())
      .optional()
      .describe(
        'Log of the moves a month from each rung to the next, where nothing speaks for or against it.',
      )
      .meta({ otherwise: 'for six rungs: -4.6, -5.6, -5, -5.3, -6.2; else required' }),
    down: byId('a rung', logRate())
      .optional()
      .describe('Log of the moves a month from each rung to the one below.')
      .meta({ otherwise: 'for six rungs: -6, -5.8, -5.8, -5.6, -7.5; else required' }),
    hysteresis: belowOne()
      .optional()
      .describe("How much of a step's value holds a state back from undoing it; below 1.")
      .meta({ default: 0.4 }),
    dwell: wholeIn(0, MAX_TURNS).optional().describe('Turns of rest after a move.').meta({ default: 2 }),
    uncertainty: numberIn(0, UNCERTAINTY_LIMIT)
      .optional()
      .describe('Spread of the states’ dispositions from future to future.')
      .meta({ default: 0.5 }),
    by_fact: byId('a term', factRate)
      .optional()
      .describe('Terms for the states whose facts at the start say so.')
      .meta({ default: {} }),
  },
  'a map with up and down',
);
export type RatesFile = z.infer<typeof rates>;

/** Settings of the social terms. */
export const social = fields(
  {
    cap: positive(WEIGHT_LIMIT)
      .optional()
      .describe('Bound of the sum of the social terms.')
      .meta({ default: 3 }),
    half_life: positive(MAX_MONTHS)
      .optional()
      .describe('Months in which the pulse of a fresh example halves.')
      .meta({ default: 9 }),
    legitimacy_start: numberIn(0, 1)
      .optional()
      .describe('The legitimacy from which the legitimacy term counts.')
      .meta({ default: 0.054 }),
    taboo_half: positive(1000)
      .optional()
      .describe('The power of recognisers at which the taboo halves.')
      .meta({ default: 1 }),
    leading_driver: idOf('a driver')
      .optional()
      .describe('The driver that says what a state gains by being among the first; the weight is leading.'),
  },
  'a map with cap, half_life, legitimacy_start, taboo_half',
);
export type SocialFile = z.infer<typeof social>;

/** A factor of a climate: of a variable, a track, the norm or an index. */
export const climateFactor = () => {
  const error = 'the id of a variable or track, norm, an index, or {of: id, base: 0, slope: 1}';
  return z.union(
    [
      z.string({ error }),
      fields({
        of: idOf('a variable, a track, norm or an index').describe(
          'A variable, a track, norm, or an index as a share from 0 to 1.',
        ),
        base: numberIn(-1000, 1000).optional().describe('Value of the factor at 0.').meta({ default: 0 }),
        slope: numberIn(-1000, 1000)
          .optional()
          .describe('How much it grows with the variable.')
          .meta({ default: 1 }),
      }),
    ],
    { error },
  );
};

const range = () => {
  const error = `two numbers from -${TRAIT_LIMIT} to ${TRAIT_LIMIT}, [lowest, highest]`;
  const bound = z.number({ error }).min(-TRAIT_LIMIT, { error }).max(TRAIT_LIMIT, { error });
  return z.array(bound, { error }).length(2, { error });
};

/** A reason to engage, or not to. */
export const driver = fields(
  {
    label: prose().optional().describe('Name in full.').meta({ otherwise: 'the id' }),
    sign: oneOf(SIGNS).describe('Whether it speaks for engagement or against it.'),
    profile: listOf(numberIn(-PROFILE_LIMIT, PROFILE_LIMIT), 'numbers', 11).describe(
      'How much of it is at stake at each step, lowest step first: one number fewer than there are rungs.',
    ),
    climate: listOf(climateFactor(), 'factors', 20)
      .optional()
      .describe('What in the world makes it matter more or less: factors that are multiplied.')
      .meta({ default: [] }),
    range: range()
      .optional()
      .describe('Lowest and highest trait that makes sense.')
      .meta({ default: [0, 1] }),
    weight: parameter(WEIGHT_LIMIT)
      .optional()
      .describe('Its weight: another way to write weights.<id>.')
      .meta({ default: 1 }),
  },
  'a driver: a map with label, sign, profile, weight',
);
export type DriverFile = z.infer<typeof driver>;

/** Something that the target may reform. */
export const track = fields(
  {
    label: prose().optional().describe('Name in full.').meta({ otherwise: 'the id' }),
    start: numberIn(0, 1)
      .optional()
      .describe('Its value at the start, 0 to 1: in tenths, or in hundredths if it has a step.')
      .meta({ default: 0 }),
    step: numberIn(0.01, 1)
      .optional()
      .describe('How far its clocks move it, in hundredths: 0.02. Events may then move it by hundredths too.')
      .meta({ otherwise: 'a tenth, and nothing moves it by less' }),
    resistance: numberIn(0, 10)
      .optional()
      .describe('How hard reform is resisted at home.')
      .meta({ default: 0 }),
    up: logRate().describe('Log of its steps up a month.'),
    down: logRate().describe('Log of its steps back a month.'),
  },
  'a track: a map with label, start, resistance, up, down',
);
export type TrackFile = z.infer<typeof track>;

/** The government whose recognition is at stake. */
export const target = fields(
  {
    id: idOf('an id').optional().describe('Id of the target.').meta({ default: 'target' }),
    name: prose().optional().describe('Name of the country.').meta({ otherwise: 'the id' }),
    authority: prose().optional().describe('Who claims to govern it.').meta({ default: 'the authorities' }),
    prize: numberIn(0, 1000)
      .optional()
      .describe('How strongly the prize of recognition pulls at reform.')
      .meta({ default: 15 }),
    leverage_driver: idOf('a driver')
      .optional()
      .describe("The driver whose trait says how far a state's engagement depends on conduct."),
    backlash: numberIn(0, 1)
      .optional()
      .describe('Backlash at home at the start, 0 to 1.')
      .meta({ default: 0.3 }),
    tracks: byId('a track', track).optional().describe('What it may reform.').meta({ default: {} }),
  },
  'a map with id, name, authority, tracks',
);
export type TargetFile = z.infer<typeof target>;

export const norm = fields(
  {
    start: numberIn(0, 1)
      .optional()
      .describe(
        'Strength of the norm against recognition, 0 to 1, where nobody has engaged; no push lifts it higher.',
      )
      .meta({ default: 1 }),
    act: numberIn(0, 1)
      .optional()
      .describe(
        'What the fresh recognition of a state of power 1 takes from it; it fades as the example does.',
      )
      .meta({ default: 0 }),
  },
  'a map with start, act',
);
export type NormFile = z.infer<typeof norm>;

const variableError = 'a number, or {label: …, start: …, half_life: …}';
/** A variable of the world. */
export const variable = z.union(
  [
    numberIn(-1000, 1000),
    fields({
      label: prose().optional().describe('Name in full.').meta({ otherwise: 'the id' }),
      start: numberIn(-1000, 1000).optional().describe('Its value at the start.').meta({ default: 1 }),
      half_life: positive(MAX_MONTHS)
        .optional()
        .describe('Months in which half of what events added to it for good is gone.')
        .meta({ otherwise: 'it does not fade' }),
    }),
  ],
  { error: variableError },
);
export type VariableFile = z.infer<typeof variable>;

/** A weight. */
export const weight = parameter(WEIGHT_LIMIT);
export type ParameterFile = z.infer<typeof weight>;

/** The schemas of a section of bare values, which are read as maps with one key, `value`. */
const valued = <T extends z.ZodType>(value: T) => {
  const whole = fields({ value });
  return { whole, part: whole.partial() };
};
export const weights = valued(weight);
export const variables = valued(variable);

export const LADDER_BOUNDS = { least: 2, most: 12 } as const;
