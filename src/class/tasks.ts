import { boundBy } from '../exercise/deeds/bound.ts';
import { optionsOpen } from '../exercise/evidence/acts.ts';
import {
  type ExerciseStep,
  MOVE_WORDS,
  OFFER_WORDS,
  type Seat,
  type SeatId,
  seatOf,
} from '../exercise/exercise.ts';
import { type Game, stepAt, turnAhead, voteNow } from '../exercise/game.ts';
import { canStep, offersTo } from '../exercise/limits.ts';
import { CHANGE, changesIn, changeValue } from '../exercise/weights/changes.ts';
import { cardsOf, cardTexts, cardTimes } from '../report/debrief/cards.ts';
import type { Label } from '../report/labels/labels.ts';
import { withOrigin } from '../report/labels/origin.ts';
import { sayIn } from '../report/labels/say.ts';
import type { Say } from '../report/labels/saying.ts';
import { eventText, namesOf } from '../report/words/names.ts';
import { quantity } from '../report/words/numbers.ts';
import type { Desk } from './desk.ts';
import { optionText } from './steps/evidence-passages.ts';
import { judgeTask, recodeTask } from './steps/evidence-tasks.ts';
import { buttonField, choiceField, textField } from './steps/fields.ts';
import { predictTask } from './steps/predict-task.ts';
import { steerTask } from './steps/steer-task.ts';
import { type Field, type FieldOption, type Task, TEACHER } from './task.ts';
import { rungNow, turnTitle, worldNow } from './world-texts.ts';

/** `up, hold or down`. */
export const wordsOf = (options: readonly FieldOption[], say: Say): string => {
  const values = options.map(({ value }) => value).toReversed();
  const [others, last = ''] = [values.slice(0, -1), values.at(-1)];
  return others.length === 0 ? last : say('{a} or {b}', { a: others.join(', '), b: last });
};

/** Asks to choose among options. */
const choose = (options: readonly FieldOption[], say: Say): string =>
  say('Choose {options}.', { options: wordsOf(options, say) });

const reason = (say: Say, refusal: Label): Field =>
  textField('reason', say('Why? One sentence, as for your minister:'), say(refusal));

/** A move, or a step of a track. `end` says why some words are not among the options. */
const moveField = (
  id: string,
  label: string,
  options: readonly FieldOption[],
  end: string,
  say: Say,
): Field => {
  const all = choose(options, say);
  const some = say('{why}: choose {options}.', { why: end, options: wordsOf(options, say) });
  return choiceField(id, label, options, options.length < 3 ? some : all, 'hold');
};

/** The states that a seat decides for, each with the rungs below and above it, and the tracks of the target. */
const moveFields = (desk: Desk, seat: Seat): readonly Field[] => {
  const { scenario } = desk.game;
  const names = namesOf(scenario);
  const say = sayIn(desk.game.exercise.lang);
  const states = seat.states.map((id) => {
    const rung = rungNow(desk, id);
    const top = scenario.ladder.length - 1;
    const [lower, upper] = [names.rung(rung - 1), names.rung(rung + 1)];
    const state = names.state(id);
    const down: FieldOption = {
      value: 'down',
      label: say('down: {rung}', { rung: lower }),
      warning: say('{state} would step down to {rung}.', { state, rung: lower }),
    };
    const toTop = say('{state} would go to the top of the ladder: {rung}.', { state, rung: upper });
    const up: FieldOption = {
      value: 'up',
      label: say('up: {rung}', { rung: upper }),
      ...(rung + 1 < top ? {} : { warning: toTop }),
    };
    const [noUp, noDown] = (['up', 'down'] as const).map((word) =>
      boundBy(desk.game, turnAhead(desk.game.table), id, word),
    );
    const options = [
      ...(noDown === undefined && rung > 0 ? [down] : []),
      { value: 'hold', label: say('hold'), about: [names.rung(rung)] },
      ...(noUp === undefined && rung < top ? [up] : []),
    ];
    const by = noUp ?? noDown;
    const label = by === undefined ? state : say('{state}, bound by “{label}”', { state, label: by });
    const end =
      by === undefined
        ? say('{state} is at the end of the ladder', { state })
        : say('{state} is bound by “{label}”', { state, label: by });
    return moveField(`move ${id}`, label, options, end, say);
  });
  const steps = MOVE_WORDS.toReversed().map((value) => ({ value, label: say(value) }));
  const tracks = seat.target ? scenario.target.tracks : [];
  const now = worldNow(desk)?.tracks ?? {};
  const trackFields = tracks.map(({ id }) => {
    const possible = steps.filter(({ value }) => canStep(now[id] ?? 0, value));
    const label = names.track(id);
    const end = say('{track} is at {value}', { track: label, value: quantity(now[id] ?? 0) });
    return moveField(`track ${id}`, label, possible, end, say);
  });
  return [...states, ...trackFields];
};

/** The offers to the states of a seat in the last turn. */
const offerFields = ({ game: { exercise, scenario, table } }: Desk, seat: Seat): readonly Field[] => {
  const { state: name } = namesOf(scenario);
  const say = sayIn(exercise.lang);
  return offersTo(exercise, table, seat).map(({ id, event, offer }) => {
    const said = withOrigin(eventText(event, name(offer.state)), event.source, say);
    return choiceField(
      `offer ${id}`,
      `${say('Offered to {state}: {label}', { state: name(offer.state), label: event.label })}${said === '' ? '' : `. ${said}`}`,
      OFFER_WORDS.map((word) => ({ value: word, label: say(word) })),
      say('Choose {options}.', { options: say('{a} or {b}', { a: 'take', b: 'refuse' }) }),
      'refuse',
    );
  });
};

