import { INDEX_LABELS } from '../../domain/indices.ts';
import type { Receipt, WinResult } from '../../exercise/debrief/wins.ts';
import type { WinQuantity } from '../../exercise/exercise.ts';
import type { Game } from '../../exercise/game.ts';
import type { Quantity } from '../../scenario/parts/happenings.ts';
import type { Say } from '../labels/saying.ts';
import { type Block, heading, list, remark, text } from '../page/blocks.ts';
import type { Names } from '../words/names.ts';
import { quantity } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { type ClassPlayed, seatLabel } from './debrief-report.ts';

type Labelled = readonly { readonly id: string; readonly label: string }[];

const labelIn = (all: Labelled, id: string): string =>
  safeText(all.find((each) => each.id === id)?.label ?? id);

/** The quantity of the world that is tested, in words. */
const worldText = ({ scenario }: Game, names: Names, of: Quantity): string => {
  const { say } = names;
  switch (of.kind) {
    case 'variable':
      return labelIn(scenario.variables, of.id);
    case 'track':
      return names.track(of.id);
    case 'index':
      return say(INDEX_LABELS[of.id]);
    case 'rung':
      return say('the rung of {state}', { state: names.state(of.state) });
    case 'count':
    case 'share': {
      const [all, some] = COUNTED[of.kind];
      const rung = names.rung(of.rung);
      return of.bloc === undefined ? say(all, { rung }) : say(some, { rung, bloc: names.bloc(of.bloc) });
    }
    case 'sum':
      return say('the sum of {terms}', { terms: say.list(Object.keys(of.terms)) });
    case 'granted':
      return say('{institution} accepts', { institution: labelIn(scenario.institutions, of.institution) });
    case 'happened':
      return say('times of: {label}', { label: labelIn(scenario.events, of.event) });
  }
};

/** The states that a count or a share is about: all states, or the states of a bloc. */
const COUNTED = {
  count: ['states at {rung} or above', 'states of {bloc} at {rung} or above'],
  share: ['share of states at {rung} or above', 'share of states of {bloc} at {rung} or above'],
} as const;

const MOST_NAMED = 3;

const statesText = ({ say, state }: Names, states: readonly string[]): string =>
  states.length > MOST_NAMED ? say('{n} states', { n: states.length }) : say.list(states.map(state));

/** How often some measures were taken, by one team or by all. */
const takenWords = (
  { exercise }: Game,
  { say }: Names,
  { measures, by }: Extract<WinQuantity, { kind: 'taken' }>,
): string => {
  const events = exercise.measures.filter(({ id }) => measures.includes(id)).map(({ event }) => event.label);
  const [first = '', ...more] = new Set(events.map(safeText));
  const labels = more.reduce((a, b) => say('{a} or {b}', { a, b }), first);
  return by === undefined
    ? say('taken: {labels}', { labels })
    : say('taken by {team}: {labels}', { labels, team: safeText(seatLabel(exercise, by)) });
};

const quantityText = (game: Game, names: Names, of: WinQuantity): string => {
  const { exercise } = game;
  const { say } = names;
  const team = (seat: string): string => safeText(seatLabel(exercise, seat));
  switch (of.kind) {
    case 'world':
      return worldText(game, names, of.of);
    case 'taken':
      return takenWords(game, names, of);
    case 'spent':
      return say('points spent by {team}', { team: team(of.seat) });
    case 'cohesion':
      return say('cohesion of {team}', { team: team(of.seat) });
    case 'outranked':
      return say('above {state}, of {states}', {
        state: names.state(of.state),
        states: statesText(names, of.among),
      });
    case 'prediction':
      return labelIn(
        exercise.predictions.map(({ id, ask }) => ({ id, label: ask })),
        of.id,
      );
    case 'vote': {
      const option = labelIn(exercise.votes.find(({ id }) => id === of.id)?.options ?? [], of.option);
      return of.by === undefined
        ? say('the vote is for: {option}', { option })
        : say('the vote of {team} is for: {option}', { option, team: team(of.by) });
    }
  }
};

/** Whether a test has only yes or no as its answer. */
const isYesOrNo = ({ quantity: of }: Receipt): boolean =>
  of.kind === 'prediction' || of.kind === 'vote' || (of.kind === 'world' && of.of.kind === 'granted');

const NEEDED = {
  at_least: '{x} or more',
  at_most: '{x} or fewer',
  above: 'more than {x}',
  below: 'fewer than {x}',
} as const;

const neededText = (receipt: Receipt, say: Say): string => {
  const { test, value } = receipt;
  if (isYesOrNo(receipt)) return say(test === 'at_least' || test === 'above' ? 'yes' : 'no');
  return say(NEEDED[test], { x: quantity(value) });
};

/** `states at recognition or above: 1 → 1 → 2 (needed: 2 or fewer; this holds)`. */
const receiptText = (game: Game, names: Names, receipt: Receipt): string => {
  const { values, holds } = receipt;
  const { say } = names;
  const said = isYesOrNo(receipt)
    ? values.map((value) => say(value > 0 ? 'yes' : 'no'))
    : values.map((value) => quantity(Math.round(value * 100) / 100));
  const course = new Set(said).size === 1 ? said.slice(-1) : said;
  return say(
    holds
      ? '{what}: {course} (needed: {needed}; this holds)'
      : '{what}: {course} (needed: {needed}; this does not hold)',
    {
      what: quantityText(game, names, receipt.quantity),
      course: course.join(' → '),
      needed: neededText(receipt, say),
    },
  );
};

const winText = (game: Game, names: Names, { seat, text: goal, isMet, receipts }: WinResult): string => {
  const label = isMet ? '{team}, met: {goal}' : '{team}, not met: {goal}';
  const counted = receipts.map((receipt) => receiptText(game, names, receipt)).join('; ');
  return `${names.say(label, { team: safeText(seatLabel(game.exercise, seat)), goal })} ${counted}.`;
};

/** The goals of one team, or of all teams. Each goal says whether it was met, and what counted for it. */
export const winTexts = ({ game, debrief, voice }: ClassPlayed, seat?: string): readonly string[] =>
  debrief.wins
    .filter((win) => seat === undefined || win.seat === seat)
    .map((win) => winText(game, voice.names, win));

/** The goals, met or not. Each has its receipts, which list what counted for it from the start, turn by turn. */
export const winBlocks = (report: ClassPlayed): readonly Block[] => {
  const { say } = report;
  const { wins } = report.debrief;
  if (wins.length === 0) return [];
  const met = wins.filter(({ isMet }) => isMet).length;
  return [
    heading(2, say('Who reached what')),
    remark(
      say('Each team could reach goals of its own. What counted is given from the start on, turn by turn.'),
    ),
    text(say('Goals that were met: {met} of {all}.', { met, all: wins.length })),
    list(winTexts(report)),
  ];
};

/** The goals of a team. */
export const goalRows = ({ exercise }: Game, seat: string): readonly string[] =>
  exercise.seats.find(({ id }) => id === seat)?.wins.map(({ text: goal }) => safeText(goal)) ?? [];
