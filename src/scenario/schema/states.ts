import * as z from 'zod';
import { CONFIDENCES } from '../../domain/terms.ts';
import { BOUNDS } from '../bounds.ts';
import {
  byId,
  date,
  fields,
  idOf,
  listOf,
  numberIn,
  oneOf,
  parameter,
  prose,
  rungRef,
  truth,
} from './values.ts';

export const WEIGHT_LIMIT = 50;

/** The largest size of a trait. */
export const TRAIT_LIMIT = 1000;

const POLICIES = ['explicit', 'implied'] as const;
const TIE_KINDS = ['peer', 'rival'] as const;

const level = (what: string) =>
  idOf('a level')
    .optional()
    .describe(`${what}: a level that a rung of the ladder names.`)
    .meta({ otherwise: 'unknown' });

/** One state. */
export const state = fields(
  {
    name: prose().optional().describe('Name in full.').meta({ otherwise: 'the id' }),
    rung: rungRef()
      .optional()
      .describe('Its rung at the start: the id of a rung, or its number from 0.')
      .meta({ otherwise: 'the rung of its facts; without facts the lowest' }),
    sends: level('What it sends to the target'),
    accepts: level('What it accepts from the target'),
    says: level('What it says of recognition'),
    since: date().optional().describe('Day of its last move before the start, where known.'),
    member: truth()
      .optional()
      .describe('Members have standing and power, and institutions count them.')
      .meta({ default: true }),
    power: numberIn(0, 1)
      .optional()
      .describe('How much others and institutions weigh it, 0 to 1.')
      .meta({ default: 0 }),
    taboo: numberIn(0, 100)
      .optional()
      .describe('How much it minds being among the first.')
      .meta({ default: 1 }),
    disposition: numberIn(-WEIGHT_LIMIT, WEIGHT_LIMIT)
      .optional()
      .describe('A lasting inclination that no driver explains.')
      .meta({ default: 0 }),
    policy: oneOf(POLICIES)
      .optional()
      .describe('Whether it declares recognition, or lets it be implied (Estrada doctrine).')
      .meta({ default: 'explicit' }),
    neighbour: truth()
      .optional()
      .describe('A neighbour of the target: counts for regional stability.')
      .meta({ default: false }),
    traits: byId('a driver', numberIn(-TRAIT_LIMIT, TRAIT_LIMIT))
      .optional()
      .describe('How strongly each driver is felt here.')
      .meta({ otherwise: '0 for each driver' }),
    weights: byId('a driver or of a built-in weight', parameter(WEIGHT_LIMIT))
      .optional()
      .describe("Weights that differ from the scenario's."),
  },
  'a state: a map with name, rung, traits …',
);
export type StateFile = z.infer<typeof state>;

/** One state watches another. */
export const tie = fields(
  {
    from: idOf('a state').describe('The state that watches.'),
    to: idOf('a state').describe('The state that is watched.'),
    kind: oneOf(TIE_KINDS)
      .optional()
      .describe('As an example to follow (peer), or as a competitor (rival).')
      .meta({ default: 'peer' }),
    weight: numberIn(0, 1).describe("How much; a state's peers sum to 1 at most, and so do its rivals."),
    source: prose().optional().describe('Where this comes from.').meta({ default: '' }),
  },
  'a tie such as {from: A, to: B, kind: peer, weight: 0.2}',
);
export type TieFile = z.infer<typeof tie>;

/** What a figure rests on. */
const grounds = {
  reason: prose().optional().describe('Why it is this figure.').meta({ default: '' }),
  source: prose().optional().describe('Where it can be looked up.').meta({ default: '' }),
  confidence: oneOf(CONFIDENCES).optional().describe('How sure this is.').meta({ default: 'judgement' }),
};

/** A group of states. */
export const bloc = fields(
  {
    label: prose().optional().describe('Name in full.').meta({ otherwise: 'the id' }),
    cohesion: numberIn(0, 1)
      .optional()
      .describe('How far its members step together; a state may be in one bloc with cohesion.')
      .meta({ default: 0 }),
    members: listOf(idOf('a state'), 'states', BOUNDS.states)
      .optional()
      .describe('Ids of its states; or rows of the table of blocs.')
      .meta({ default: [] }),
  },
  'a bloc: a map with label, cohesion, members',
);
export type BlocFile = z.infer<typeof bloc>;

/** What a state asks of the target. */
export const demand = fields(
  {
    state: idOf('a state or a bloc').describe('Who asks: a state, or a bloc for all its members.'),
    track: idOf('a track').describe('The track of the target that it is about.'),
    level: numberIn(0, 1).describe('From this value of the track on it is met.'),
    strength: numberIn(0, 1).optional().describe('How firmly it is asked for, 0 to 1.').meta({ default: 1 }),
    ...grounds,
  },
  'a condition such as {state: A, track: rights, level: 0.5}',
);
export type DemandFile = z.infer<typeof demand>;

const evidenceValue = () => {
  const error = 'the figure, as text or number';
  return z.union([z.string({ error }), z.number({ error }), z.boolean({ error })], { error });
};

/** The source of a figure. */
export const evidence = fields(
  {
    state: z
      .string({ error: 'the id of a state, or nothing' })
      .optional()
      .describe('The state; empty for the scenario as a whole.')
      .meta({ default: '' }),
    field: prose().describe(
      'What the figure is: rung, power, the id of a driver, or a path such as rates.up.charge.',
    ),
    value: evidenceValue().optional().describe('The figure itself.').meta({ default: '' }),
    ...grounds,
  },
  'evidence such as {state: A, field: rung, value: 1, source: …}',
);
export type EvidenceFile = z.infer<typeof evidence>;
