import type * as z from 'zod/mini';
import { byId, described, fields, numberIn, optional, positive, prose } from './values.ts';
import { logRate, UNCERTAINTY_LIMIT, weight } from './world.ts';

const steps = (which: string) =>
  optional(byId('a rung', logRate()), `Base rates of steps ${which}, in place of those of the scenario.`, {
    default: {},
  });

/** One of the rival rules of a scenario. */
export const rule = fields(
  {
    label: optional(prose(), 'Name in full.', { otherwise: 'the id' }),
    share: described(
      positive(1000),
      'How often futures play this rule: its share of the sum of the shares of all rules.',
    ),
    weights: optional(
      byId('a driver or of a built-in weight', weight),
      'Weights in place of those of the scenario.',
      { default: {} },
    ),
    rates: optional(
      fields({ up: steps('up'), down: steps('down') }, 'a map with up and down'),
      'Base rates in place of those of the scenario.',
      { default: {} },
    ),
    uncertainty: optional(
      numberIn(0, UNCERTAINTY_LIMIT),
      'Spread of the states’ dispositions, in place of that of the scenario.',
      { otherwise: 'that of the scenario' },
    ),
  },
  'a rule: a map with label, share, weights, rates, uncertainty',
);
export type RuleFile = z.infer<typeof rule>;
