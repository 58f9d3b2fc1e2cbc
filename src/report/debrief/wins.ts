import { INDEX_LABELS } from '../../domain/indices.ts';
import type { Receipt, WinResult } from '../../exercise/debrief/wins.ts';
import type { WinQuantity } from '../../exercise/exercise.ts';
import type { Game } from '../../exercise/game.ts';
import type { Quantity } from '../../scenario/parts/happenings.ts';
import { type Names, namesOf } from '../words/names.ts';
import { listed, plural, quantity } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { type ClassPlayed, seatLabel } from './debrief-report.ts';
import { type Block, heading, list, remark, text } from './plain-page.ts';

type Labelled = readonly { readonly id: string; readonly label: string }[];

const labelIn = (all: Labelled, id: string): string =>
  safeText(all.find((each) => each.id === id)?.label ?? id);

/** What is tested of the world. */
const worldText = ({ scenario }: Game, names: Names, of: Quantity): string => {
  switch (of.kind) {
    case 'variable':
      return labelIn(scenario.variables, of.id);
    case 'track':
      return names.track(of.id);
    case 'index':
      return INDEX_LABELS[of.id];
    case 'rung':
      return `the rung of ${names.state(of.state)}`;
    case 'count':
    case 'share': {
      const whom = of.bloc === undefined ? '' : ` of ${names.bloc(of.bloc)}`;
      return `${of.kind === 'count' ? 'states' : 'share of states'}${whom} at ${names.rung(of.rung)} or above`;
    }
    case 'sum':
      return `the sum of ${listed(Object.keys(of.terms))}`;
    case 'granted':
      return `${labelIn(scenario.institutions, of.institution)} accepts`;
    case 'happened':
      return `times of: ${labelIn(scenario.events, of.event)}`;
  }
};

const MOST_NAMED = 3;

const statesText = (names: Names, states: readonly string[]): string =>
  states.length > MOST_NAMED ? plural(states.length, 'state') : listed(states.map(names.state));

const quantityText = (game: Game, of: WinQuantity): string => {
  const { exercise } = game;
  const names = namesOf(game.scenario);
  switch (of.kind) {
    case 'world':
      return worldText(game, names, of.of);
    case 'taken': {
      const events = exercise.measures
        .filter(({ id }) => of.measures.includes(id))
        .map(({ event }) => event.label);
      const by = of.by === undefined ? '' : ` by ${safeText(seatLabel(exercise, of.by))}`;
      return `taken${by}: ${[...new Set(events.map(safeText))].join(' or ')}`;
    }
    case 'spent':
      return `points spent by ${safeText(seatLabel(exercise, of.seat))}`;
    case 'cohesion':
      return `cohesion of ${safeText(seatLabel(exercise, of.seat))}`;
    case 'outranked':
      return `above ${names.state(of.state)}, of ${statesText(names, of.among)}`;
    case 'prediction':
      return labelIn(
        exercise.predictions.map(({ id, ask }) => ({ id, label: ask })),
        of.id,
      );
    case 'vote': {
      const options = exercise.votes.find(({ id }) => id === of.id)?.options ?? [];
      const who = of.by === undefined ? 'the vote' : `the vote of ${safeText(seatLabel(exercise, of.by))}`;
      return `${who} is for: ${labelIn(options, of.option)}`;
    }
  }
};

/** Whether a test asks only whether something is so. */
const isYesOrNo = ({ quantity: of }: Receipt): boolean =>
  of.kind === 'prediction' || of.kind === 'vote' || (of.kind === 'world' && of.of.kind === 'granted');

const neededText = (receipt: Receipt): string => {
  const { test, value } = receipt;
  if (isYesOrNo(receipt)) return test === 'at_least' || test === 'above' ? 'yes' : 'no';
  switch (test) {
    case 'at_least':
      return `${quantity(value)} or more`;
    case 'at_most':
      return `${quantity(value)} or fewer`;
    case 'above':
      return `more than ${quantity(value)}`;
    case 'below':
      return `fewer than ${quantity(value)}`;
  }
};

/** `states at recognition or above: 1 → 1 → 2 (needed at the end: 2 or fewer): so`. */
const receiptText = (game: Game, receipt: Receipt): string => {
  const { values, holds } = receipt;
  const said = isYesOrNo(receipt)
    ? values.map((value) => (value > 0 ? 'yes' : 'no'))
    : values.map((value) => quantity(Math.round(value * 100) / 100));
  const course = new Set(said).size === 1 ? said.slice(-1) : said;
  return `${quantityText(game, receipt.quantity)}: ${course.join(' → ')} (needed: ${neededText(receipt)}; ${holds ? 'this holds' : 'this does not hold'})`;
};

const winText = (game: Game, { seat, text: goal, isMet, receipts }: WinResult): string =>
  `${safeText(seatLabel(game.exercise, seat))}, ${isMet ? 'met' : 'not met'}: ${goal} ${receipts
    .map((receipt) => receiptText(game, receipt))
    .join('; ')}.`;

/** Which goals were met, each with its receipts: what counted, from the start and turn by turn. */
export const winBlocks = ({ game, debrief }: ClassPlayed): readonly Block[] => {
  const { wins } = debrief;
  if (wins.length === 0) return [];
  const met = wins.filter(({ isMet }) => isMet).length;
  return [
    heading(2, 'Who reached what'),
    remark('Each team could reach goals of its own. What counted is given from the start on, turn by turn.'),
    text(`Of ${plural(wins.length, 'goal')} ${met} ${met === 1 ? 'was' : 'were'} met.`),
    list(wins.map((win) => winText(game, win))),
  ];
};

/** The goals of a team. */
export const goalRows = ({ exercise }: Game, seat: string): readonly string[] =>
  exercise.seats.find(({ id }) => id === seat)?.wins.map(({ text: goal }) => safeText(goal)) ?? [];

/** The goals of a team, on its page. */
export const goalBlocks = (game: Game, seat: string): readonly Block[] => {
  const rows = goalRows(game, seat);
  return rows.length === 0 ? [] : [heading(2, 'Your goals'), list(rows)];
};
