import type * as z from 'zod';
import { BOUNDS } from '../bounds.ts';
import { fields, idOf, listOf, oneOf, prose, truth } from './values.ts';

/** Kinds of claims. */
const CLAIM_KINDS = ['state', 'government'] as const;
/** Legal routes to recognition that are known on the first day. */
const ROUTES = ['colony', 'federation', 'consent', 'none'] as const;
/** What a body has said of a claim. */
const WORDS_OF_BODIES = ['for', 'against', 'silent'] as const;
const CONTROL = ['full', 'partial', 'none'] as const;

const side = (which: string) =>
  listOf(idOf('a state'), 'states', BOUNDS.states)
    .optional()
    .describe(`States that were declared to be ${which} it beforehand.`)
    .meta({ default: [] });
const word = (who: string) => oneOf(WORDS_OF_BODIES).describe(`What ${who} said of it.`);

/** What is known of a claim on its first day. */
export const claim = fields({
  kind: oneOf(CLAIM_KINDS).describe('A new state, or the government of one that exists.'),
  sponsor: truth().describe('Whether a great power sponsors it.'),
  patrons: side('for'),
  opponents: side('against'),
  route: oneOf(ROUTES).describe(
    'Its legal route: a former colony, a federation that dissolves, consent of the state that it leaves.',
  ),
  un: word('the United Nations'),
  region: word('the organisation of the region'),
  control: oneOf(CONTROL).describe('How much of what it claims it controls.'),
  coded: prose().optional().describe('Who coded this, when, knowing what.').meta({ default: '' }),
});
export type ClaimFile = z.infer<typeof claim>;
