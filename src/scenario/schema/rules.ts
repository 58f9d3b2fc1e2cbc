import type * as z from 'zod';
import { byId, fields, numberIn, positive, prose } from './values.ts';
import { logRate, UNCERTAINTY_LIMIT, weight } from './world.ts';

const steps = (which: string) =>
  byId('a rung', logRate())
    .optional()
    .describe(`Base rates of steps ${which}, in place of those of the scenario.`)
    .meta({ default: {} });

/** One of the rival rules of a scenario. */
export const rule = fields(
  {
    label: prose().optional().describe('Name in full.').meta({ otherwise: 'the id' }),
    share: positive(1000).describe(
      'How often futures play this rule: its share of the sum of the shares of all rules.',
    ),
    weights: byId('a driver or of a built-in weight', weight)
      .optional()
      .describe('Weights in place of those of the scenario.')
      .meta({ default: {} }),
    rates: fields({ up: steps('up'), down: steps('down') }, 'a map with up and down')
      .optional()
      .describe('Base rates in place of those of the scenario.')
      .meta({ default: {} }),
    uncertainty: numberIn(0, UNCERTAINTY_LIMIT)
      .optional()
      .describe('Spread of the states’ dispositions, in place of that of the scenario.')
      .meta({ otherwise: 'that of the scenario' }),
  },
  'a rule: a map with label, share, weights, rates, uncertainty',
);
export type RuleFile = z.infer<typeof rule>;
