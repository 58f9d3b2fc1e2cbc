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

/** What is known of a claim on its first day. */
export const claim = fields(
  {
    kind: oneOf(CLAIM_KINDS).describe(
      'Whether a new state is at stake, or the government of one that exists.',
    ),
    sponsor: truth().describe('Whether a great power sponsors it.'),
    patrons: listOf(idOf('a state'), 'states', BOUNDS.states)
      .optional()
      .describe('States that declared before that they are for it.')
      .meta({ default: [] }),
    opponents: listOf(idOf('a state'), 'states', BOUNDS.states)
      .optional()
      .describe(
        'States that declared before that they are against it: rivals, and friends of the side that would lose.',
      )
      .meta({ default: [] }),
    route: oneOf(ROUTES).describe(
      'Its legal route: a former colony, a unit of a federation that dissolves, the consent of the state that it leaves, or none.',
    ),
    un: oneOf(WORDS_OF_BODIES).describe('What the United Nations have said of it.'),
    region: oneOf(WORDS_OF_BODIES).describe('What the organisation of its region has said of it.'),
    control: oneOf(CONTROL).describe('How much of the territory that it claims it controls.'),
    coded: prose()
      .optional()
      .describe('Who coded these facts, when, and what they knew of the outcome.')
      .meta({ default: '' }),
  },
  'a map with kind, sponsor, patrons, opponents, route, un, region, control, coded',
);
export type ClaimFile = z.infer<typeof claim>;
