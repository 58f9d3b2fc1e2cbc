import * as z from 'zod/mini';
import { event } from '../scenario/schema/happenings.ts';
import { language } from '../scenario/schema/language.ts';
import {
  byId,
  date,
  dayOrMonth,
  described,
  fields,
  idOf,
  listOf,
  oneOf,
  optional,
  rungRef,
  wholeIn,
} from '../scenario/schema/values.ts';
import { DEBRIEFS, LEVELS, MEASURE_KINDS, MOST } from './exercise.ts';
import { answersFile } from './schema/answers.ts';
import { seatEvidence } from './schema/evidence.ts';
import { classTurns, lessonStep, vote } from './schema/lesson.ts';
import { fact, glossary, question, role, rubricRow, voice, words } from './schema/texts.ts';
import { win } from './schema/wins.ts';

/** The version of the format of exercises that this program reads. */
const EXERCISE_VERSION = 1;

const VERSION_EXPECTED = `${EXERCISE_VERSION}, the version of the format`;

const limits = fields({
  actions: optional(wholeIn(0, 20), 'Most actions of a seat in a turn; hold is none.', { default: 2 }),
  budget: optional(wholeIn(0, 1000), 'What a seat may spend on measures in the whole game.', { default: 0 }),
  minutes: optional(wholeIn(1, 120), 'Minutes for a seat to decide in.', { default: 4 }),
});

const cohesion = fields({
  start: described(wholeIn(1, 100), 'Points at the start, of 100.'),
  reform: described(
    wholeIn(0, 100),
    'What a step forward costs on a track of resistance 1; less where resistance is less.',
  ),
  retreat: described(wholeIn(0, 100), 'What a step back gives.'),
  recovery: described(wholeIn(0, 100), 'What a turn gives.'),
  offer: optional(
    wholeIn(0, 100),
    'What an offer of another team gives at a credibility of 1; in proportion less below it. Offers to one state give nothing.',
    { default: 0 },
  ),
  pressure: optional(wholeIn(0, 100), 'What a push of another team costs.', { default: 0 }),
  recognition: optional(
    wholeIn(0, 100),
    'What each state gives that comes to the highest rung in the turn; another step up by a team gives half.',
    { default: 0 },
  ),
  broken: optional(
    wholeIn(0, 100),
    'What it costs when the last offer of a team runs out: its effects end in the turn, and nothing else that the team offered goes on.',
    { default: 0 },
  ),
  breaks: described(
    idOf('an inject'),
    'The inject that happens when nothing is left; the reforms of that turn are lost.',
  ),
});

const plays = () => {
  const error = 'the id of a state, a list of ids, target, or none';
  return z.union([z.string({ error }), listOf(idOf('a state'), 'states', MOST.items)], { error });
};

const seat = fields(
  {
    label: described(words(), 'What the team is called.'),
    plays: described(plays(), 'The state that the team decides for, a list of states, `target`, or `none`.'),
    speaks_for: optional(
      listOf(idOf('a bloc or an institution'), 'ids', MOST.items),
      'Blocs and institutions of the scenario whose deeds are those of this team: events with `by` of one of them do not happen by luck.',
      { default: [] },
    ),
    brief: described(words(), 'What everybody may read about this seat.'),
    hidden: described(words(), 'What only this team reads.'),
    roles: optional(byId('a role', role), 'Roles within the team.', { default: {} }),
    cohesion: optional(cohesion, 'For the target: what reform costs at home. Only this team sees it.'),
    budget: optional(wholeIn(0, 1000), 'Its own budget.', { otherwise: 'the one in limits' }),
    ...seatEvidence,
    wins: optional(
      listOf(win, 'wins', MOST.items),
      'What it can win: goals that the debrief evaluates, each for itself.',
      { default: [] },
    ),
  },
  'a seat: a map with label, plays, brief and hidden',
);

/** An event without its time, which the class decides. */
const happening = {
  label: described(words(), 'Short name.'),
  text: event.shape.text,
  source: event.shape.source,
  effects: event.shape.effects,
};

const measure = fields(
  {
    ...happening,
    label: optional(words(), 'Short name.', { otherwise: 'that of `event`' }),
    event: optional(
      idOf('an event'),
      'The seat brings about an event of the scenario that is its own deed (`by`), or offers one state an event that happens to one state (`happens_to`); luck alone then makes it no more. Of an event that happens to one state there is one measure for each state, MEASURE-STATE.',
    ),
    act: optional(event.shape.act, 'How the log marks it: an event, or a statement of support or protest.', {
      otherwise: '`protest` for a statement, else `event`',
    }),
    kind: described(
      oneOf(MEASURE_KINDS),
      'An offer, the support of a push for or against the norm, or a statement.',
    ),
    seats: described(listOf(idOf('a seat'), 'seats', MOST.seats), 'Who may take it.'),
    cost: optional(wholeIn(0, 1000), 'What it costs of the budget.', { default: 0 }),
    times: optional(wholeIn(1, 100), 'How often a seat may take it in a game.', { default: 1 }),
  },
  'a measure: a map with label or event, kind and seats',
);

