import { LONGEST_REASON } from '../exercise/actions.ts';
import { OFFER_WORDS, type Seat, type SeatId, seatOf, voteOf } from '../exercise/exercise.ts';
import { type Game, stepAt, turnAhead } from '../exercise/game.ts';
import { canStep, offersTo } from '../exercise/limits.ts';
import { cardPrice, cardsOf, cardTexts } from '../report/debrief/cards.ts';
import { eventText, namesOf } from '../report/words/names.ts';
import { plural, quantity } from '../report/words/numbers.ts';
import { withOrigin } from '../report/words/origin.ts';
import type { Desk } from './desk.ts';
import { predictTask } from './predict-task.ts';
import type { Field, FieldOption, Task } from './task.ts';
import { rungNow, turnTitle, worldNow } from './world-texts.ts';

const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** `up, hold or down`. */
export const wordsOf = (options: readonly FieldOption[]): string =>
  OR.format(options.map(({ value }) => value).toReversed());

/** A text; one without a refusal may be left empty. */
const textField = (id: string, label: string, refusal = ''): Field => ({
  id,
  label,
  kind: 'text',
  least: refusal === '' ? 0 : 1,
  most: LONGEST_REASON,
  refusal,
});

const reason = (what: string): Field =>
  textField(
    'reason',
    'Why? One sentence, as for your minister:',
    `${what} needs a reason: one sentence is enough.`,
  );

const HOLD = { value: 'hold', label: 'hold' } as const;

/** A move, or a step of a track; `end` says why not every word is among the options. */
const moveField = (id: string, label: string, options: readonly FieldOption[], end: string): Field => {
  const choose = options.length < 3 ? `${end}: choose` : 'Choose';
  return { id, label, kind: 'choice', value: 'hold', options, refusal: `${choose} ${wordsOf(options)}.` };
};

/** The states that a seat decides for, each with the rungs below and above it, and the tracks of the target. */
const moveFields = (desk: Desk, seat: Seat): readonly Field[] => {
  const { scenario } = desk.game;
  const names = namesOf(scenario);
  const states = seat.states.map((id) => {
    const rung = rungNow(desk, id);
    const down = rung > 0 ? [{ value: 'down', label: `down: ${names.rung(rung - 1)}` }] : [];
    const isTop = rung >= scenario.ladder.length - 1;
    const up = isTop ? [] : [{ value: 'up', label: `up: ${names.rung(rung + 1)}` }];
    const end = `${names.state(id)} is at the end of the ladder`;
    return moveField(`move ${id}`, names.state(id), [...down, HOLD, ...up], end);
  });
  const steps = [{ value: 'down', label: 'down' } as const, HOLD, { value: 'up', label: 'up' } as const];
  const tracks = seat.target ? scenario.target.tracks : [];
  const now = worldNow(desk)?.tracks ?? {};
  const trackFields = tracks.map(({ id }) => {
    const possible = steps.filter(({ value }) => canStep(now[id] ?? 0, value));
    const end = `${names.track(id)} is at ${quantity(now[id] ?? 0)}`;
    return moveField(`track ${id}`, names.track(id), possible, end);
  });
  return [...states, ...trackFields];
};

/** What was offered to the states of a seat in the last turn. */
const offerFields = ({ game: { exercise, scenario, table } }: Desk, seat: Seat): readonly Field[] => {
  const { state: name } = namesOf(scenario);
  return offersTo(exercise, table, seat).map(({ id, event, offer }) => {
    const said = withOrigin(eventText(event, name(offer.state)), event.source);
    return {
      id: `offer ${id}`,
      label: `Offered to ${name(offer.state)}: ${event.label}${said === '' ? '' : `. ${said}`}`,
      kind: 'choice',
      value: 'refuse',
      options: OFFER_WORDS.map((word) => ({ value: word, label: word })),
      refusal: 'Choose take or refuse.',
    };
  });
};

