import * as z from 'zod/mini';
import { CONFIDENCES } from '../../domain/terms.ts';
import { BOUNDS } from '../bounds.ts';
import {
  byId,
  date,
  described,
  fields,
  idOf,
  listOf,
  numberIn,
  oneOf,
  optional,
  parameter,
  prose,
  rungRef,
  truth,
} from './values.ts';

export const WEIGHT_LIMIT = 50;

/** The largest taboo. */
export const TABOO_LIMIT = 100;

/** The largest size of a trait. */
export const TRAIT_LIMIT = 1000;

const POLICIES = ['explicit', 'implied'] as const;
const TIE_KINDS = ['peer', 'rival'] as const;

const level = (what: string) =>
  optional(idOf('a level'), `${what}: a level that a rung of the ladder names.`, { otherwise: 'unknown' });

/** One state. */
export const state = fields(
  {
    name: optional(prose(), 'Name in full.', { otherwise: 'the id' }),
    rung: optional(rungRef(), 'Its rung at the start: the id of a rung, or its number from 0.', {
      otherwise: 'the rung of its facts; without facts the lowest',
    }),
    sends: level('What it sends to the target'),
    accepts: level('What it accepts from the target'),
    says: level('What it says of recognition'),
    since: optional(date(), 'Day of its last move before the start, where known.'),
    member: optional(truth(), 'Members have standing and power, and institutions count them.', {
      default: true,
    }),
    power: optional(numberIn(0, 1), 'How much others and institutions weigh it, 0 to 1.', { default: 0 }),
    taboo: optional(numberIn(0, TABOO_LIMIT), 'How much it minds being among the first.', { default: 1 }),
    disposition: optional(
      numberIn(-WEIGHT_LIMIT, WEIGHT_LIMIT),
      'A lasting inclination that no driver explains.',
      { default: 0 },
    ),
    policy: optional(
      oneOf(POLICIES),
      'Whether it declares recognition, or lets it be implied (Estrada doctrine).',
      { default: 'explicit' },
    ),
    neighbour: optional(truth(), 'A neighbour of the target: counts for regional stability.', {
      default: false,
    }),
    traits: optional(
      byId('a driver', numberIn(-TRAIT_LIMIT, TRAIT_LIMIT)),
      'How strongly each driver is felt here.',
      { otherwise: '0 for each driver' },
    ),
    weights: optional(
      byId('a driver or of a built-in weight', parameter(WEIGHT_LIMIT)),
      "Weights that differ from the scenario's.",
    ),
  },
  'a state: a map with name, rung, traits …',
);
export type StateFile = z.infer<typeof state>;

/** One state watches another. */
export const tie = fields(
  {
    from: described(idOf('a state'), 'The state that watches.'),
    to: described(idOf('a state'), 'The state that is watched.'),
    kind: optional(oneOf(TIE_KINDS), 'As an example to follow (peer), or as a competitor (rival).', {
      default: 'peer',
    }),
    weight: described(numberIn(0, 1), "How much; a state's peers sum to 1 at most, and so do its rivals."),
    source: optional(prose(), 'Where this comes from.', { default: '' }),
  },
  'a tie such as {from: A, to: B, kind: peer, weight: 0.2}',
);
export type TieFile = z.infer<typeof tie>;

/** What a figure rests on. */
const grounds = {
  reason: optional(prose(), 'Why it is this figure.', { default: '' }),
  source: optional(prose(), 'Where it can be looked up.', { default: '' }),
  confidence: optional(oneOf(CONFIDENCES), 'How sure this is.', { default: 'judgement' }),
};

/** A group of states. */
export const bloc = fields(
  {
    label: optional(prose(), 'Name in full.', { otherwise: 'the id' }),
    cohesion: optional(
      numberIn(0, 1),
      'How far its members step together; a state may be in one bloc with cohesion.',
      { default: 0 },
    ),
    members: optional(
      listOf(idOf('a state'), 'states', BOUNDS.states),
      'Ids of its states; or rows of the table of blocs.',
      { default: [] },
    ),
  },
  'a bloc: a map with label, cohesion, members',
);
export type BlocFile = z.infer<typeof bloc>;

/** What a state asks of the target. */
export const demand = fields(
  {
    state: described(idOf('a state or a bloc'), 'Who asks: a state, or a bloc for all its members.'),
    track: described(idOf('a track'), 'The track of the target that it is about.'),
    level: described(numberIn(0, 1), 'From this value of the track on it is met.'),
    strength: optional(numberIn(0, 1), 'How firmly it is asked for, 0 to 1.', { default: 1 }),
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
    state: optional(
      z.string({ error: 'the id of a state, or nothing' }),
      'The state; empty for the scenario as a whole.',
      { default: '' },
    ),
    field: described(
      prose(),
      'What the figure is: rung, power, the id of a driver, or a path such as rates.up.charge.',
    ),
    value: optional(evidenceValue(), 'The figure itself.', { default: '' }),
    ...grounds,
  },
  'evidence such as {state: A, field: rung, value: 1, source: …}',
);
export type EvidenceFile = z.infer<typeof evidence>;