const inject = fields(
  {
    ...happening,
    when: event.shape.when,
    on: optional(
      dayOrMonth(),
      'The day on which it comes by itself, if its condition holds at the end of the turn of the scenario before. No step, vote or teacher brings it.',
    ),
    act: event.shape.act,
  },
  'an inject: a map with label, text and effects',
);

const prediction = fields(
  {
    ask: described(words(), 'The question, to be answered with a chance.'),
    state: optional(idOf('a state'), 'Whether this state comes to the rung.'),
    bloc: optional(idOf('a bloc'), 'Whether at least `count` members of this bloc are there at once.'),
    count: optional(
      wholeIn(1, 5000),
      'How many states; of all states where neither state nor bloc is named.',
      { default: 1 },
    ),
    rung: optional(rungRef(), 'The rung, or above.', { otherwise: 'the highest' }),
    by: described(
      dayOrMonth(),
      'The day or month by which it must have come about, whether or not it lasts.',
    ),
  },
  'a prediction: a map with ask, by and one of state, bloc and count',
);

/** A whole exercise. */
export const exerciseFile = described(
  fields({
    exercise: described(
      z.literal(EXERCISE_VERSION, { error: VERSION_EXPECTED }),
      'Version of the format: 1.',
    ),
    extends: optional(
      words(),
      'An exercise that this file changes: a path from this file. Only what differs is written then.',
    ),
    id: described(idOf('an id'), 'Id of the exercise.'),
    title: described(words(), 'Title in a few words.'),
    ...language('that of the scenario'),
    summary: described(words(), 'What the class does, in a sentence or two.'),
    level: described(oneOf(LEVELS), 'For whom it is.'),
    minutes: described(
      wholeIn(10, 600),
      'How long it takes. `check` doubts it if the steps, or the seats at one keyboard, need another time.',
    ),
    short: optional(wholeIn(10, 600), 'How long a short lesson takes.'),
    players: described(words(), 'How many can take part.'),
    objectives: described(listOf(words(), 'objectives', MOST.items), 'What students can do afterwards.'),
    day: optional(date(), 'The day on which the briefs are set: nothing in them is later.', {
      otherwise: 'the first day of the scenario',
    }),
    content_note: optional(words(), 'What may distress; read out first.', { default: '' }),
    scenario: described(words(), 'The scenario: a path from this file.'),
    record: optional(
      words(),
      'With a step reveal: the folder of the record of what happened, with observed.csv and where it matters population.csv, as beside a past wave. A path from this file.',
      { otherwise: 'the folder of the scenario' },
    ),
    seed: optional(
      words().check(z.maxLength(200, { error: 'at most 200 characters' })),
      'The luck, where none is given.',
      { otherwise: 'the id' },
    ),
    turns: described(
      classTurns(),
      'How many turns the class plays, or a list of them, where they differ in length or in who decides.',
    ),
    pace: optional(wholeIn(1, 120), "How many of the scenario's turns one turn of the class lasts.", {
      default: 1,
    }),
    brief: described(words(), 'What everybody reads first.'),
    glossary: optional(
      glossary(),
      'Words that the briefs use, each with what it means: printed for each team.',
      { default: {} },
    ),
    facts: optional(listOf(fact, 'facts', MOST.items), 'Facts with sources, for everybody.', { default: [] }),
    voices: described(
      z
        .array(voice, { error: 'a list of voices' })
        .check(
          z.minLength(1, { error: 'at least one voice of those who have no seat' }),
          z.maxLength(MOST.items, { error: `at most ${MOST.items} voices` }),
        ),
      'Those who have no seat and pay the price: read out, and printed in every pack.',
    ),
    limits: optional(limits, 'What a seat may do.'),
    seats: described(byId('a seat', seat), 'Who plays.'),
    measures: optional(byId('a measure', measure), 'Offers, pushes and statements that seats may make.', {
      default: {},
    }),
    injects: optional(byId('an inject', inject), 'Events that the teacher, a step or a vote brings about.', {
      default: {},
    }),
    votes: optional(byId('a vote', vote), 'Votes.', { default: {} }),
    predictions: optional(
      byId('a prediction', prediction),
      'Questions that persons or teams answer with a chance before they play, and again in each later step predict.',
      { default: {} },
    ),
    weights: optional(
      listOf(idOf('a weight'), 'weights', 12),
      'Weights of the scenario. With its answers to the questions a team may halve or double one of them. It then sees the odds of the predictions before and after, in the same futures.',
      { default: [] },
    ),
    debrief: optional(
      oneOf(DEBRIEFS),
      'How long the debrief of the pack is. `short`: two pages; the long one lies beside it, as debrief-full.html.',
      { default: 'full' },
    ),
    steps: described(listOf(lessonStep, 'steps', MOST.steps), 'What the class does, in order.'),
    questions: described(listOf(question, 'questions', MOST.items), 'Questions for the debrief.'),
    rubric: described(listOf(rubricRow, 'rows', MOST.items), 'How work is assessed.'),
    answers: optional(answersFile, 'Scripted answers, for --auto.'),
  }),
  'A demarche exercise.',
);
export type ExerciseFile = z.infer<typeof exerciseFile>;