/** What else a seat may still do. */
const measureFields = ({ game }: Desk, seat: Seat): readonly Field[] => {
  const options = cardsOf(game, seat.id, game.table.played).map((card) => ({
    value: card.id,
    label: `${card.label} (${cardPrice(card)})`,
    about: cardTexts(card),
  }));
  const label = 'What else you may do:';
  const refusal = 'Choose any of the options, or none.';
  return options.length === 0 ? [] : [{ id: 'measures', label, kind: 'several', options, refusal }];
};

/** How a move is locked: for this turn, or to hold from then on. Nothing is asked where the seat has no later turn. */
const lockFields = ({ exercise: { turns } }: Game, { id }: Seat, turn: number): readonly Field[] => {
  const options = [
    { value: 'once', label: LOCK },
    { value: 'stands', label: 'Lock it, and hold until we say otherwise' },
  ];
  const refusal = 'Choose once or stands.';
  const isLast = !turns.slice(turn).some(({ acts }) => acts.includes(id));
  return isLast
    ? []
    : [{ id: 'stands', label: LOCK, kind: 'choice', value: 'once', options, onButton: true, refusal }];
};

const LOCK = 'Lock our move';

const decide = (desk: Desk, seat: Seat): Task => {
  const { exercise, table } = desk.game;
  const { actions, minutes } = exercise.limits;
  const turn = turnAhead(table);
  return {
    id: `turn ${turn}`,
    entry: { do: 'lock', seat: seat.id, turn },
    team: seat.label,
    title: turnTitle(desk),
    about: `Your move: ${plural(actions, 'action')}`,
    fields: [
      ...offerFields(desk, seat),
      ...moveFields(desk, seat),
      ...measureFields(desk, seat),
      reason('A move'),
      ...lockFields(desk.game, seat, turn),
    ],
    submit: LOCK,
    done: `${seat.label}: the move is locked.`,
    minutes,
  };
};

const castVote = ({ game: { exercise } }: Desk, { id: seat, label: team }: Seat, vote: string): Task => {
  const { question, options } = voteOf(exercise, vote);
  const option: Field = {
    id: 'option',
    label: question,
    kind: 'choice',
    options: options.map(({ id, label }) => ({ value: id, label })),
    refusal: 'Choose one of the options.',
  };
  return {
    id: `vote ${vote}`,
    entry: { do: 'vote', seat, vote },
    team,
    title: 'Vote',
    about: 'Your vote',
    fields: [option, reason('A vote')],
    submit: 'Cast our vote',
    done: `${team}: the vote is cast.`,
  };
};

const answer = ({ game: { exercise } }: Desk, { id: seat, label: team }: Seat): Task => ({
  id: 'questions',
  entry: { do: 'answer', seat },
  team,
  title: 'Questions',
  about: 'A sentence or two each; leave out what you like',
  fields: exercise.questions.map(({ ask }, i) => textField(`answer ${i}`, `${i + 1}. ${ask}`)),
  submit: 'Hand in our answers',
  done: `${team}: the answers are kept.`,
});

const read = ({ id: seat, label: team }: Seat): Task => ({
  id: 'brief',
  entry: { do: 'read', seat },
  team,
  title: 'Brief',
  about: 'Read your brief',
  fields: [],
  submit: 'We have read it',
  done: `${team}: the brief is read.`,
});

/** What a team is asked for now; in the brief it only reads. Throws RangeError for a seat that does not exist. */
export const taskOf = (desk: Desk, seatId: SeatId): Task => {
  const seat = seatOf(desk.game.exercise, seatId);
  const step = stepAt(desk.game);
  switch (step?.do) {
    case 'play':
      return decide(desk, seat);
    case 'predict':
      return predictTask(desk, seat);
    case 'vote':
      return castVote(desk, seat, step.vote);
    case 'questions':
      return answer(desk, seat);
    default:
      return read(seat);
  }
};
