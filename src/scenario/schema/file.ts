import * as z from 'zod';
import { MAX_TURNS } from '../../domain/limits.ts';
import { BOUNDS } from '../bounds.ts';
import { claim } from './claim.ts';
import { decision, event, institution } from './happenings.ts';
import { rule } from './rules.ts';
import { bloc, demand, evidence, state, tie } from './states.ts';
import { byId, date, fields, idOf, listOf, oneOf, prose, wholeIn } from './values.ts';
import { driver, LADDER_BOUNDS, norm, rates, rung, social, target, variable, weight } from './world.ts';

/** The version of the format that this program reads. */
export const FORMAT_VERSION = 1;

export const VERSION_EXPECTED = `${FORMAT_VERSION}, the version of the format`;

const TURN_UNITS = ['month', 'week'] as const;

/** The keys at the top that are single values. */
export const head = fields({
  demarche: z.literal(FORMAT_VERSION, { error: VERSION_EXPECTED }).describe('Version of the file format: 1.'),
  id: idOf('an id').describe('Id of the scenario.'),
  title: prose().optional().describe('Title in a few words.').meta({ otherwise: 'the id' }),
  question: prose()
    .optional()
    .describe('The question that the scenario explores, in one sentence.')
    .meta({ default: '' }),
  description: prose().optional().describe('More about it.').meta({ default: '' }),
  start: date().describe('The day of turn 0, YYYY-MM-DD.'),
  turn: oneOf(TURN_UNITS).optional().describe('Length of a turn.').meta({ default: 'month' }),
  turns: wholeIn(1, MAX_TURNS).optional().describe('How many turns a future has.').meta({ default: 36 }),
});
export type HeadFile = z.infer<typeof head>;

const path = (name: string) =>
  z
    .string({ error: `a path such as ${name}.csv` })
    .optional()
    .describe(`Table of ${name}, in this file's folder.`);

const files = {
  extends: z
    .union([z.string(), z.array(z.string())], { error: 'a path, or a list of paths' })
    .optional()
    .describe(
      'A scenario, or several, that this file changes: paths to files or folders. Later ones win, this file last.',
    ),
  tables: fields({
    states: path('states'),
    ties: path('ties'),
    blocs: path('blocs'),
    evidence: path('evidence'),
    conditions: path('conditions'),
  })
    .optional()
    .describe("CSV tables in this file's folder; what is written in the file itself is laid over them."),
};

/** A whole scenario file. A file is read piece by piece (shape.ts), so that one error hides no other. */
export const scenarioFile = fields({
  ...head.shape,
  ...files,
  ladder: z
    .array(rung)
    .min(LADDER_BOUNDS.least)
    .max(LADDER_BOUNDS.most)
    .describe(
      'The rungs of engagement, lowest first; the last is recognition. 2 to 12. An overlay replaces it whole.',
    ),
  rates: rates.optional().describe('How often steps happen.'),
  weights: byId('a driver or of a built-in weight', weight)
    .optional()
    .describe(
      'How much each driver and each social term matters (log hazard ratio), -50 to 50, or {mean, sd}.',
    )
    .meta({
      otherwise:
        'security 4, economy 3, rights 4, rivalry 1.2, migration 1.5, harbour 1.5, any other driver 1; precedent 1.5, pulse 0.8, match 0.8, legitimacy 1.5, taboo 0.7, implied 0.7, leading 0, conditions 1',
    }),
  rules: byId('a rule', rule)
    .optional()
    .describe(
      'Rival rules, at most 8: each future plays one of them. A rule has values of its own for what it names.',
    )
    .meta({ default: {} }),
  social: social.optional().describe('Settings of the social terms.'),
  drivers: byId('a driver', driver)
    .optional()
    .describe('The reasons that move states.')
    .meta({ default: {} }),
  states: byId('a state', state)
    .optional()
    .describe('The states, by id; or rows of the table of states. At least one.'),
  ties: listOf(tie, 'ties', BOUNDS.ties)
    .optional()
    .describe('Who watches whom; or rows of the table of ties.')
    .meta({ default: [] }),
  blocs: byId('a bloc', bloc).optional().describe('Groups of states.').meta({ default: {} }),
  evidence: listOf(evidence, 'rows', BOUNDS.evidence)
    .optional()
    .describe('Where the figures come from; or rows of the table of evidence.')
    .meta({ default: [] }),
  conditions: listOf(demand, 'conditions', BOUNDS.conditions)
    .optional()
    .describe('What states ask of the target before they recognise it; or rows of the table of conditions.')
    .meta({ default: [] }),
  target: target.optional().describe('Whose recognition is at stake: a government, an authority or a state.'),
  claim: claim
    .optional()
    .describe('What is known of the claim on the first day. No run reads it; fit and backtest do.'),
  norm: norm.optional().describe('The norm against recognition.'),
  variables: byId('a variable', variable)
    .optional()
    .describe('Variables of the world: a start value, or {label, start}. The built-in ones exist anyway.')
    .meta({ default: {} }),
  institutions: byId('an institution', institution)
    .optional()
    .describe('Bodies that decide once a year.')
    .meta({ default: {} }),
  events: byId('an event', event).optional().describe('What may happen.').meta({ default: {} }),
  decisions: byId('a decision', decision)
    .optional()
    .describe('What people decide for states, in place of their clocks.')
    .meta({ default: {} }),
}).describe('A demarche scenario, or an overlay over one.');

const fittedLevels = z
  .looseObject({})
  .optional()
  .describe('Base rates of claims that many states follow, and of others, as fit writes them.');
const fittedDown = z.looseObject({}).optional().describe('The base rate of withdrawals, as fit writes it.');

/** A file of weights alone, as `fit` writes it: it lies over a scenario. */
export const fileOfWeights = scenarioFile
  .pick({ weights: true, rates: true, drivers: true, states: true, extends: true, title: true })
  .extend({
    rules: byId('a rule', rule.extend({ levels: fittedLevels, down: fittedDown }))
      .optional()
      .describe('Rival rules, at most 8, as fit writes them.'),
  })
  .describe('Weights for a demarche scenario.');

/** Every key that a file may have at the top. */
export const TOP_KEYS: readonly string[] = Object.keys(scenarioFile.shape);
