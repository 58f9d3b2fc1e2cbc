import * as z from 'zod/mini';
import { MAX_TURNS } from '../../domain/limits.ts';
import { BOUNDS } from '../bounds.ts';
import { claim } from './claim.ts';
import { decision, event, institution } from './happenings.ts';
import { language } from './language.ts';
import { lever } from './lever.ts';
import { rule } from './rules.ts';
import { bloc, demand, evidence, state, tie } from './states.ts';
import { uncertain } from './uncertain.ts';
import { byId, date, described, fields, idOf, listOf, oneOf, optional, prose, wholeIn } from './values.ts';
import { driver, LADDER_BOUNDS, norm, rates, rung, social, target, variable, weight } from './world.ts';

/** The version of the format that this program reads. */
export const FORMAT_VERSION = 1;

export const VERSION_EXPECTED = `${FORMAT_VERSION}, the version of the format`;

const TURN_UNITS = ['month', 'week'] as const;

/** The keys at the top that are single values. */
export const head = fields({
  demarche: described(
    z.literal(FORMAT_VERSION, { error: VERSION_EXPECTED }),
    'Version of the file format: 1.',
  ),
  id: described(idOf('an id'), 'Id of the scenario.'),
  title: optional(prose(), 'Title in a few words.', { otherwise: 'the id' }),
  question: optional(prose(), 'The question that the scenario explores, in one sentence.', { default: '' }),
  description: optional(prose(), 'More about it.', { default: '' }),
  ...language('English'),
  start: described(date(), 'The day of turn 0, YYYY-MM-DD.'),
  turn: optional(oneOf(TURN_UNITS), 'Length of a turn.', { default: 'month' }),
  turns: optional(wholeIn(1, MAX_TURNS), 'How many turns a future has.', { default: 36 }),
});

const path = (name: string) =>
  optional(z.string({ error: `a path such as ${name}.csv` }), `Table of ${name}, in this file's folder.`);

const files = {
  extends: optional(
    z.union([z.string(), z.array(z.string())], { error: 'a path, or a list of paths' }),
    'A scenario, or several, that this file changes: paths to files or folders. Later ones win, this file last.',
  ),
  tables: optional(
    fields({
      states: path('states'),
      ties: path('ties'),
      blocs: path('blocs'),
      evidence: path('evidence'),
      conditions: path('conditions'),
    }),
    "CSV tables in this file's folder; what is written in the file itself is laid over them.",
  ),
};

/** A whole scenario file. A file is read piece by piece (shape.ts), so that one error hides no other. */
export const scenarioFile = described(
  fields({
    ...head.shape,
    ...files,
    ladder: described(
      z.array(rung).check(z.minLength(LADDER_BOUNDS.least), z.maxLength(LADDER_BOUNDS.most)),
      'The rungs of engagement, lowest first; the last is recognition. 2 to 12. An overlay replaces it whole.',
    ),
    rates: optional(rates, 'How often steps happen.'),
    weights: optional(
      byId('a driver or of a built-in weight', weight),
      'How much each driver and each social term matters (log hazard ratio), -50 to 50, or {mean, sd}.',
      {
        otherwise:
          'security 4, economy 3, rights 4, rivalry 1.2, migration 1.5, harbour 1.5, any other driver 1; precedent 1.5, pulse 0.8, match 0.8, legitimacy 1.5, taboo 0.7, implied 0.7, leading 0, conditions 1',
      },
    ),
    rules: optional(
      byId('a rule', rule),
      'Rival rules, at most 8: each future plays one of them. A rule has values of its own for what it names.',
      { default: {} },
    ),
    social: optional(social, 'Settings of the social terms.'),
    drivers: optional(byId('a driver', driver), 'The reasons that move states.', { default: {} }),
    states: optional(
      byId('a state', state),
      'The states, by id; or rows of the table of states. At least one.',
    ),
    ties: optional(listOf(tie, 'ties', BOUNDS.ties), 'Who watches whom; or rows of the table of ties.', {
      default: [],
    }),
    blocs: optional(byId('a bloc', bloc), 'Groups of states.', { default: {} }),
    evidence: optional(
      listOf(evidence, 'rows', BOUNDS.evidence),
      'Where the figures come from; or rows of the table of evidence.',
      { default: [] },
    ),
    conditions: optional(
      listOf(demand, 'conditions', BOUNDS.conditions),
      'What states ask of the target before they recognise it; or rows of the table of conditions.',
      { default: [] },
    ),
    target: optional(target, 'Whose recognition is at stake: a government, an authority or a state.'),
    claim: optional(
      claim,
      'What is known of the claim on the first day. No run reads it; fit and backtest do.',
    ),
    norm: optional(norm, 'The norm against recognition.'),
    variables: optional(
      byId('a variable', variable),
      'Variables of the world: a start value, or {label, start}. The built-in ones exist anyway.',
      { default: {} },
    ),
    institutions: optional(byId('an institution', institution), 'Bodies that decide once a year.', {
      default: {},
    }),
    events: optional(byId('an event', event), 'What may happen.', { default: {} }),
    decisions: optional(
      byId('a decision', decision),
      'What people decide for states, in place of their clocks.',
      { default: {} },
    ),
    uncertain: optional(
      byId('something that is not certain', uncertain),
      'What else is not certain, for studies of what matters. No run reads it.',
      { default: {} },
    ),
    levers: optional(
      byId('a lever', lever),
      'What somebody could change, how far, and with what effort, for levers and tip. No run reads it.',
      { default: {} },
    ),
  }),
  'A demarche scenario, or an overlay over one.',
);

const fittedLevels = optional(
  z.looseObject({}),
  'Base rates of claims that many states follow, and of others, as fit writes them.',
);
const fittedDown = optional(z.looseObject({}), 'The base rate of withdrawals, as fit writes it.');

/** A file of weights alone, as `fit` writes it. It lies over a scenario. */
export const fileOfWeights = described(
  z.extend(
    z.pick(scenarioFile, {
      weights: true,
      rates: true,
      drivers: true,
      states: true,
      extends: true,
      title: true,
    }),
    {
      rules: optional(
        byId('a rule', z.extend(rule, { levels: fittedLevels, down: fittedDown })),
        'Rival rules, at most 8, as fit writes them.',
      ),
    },
  ),
  'Weights for a demarche scenario.',
);

/** Every key that a file may have at the top. */
export const TOP_KEYS: readonly string[] = Object.keys(scenarioFile.shape);
