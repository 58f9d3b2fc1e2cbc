import { BOUNDS } from '../bounds.ts';
import { described, fields, idOf, listOf, oneOf, optional, prose, truth } from './values.ts';

/** Kinds of claims. */
const CLAIM_KINDS = ['state', 'government'] as const;
/** Legal routes to recognition that are known on the first day. */
const ROUTES = ['colony', 'federation', 'consent', 'none'] as const;
/** What a body has said of a claim. */
const WORDS_OF_BODIES = ['for', 'against', 'silent'] as const;
const CONTROL = ['full', 'partial', 'none'] as const;

const side = (which: string) =>
  optional(
    listOf(idOf('a state'), 'states', BOUNDS.states),
    `States that were declared to be ${which} it beforehand.`,
    { default: [] },
  );
const word = (who: string) => described(oneOf(WORDS_OF_BODIES), `What ${who} said of it.`);

/** What is known of a claim on its first day. */
export const claim = fields({
  kind: described(oneOf(CLAIM_KINDS), 'A new state, or the government of one that exists.'),
  sponsor: described(truth(), 'Whether a great power sponsors it.'),
  patrons: side('for'),
  opponents: side('against'),
  route: described(
    oneOf(ROUTES),
    'Its legal route: a former colony, a federation that dissolves, consent of the state that it leaves.',
  ),
  un: word('the United Nations'),
  region: word('the organisation of the region'),
  control: described(oneOf(CONTROL), 'How much of what it claims it controls.'),
  coded: optional(prose(), 'Who coded this, when, knowing what.', { default: '' }),
});
