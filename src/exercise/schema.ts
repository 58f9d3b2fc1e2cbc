import * as z from 'zod';
import { event } from '../scenario/schema/happenings.ts';
import {
  byId,
  dayOrMonth,
  fields,
  idOf,
  listOf,
  oneOf,
  prose,
  rungRef,
  wholeIn,
} from '../scenario/schema/values.ts';
import { LEVELS, MEASURE_KINDS, MOST } from './exercise.ts';
import { answersFile } from './schema/answers.ts';

/** The version of the format of exercises that this program reads. */
const EXERCISE_VERSION = 1;

const STEP_KINDS = ['brief', 'predict', 'play', 'inject', 'vote', 'debrief', 'questions'] as const;

const VERSION_EXPECTED = `${EXERCISE_VERSION}, the version of the format`;
const words = () => prose().min(1, { error: 'a text' });

const fact = fields(
  { text: words().describe('The fact.'), source: words().describe('Where it comes from.') },
  '{text, source}',
);

const voice = fields(
  {
    who: words().describe('Who speaks.'),
    text: words().describe('What they say, read out in class and printed in the pack.'),
    source: words().describe('Where they said it, or `judgement`.'),
  },
  '{who, text, source}',
);

const limits = fields({
  actions: wholeIn(0, 20)
    .optional()
    .describe('Most actions of a seat in a turn; hold is none.')
    .meta({ default: 2 }),
  budget: wholeIn(0, 1000)
    .optional()
    .describe('What a seat may spend on measures in the whole game.')
    .meta({ default: 0 }),
  minutes: wholeIn(1, 120).optional().describe('Minutes for a seat to decide in.').meta({ default: 4 }),
});

const cohesion = fields({
  start: wholeIn(1, 100).describe('Points at the start, of 100.'),
  reform: wholeIn(0, 100).describe(
    'What a step forward costs on a track of resistance 1; less where resistance is less.',
  ),
  retreat: wholeIn(0, 100).describe('What a step back gives.'),
  recovery: wholeIn(0, 100).describe('What a turn gives.'),
  breaks: idOf('an inject').describe(
    'The inject that happens when nothing is left; the reforms of that turn are lost.',
  ),
});

const role = fields(
  { label: words().describe('Name of the role.'), hidden: words().describe('What only this role reads.') },
  '{label, hidden}',
);

const plays = () => {
  const error = 'the id of a state, a list of ids, target, or none';
  return z.union([z.string({ error }), listOf(idOf('a state'), 'states', MOST.items)], { error });
};

const seat = fields(
  {
    label: words().describe('What the team is called.'),
    plays: plays().describe('The state that the team decides for, a list of states, `target`, or `none`.'),
    brief: words().describe('What everybody may read about this seat.'),
    hidden: words().describe('What only this team reads.'),
    roles: byId('a role', role).optional().describe('Roles within the team.').meta({ default: {} }),
    cohesion: cohesion
      .optional()
      .describe('For the target: what reform costs at home. Only this team sees it.'),
    budget: wholeIn(0, 1000).optional().describe('Its own budget.').meta({ otherwise: 'the one in limits' }),
  },
  'a seat: a map with label, plays, brief and hidden',
);

/** An event without its time, which the class decides. */
const happening = {
  label: words().describe('Short name.'),
  text: event.shape.text,
  source: event.shape.source,
  effects: event.shape.effects,
};

const measure = fields(
  {
    ...happening,
    label: words().optional().describe('Short name.').meta({ otherwise: 'that of `event`' }),
    event: idOf('an event')
      .optional()
      .describe(
        'Offers one state an event of the scenario that happens to one state; luck alone then makes it no more. There is one measure for each state, MEASURE-STATE.',
      ),
    kind: oneOf(MEASURE_KINDS).describe(
      'An offer, the support of a push for or against the norm, or a statement.',
    ),
    seats: listOf(idOf('a seat'), 'seats', MOST.seats).describe('Who may take it.'),
    cost: wholeIn(0, 1000).optional().describe('What it costs of the budget.').meta({ default: 0 }),
    times: wholeIn(1, 100)
      .optional()
      .describe('How often a seat may take it in a game.')
      .meta({ default: 1 }),
  },
  'a measure: a map with label or event, kind and seats',
);

const inject = fields(
  { ...happening, when: event.shape.when, act: event.shape.act },
  'an inject: a map with label, text and effects',
);

const option = fields(
  {
    label: words().describe('What is voted for.'),
    inject: idOf('an inject').optional().describe('What happens if it wins.'),
  },
  '{label, inject}',
);

const vote = fields(
  {
    question: words().describe('What is voted on.'),
    options: byId('an option', option).describe('What one may vote for.'),
    voters: listOf(idOf('a seat'), 'seats', MOST.seats)
      .optional()
      .describe('Who votes.')
      .meta({ otherwise: 'every seat' }),
    needs: wholeIn(1, MOST.seats)
      .optional()
      .describe('Votes that an option needs.')
      .meta({ otherwise: 'more than half' }),
    otherwise: idOf('an option').describe('What holds if no option has enough votes.'),
  },
  'a vote: a map with question, options and otherwise',
);

