import type { Action } from '../actions.ts';
import { optionsOpen } from '../evidence/acts.ts';
import { type ExerciseStep, voteOf } from '../exercise.ts';
import type { AtTable, TableState } from '../table.ts';

/** The table once a seat has voted; or, as half a sentence, why the rules refuse it. */
export const castVote = (
  { exercise, table }: AtTable,
  step: ExerciseStep | undefined,
  act: Extract<Action, { do: 'vote' }>,
): TableState | string => {
  if (step?.do !== 'vote' || step.vote !== act.vote) return 'this is no time for that vote';
  const { voters } = voteOf(exercise, act.vote);
  if (!voters.includes(act.seat)) return `${act.seat} has no vote`;
  if (!optionsOpen({ exercise, table }, act.vote).some(({ id }) => id === act.option))
    return `there is no option ${act.option}`;
  const cast = table.ballots[act.vote] ?? {};
  if (Object.hasOwn(cast, act.seat)) return `${act.seat} has voted already`;
  const ballots = { ...cast, [act.seat]: { option: act.option, reason: act.reason } };
  return { ...table, ballots: { ...table.ballots, [act.vote]: ballots } };
};

/** The table once a seat has answered the questions; or, as half a sentence, why the rules refuse it. */
export const answer = (
  { exercise, table }: AtTable,
  step: ExerciseStep | undefined,
  act: Extract<Action, { do: 'answer' }>,
): TableState | string => {
  const { seat, answers, change } = act;
  const asked = exercise.questions.length;
  if (step?.do !== 'questions') return 'this is no time to answer the questions';
  if (!exercise.seats.some(({ id }) => id === seat)) return `there is no seat ${seat}`;
  if (Object.hasOwn(table.answers, seat)) return `${seat} has answered already`;
  if (answers.length !== asked)
    return `${answers.length} answers to ${asked} questions: an empty text stands for none`;
  if (change && !exercise.weights.includes(change.weight))
    return `the weight ${change.weight} is not to be changed here`;
  const changes = change ? { ...table.changes, [seat]: change } : table.changes;
  return { ...table, answers: { ...table.answers, [seat]: answers }, changes };
};
