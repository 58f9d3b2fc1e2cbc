import { correctionAhead } from '../exercise/evidence/acts.ts';
import type { ExerciseStep, Seat, SeatId } from '../exercise/exercise.ts';
import { personAhead } from '../exercise/forecasts.ts';
import { type Game, isTurnAhead, seatsAsked, stepAt, voteNow } from '../exercise/game.ts';
import type { Label } from '../report/labels/labels.ts';
import { sayIn } from '../report/labels/say.ts';
import type { Say } from '../report/labels/saying.ts';
import type { Desk } from './desk.ts';

interface StepWords {
  readonly title: Label;
  /** Why a team is called to the screen. */
  readonly call?: Label;
  /** When a team need not come. */
  readonly unless?: Label;
  /** The words for a team that has done its task. */
  readonly done?: Label;
}

/** The words for each kind of step. */
export const STEP_WORDS: Readonly<Record<ExerciseStep['do'], StepWords>> = {
  brief: {
    title: 'Brief',
    call: 'Come alone and read your brief',
    unless: 'you have it on paper',
    done: 'read',
  },
  predict: { title: 'Predict', call: 'Come alone and type your chances', done: 'sealed' },
  judge: { title: 'Judgement', call: 'Come alone and judge your rows', done: 'sealed' },
  odds: { title: 'Odds' },
  recode: {
    title: 'Corrections',
    call: 'Come alone and correct your rows',
    unless: 'you correct nothing',
    done: 'corrected',
  },
  play: { title: 'Play', call: 'Come alone and decide', done: 'locked' },
  inject: { title: 'News' },
  vote: { title: 'Vote', call: 'Come alone and vote', done: 'voted' },
  reveal: { title: 'Reveal' },
  debrief: { title: 'Debrief' },
  questions: {
    title: 'Questions',
    call: 'Come and type your answers',
    unless: 'you give them aloud',
    done: 'answered',
  },
};

interface Asked {
  /** The teams of which the step asks something. */
  readonly seats: readonly Seat[];
  /** By seat: what the journal keeps of the teams that have done the task. */
  readonly done: object;
}

/** The seats that have evidence. */
const withRows = ({ exercise }: Game): readonly Seat[] =>
  exercise.seats.filter(({ rows }) => rows.length > 0);

/** Some seats, with those that have nothing more to do. */
const askedWhile = (seats: readonly Seat[], ahead: (seat: SeatId) => number | undefined): Asked => ({
  seats,
  done: Object.fromEntries(seats.flatMap(({ id }) => (ahead(id) === undefined ? [[id, true]] : []))),
});

/** The teams that have to act in each kind of step, and those that have acted. In other steps no team has to act. */
const ASKED: Partial<Record<ExerciseStep['do'], (game: Game) => Asked>> = {
  brief: ({ exercise: { seats } }) => ({ seats, done: {} }),
  predict: (game) => askedWhile(game.exercise.seats, (id) => personAhead(game, id)),
  judge: (game) => ({ seats: withRows(game), done: game.table.judged }),
  recode: (game) => askedWhile(withRows(game), (id) => correctionAhead(game, id)),
  play: (game) => ({ seats: isTurnAhead(game) ? seatsAsked(game) : [], done: game.table.locks }),
  vote: (game) => {
    const { id: vote, voters } = voteNow(game);
    const seats = game.exercise.seats.filter(({ id }) => voters.includes(id));
    return { seats, done: game.table.ballots[vote] ?? {} };
  },
  questions: ({ exercise: { seats }, table }) => ({ seats, done: table.answers }),
};

/** The teams that have to act in the present step, and those that have acted. */
export const askedIn = (game: Game): Asked => {
  const step = stepAt(game);
  return (step && ASKED[step.do]?.(game)) ?? { seats: [], done: {} };
};

/** What comes next at the open table. */
export type Ahead =
  | {
      readonly kind: 'team';
      readonly seat: SeatId;
      readonly label: string;
      readonly call: string;
      readonly unless: string | undefined;
    }
  | { readonly kind: 'on'; readonly label: string }
  | { readonly kind: 'frozen' }
  | { readonly kind: 'over' };

const onLabel = (game: Game, step: ExerciseStep): string => {
  const { exercise, table } = game;
  const say = sayIn(exercise.lang);
  if (isTurnAhead(game)) return say('reveal all moves together');
  const next = exercise.steps[table.step + 1];
  const on = next
    ? say('on to {step}', { step: say(STEP_WORDS[next.do].title).toLowerCase() })
    : say('end the exercise');
  return step.do === 'vote' ? say('count the votes, and {on}', { on }) : on;
};

/** `Beijing`, and from the second person on `Beijing, person 2`. */
export const personLabel = (team: string, person: number, say: Say): string =>
  person === 1 ? team : say('{team}, person {person}', { team, person });

/** What comes next: the first team that has still to act, or the next turn or step. */
export const aheadOf = ({ game, skipped }: Desk): Ahead => {
  const step = stepAt(game);
  if (!step) return { kind: 'over' };
  if (game.table.frozen) return { kind: 'frozen' };
  const { seats, done } = askedIn(game);
  const next = seats.find(({ id }) => !Object.hasOwn(done, id) && !skipped.includes(id));
  if (!next) return { kind: 'on', label: onLabel(game, step) };
  const { call, unless } = STEP_WORDS[step.do];
  const say = sayIn(game.exercise.lang);
  const person = step.do === 'predict' ? (personAhead(game, next.id) ?? 1) : 1;
  return {
    kind: 'team',
    seat: next.id,
    label: personLabel(next.label, person, say),
    call: call === undefined ? '' : say(call),
    unless: unless === undefined ? undefined : say(unless),
  };
};