const prediction = fields(
  {
    ask: words().describe('The question, to be answered with a chance.'),
    state: idOf('a state').optional().describe('Whether this state comes to the rung.'),
    bloc: idOf('a bloc')
      .optional()
      .describe('Whether at least `count` members of this bloc are there at once.'),
    count: wholeIn(1, 5000)
      .optional()
      .describe('How many states; of all states where neither state nor bloc is named.')
      .meta({ default: 1 }),
    rung: rungRef().optional().describe('The rung, or above.').meta({ otherwise: 'the highest' }),
    by: dayOrMonth().describe('The day or month by which it must have come about, whether or not it lasts.'),
  },
  'a prediction: a map with ask, by and one of state, bloc and count',
);

const step = fields(
  {
    do: oneOf(STEP_KINDS).describe('What the class does.'),
    minutes: wholeIn(1, 600).optional().describe('How long it takes.'),
    short: wholeIn(1, 600).optional().describe('How long in a short lesson.'),
    turns: wholeIn(1, MOST.turns).optional().describe('With play: how many turns.').meta({ default: 1 }),
    inject: idOf('an inject')
      .optional()
      .describe('With inject: which; it comes only if its condition holds.'),
    vote: idOf('a vote').optional().describe('With vote: which.'),
  },
  'a step such as {do: play, turns: 2}',
);

const question = fields(
  {
    ask: words().describe('The question.'),
    listen_for: words()
      .optional()
      .describe('What a good answer has; for the instructor.')
      .meta({ default: '' }),
  },
  '{ask, listen_for}',
);

const row = fields(
  {
    objective: words().describe('What is assessed.'),
    levels: z
      .array(words(), { error: 'four texts' })
      .length(4, { error: 'four texts: describes, explains, tests, criticises' })
      .describe('What a student does at each of the four levels.'),
  },
  '{objective, levels}',
);

/** A whole exercise. */
export const exerciseFile = fields({
  exercise: z.literal(EXERCISE_VERSION, { error: VERSION_EXPECTED }).describe('Version of the format: 1.'),
  id: idOf('an id').describe('Id of the exercise.'),
  title: words().describe('Title in a few words.'),
  summary: words().describe('What the class does, in a sentence or two.'),
  level: oneOf(LEVELS).describe('For whom it is.'),
  minutes: wholeIn(10, 600).describe('How long it takes.'),
  players: words().describe('How many can take part.'),
  objectives: listOf(words(), 'objectives', MOST.items).describe('What students can do afterwards.'),
  content_note: words().optional().describe('What may distress; read out first.').meta({ default: '' }),
  scenario: words().describe('The scenario: a path from this file.'),
  seed: words()
    .max(200, { error: 'at most 200 characters' })
    .optional()
    .describe('The luck, where none is given.')
    .meta({ otherwise: 'the id' }),
  turns: wholeIn(1, MOST.turns).describe('How many turns the class plays.'),
  pace: wholeIn(1, 120)
    .optional()
    .describe("How many of the scenario's turns one turn of the class lasts.")
    .meta({ default: 1 }),
  brief: words().describe('What everybody reads first.'),
  facts: listOf(fact, 'facts', MOST.items)
    .optional()
    .describe('Facts with sources, for everybody.')
    .meta({ default: [] }),
  voices: z
    .array(voice, { error: 'a list of voices' })
    .min(1, { error: 'at least one voice of those who have no seat' })
    .max(MOST.items, { error: `at most ${MOST.items} voices` })
    .describe('Those who have no seat and pay the price: read out, and printed in every pack.'),
  limits: limits.optional().describe('What a seat may do.'),
  seats: byId('a seat', seat).describe('Who plays.'),
  measures: byId('a measure', measure)
    .optional()
    .describe('Offers, pushes and statements that seats may make.')
    .meta({ default: {} }),
  injects: byId('an inject', inject)
    .optional()
    .describe('Events that the teacher, a step or a vote brings about.')
    .meta({ default: {} }),
  votes: byId('a vote', vote).optional().describe('Votes.').meta({ default: {} }),
  predictions: byId('a prediction', prediction)
    .optional()
    .describe('Questions that teams answer with a chance before they play.')
    .meta({ default: {} }),
  steps: listOf(step, 'steps', MOST.steps).describe('What the class does, in order.'),
  questions: listOf(question, 'questions', MOST.items).describe('Questions for the debrief.'),
  rubric: listOf(row, 'rows', MOST.items).describe('How work is assessed.'),
  answers: answersFile.optional().describe('Scripted answers, for --auto.'),
}).describe('A demarche exercise.');
export type ExerciseFile = z.infer<typeof exerciseFile>;