/** What else a seat may still do. */
const measureFields = ({ game }: Desk, seat: Seat): readonly Field[] => {
  const say = sayIn(game.exercise.lang);
  const options = cardsOf(game, seat.id, game.table.played).map((card) => ({
    value: card.id,
    label: `${card.label} (${cardTimes(card, say)})`,
    about: cardTexts(card, say),
  }));
  const label = say('What else you may do:');
  const refusal = say('Choose any of the options, or none.');
  return options.length === 0 ? [] : [{ id: 'measures', label, kind: 'several', options, refusal }];
};

/** How long a locked move holds: for this turn, or from this turn on. Asks nothing if the seat has no later turn. */
const lockFields = ({ exercise: { turns, lang } }: Game, { id }: Seat, turn: number): readonly Field[] => {
  const say = sayIn(lang);
  const options = [
    { value: 'once', label: say(LOCK) },
    { value: 'stands', label: say('Lock it, and hold until we say otherwise') },
  ] as const;
  const refusal = say('Choose {options}.', { options: say('{a} or {b}', { a: 'once', b: 'stands' }) });
  const isLast = !turns.slice(turn).some(({ acts }) => acts.includes(id));
  return isLast ? [] : [buttonField('stands', options, refusal)];
};

const LOCK = 'Lock our move' as const;

const decide = (desk: Desk, seat: Seat): Task => {
  const { exercise, table } = desk.game;
  const { actions, minutes } = exercise.limits;
  const turn = turnAhead(table);
  const say = sayIn(exercise.lang);
  return {
    id: `turn ${turn}`,
    entry: { do: 'lock', seat: seat.id, turn },
    team: seat.label,
    title: turnTitle(desk),
    about: say('Your move: {n} actions', { n: actions }),
    fields: [
      ...offerFields(desk, seat),
      ...moveFields(desk, seat),
      ...measureFields(desk, seat),
      reason(say, 'A move needs a reason: one sentence is enough.'),
      ...lockFields(desk.game, seat, turn),
    ],
    submit: say(LOCK),
    done: say('{team}: the move is locked.', { team: seat.label }),
    minutes,
  };
};

const castVote = ({ game }: Desk, { id: seat, label: team }: Seat): Task => {
  const { id: vote, question } = voteNow(game);
  const say = sayIn(game.exercise.lang);
  const options = optionsOpen(game, vote).map((each) => ({ value: each.id, label: optionText(game, each) }));
  return {
    id: `vote ${vote}`,
    entry: { do: 'vote', seat, vote },
    team,
    title: say('Vote'),
    about: say('Your vote'),
    fields: [
      choiceField('option', question, options, say('Choose one of the options.')),
      reason(say, 'A vote needs a reason: one sentence is enough.'),
    ],
    submit: say('Cast our vote'),
    done: say('{team}: the vote is cast.', { team }),
  };
};

/** The one weight that a team may change, to see the effect on the predictions. */
const changeFields = ({ exercise, scenario }: Game, say: Say): readonly Field[] => {
  const { term } = namesOf(scenario, say);
  const changes = changesIn(exercise).map((change) => ({
    value: changeValue(change),
    label: say(change.times < 1 ? '{weight}, halved' : '{weight}, doubled', { weight: term(change.weight) }),
  }));
  if (changes.length === 0) return [];
  const options = [{ value: 'none', label: say('none') }, ...changes];
  const label = say('One weight that we would change:');
  return [choiceField(CHANGE, label, options, say('Choose one of the options.'), 'none')];
};

const answer = (
  { game }: Desk,
  { id: seat, label: team }: Seat,
  { exercise } = game,
  say = sayIn(exercise.lang),
): Task => ({
  id: 'questions',
  entry: { do: 'answer', seat },
  team,
  title: say('Questions'),
  about: say('A sentence or two each; leave out what you like'),
  fields: [
    ...exercise.questions.map(({ ask }, i) => textField(`answer ${i}`, `${i + 1}. ${ask}`)),
    ...changeFields(game, say),
  ],
  submit: say('Hand in our answers'),
  done: say('{team}: the answers are kept.', { team }),
});

const read = ({ game }: Desk, { id: seat, label: team }: Seat, say = sayIn(game.exercise.lang)): Task => ({
  id: 'brief',
  entry: { do: 'read', seat },
  team,
  title: say('Brief'),
  about: say('Read your brief'),
  fields: [],
  submit: say('We have read it'),
  done: say('{team}: the brief is read.', { team }),
});

/** The task of a team in each kind of step. In all other steps a team only reads its brief. */
const TASKS: Partial<Record<ExerciseStep['do'], (desk: Desk, seat: Seat) => Task>> = {
  play: decide,
  predict: predictTask,
  judge: judgeTask,
  recode: recodeTask,
  vote: castVote,
  questions: answer,
};

/** The present task of a team, or of the teacher. Throws RangeError for a seat that does not exist. */
export const taskOf = (desk: Desk, seatId: SeatId): Task => {
  if (seatId === TEACHER) return steerTask(desk);
  const step = stepAt(desk.game);
  const task = (step && TASKS[step.do]) ?? read;
  return task(desk, seatOf(desk.game.exercise, seatId));
};
