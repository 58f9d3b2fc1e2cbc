import { LONGEST_REASON } from '../exercise/actions.ts';
import { OFFER_WORDS, type Seat, type SeatId, seatOf, voteOf } from '../exercise/exercise.ts';
import { stepAt, turnAhead } from '../exercise/game.ts';
import { canStep, offersTo } from '../exercise/limits.ts';
import { cardPrice, cardsOf, cardTexts } from '../report/debrief/cards.ts';
import { eventText, namesOf } from '../report/words/names.ts';
import { plural, quantity } from '../report/words/numbers.ts';
import type { Desk } from './desk.ts';
import { predictionTexts, rungNow, turnTitle, worldNow } from './world-texts.ts';

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** What it means, one sentence each. */
  readonly about?: readonly string[];
}

interface FieldBase {
  readonly id: string;
  readonly label: string;
  /** The value that the field has at first. A field with one may be left out of an answer. */
  readonly value?: string;
  /** Why a value is refused, as a sentence. */
  readonly refusal: string;
}

/** One thing that a team fills in. Plain JSON. */
export type Field = FieldBase &
  (
    | { readonly kind: 'choice'; readonly options: readonly FieldOption[] }
    /** Any number of the options: their values, with blanks between them. */
    | { readonly kind: 'several'; readonly options: readonly FieldOption[] }
    /** A number within bounds, with one decimal at most, after a point or a comma. */
    | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly unit: '%' }
    /** A text; least and most are characters. */
    | { readonly kind: 'text'; readonly least: number; readonly most: number }
  );

/** What the answer to a task becomes: the beginning of an entry of the journal. A brief is only read. */
type TaskEntry =
  | { readonly do: 'read' | 'predict' | 'answer'; readonly seat: SeatId }
  | { readonly do: 'lock'; readonly seat: SeatId; readonly turn: number }
  | { readonly do: 'vote'; readonly seat: SeatId; readonly vote: string };

/** What a step asks of a team. Plain JSON: a screen, a dialogue or a web page presents it. */
export interface Task {
  /** Differs between all tasks of an exercise, but for the team: `turn 2`. */
  readonly id: string;
  readonly entry: TaskEntry;
  readonly team: string;
  /** What it is about: `Turn 2 of 6: 3 January 2026 to 3 July 2026`. */
  readonly title: string;
  /** What can be done, in a sentence. */
  readonly about: string;
  readonly fields: readonly Field[];
  /** The words on the button: `Lock our move`. */
  readonly submit: string;
  /** What is said once it is done. */
  readonly done: string;
  /** Minutes to decide in; undefined where there is no limit. */
  readonly minutes?: number;
}

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
    const said = eventText(event, name(offer.state));
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
  const options = cardsOf(game, seat.id).map((card) => ({
    value: card.id,
    label: `${card.label} (${cardPrice(card)})`,
    about: cardTexts(card),
  }));
  const label = 'What else you may do:';
  const refusal = 'Choose any of the options, or none.';
  return options.length === 0 ? [] : [{ id: 'measures', label, kind: 'several', options, refusal }];
};

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
    ],
    submit: 'Lock our move',
    done: `${seat.label}: the move is locked.`,
    minutes,
  };
};

const predict = ({ game: { exercise } }: Desk, { id: seat, label: team }: Seat): Task => {
  const { question, asks } = predictionTexts(exercise);
  return {
    id: 'predictions',
    entry: { do: 'predict', seat },
    team,
    title: 'Predictions',
    about: question,
    fields: exercise.predictions.map(({ id, ask }, i) => ({
      id,
      label: asks[i] ?? ask,
      kind: 'number',
      least: 0,
      most: 100,
      unit: '%',
      refusal: 'From 0 to 100, one decimal at most: 5.5 or 5,5.',
    })),
    submit: 'Seal our predictions',
    done: `${team}: sealed.`,
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
      return predict(desk, seat);
    case 'vote':
      return castVote(desk, seat, step.vote);
    case 'questions':
      return answer(desk, seat);
    default:
      return read(seat);
  }
};
