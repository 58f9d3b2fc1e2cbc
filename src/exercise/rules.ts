import type { Effect } from '../scenario/parts/happenings.ts';
import type { Action } from './actions.ts';
import { optionsOpen } from './evidence/acts.ts';
import {
  type Exercise,
  type ExerciseStep,
  type MoveWord,
  NOTHING_CHOSEN,
  type Seat,
  type SeatChoice,
  type SeatId,
  voteOf,
} from './exercise.ts';
import type { AtTable, PlayedTurn, Steered, TableState } from './table.ts';

/** The table after a seat has voted. If the rules refuse the vote, the reason as half a sentence. */
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

/**
 * The table after a seat has answered the questions. If the rules refuse the answers, the reason as half a sentence.
 */
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

/** The teacher's decision for a state in a turn of the class. Undefined if its team or the model decides. */
export const steeredAt = (
  { steered }: Pick<TableState, 'steered'>,
  turn: number,
  state: string,
): MoveWord | undefined => steered.find((each) => each.turn === turn && each.state === state)?.word;

/** The table after the teacher forces or blocks a move. If the rules refuse this, the reason as half a sentence. */
export const steer = (
  { turns }: Exercise,
  states: readonly { readonly id: string }[],
  table: TableState,
  { do: _, ...act }: Extract<Action, { do: 'steer' }>,
): TableState | string => {
  const ahead = table.played.length + 1;
  if (ahead > turns.length) return 'nothing can happen any more: the last turn is played';
  if (act.turn !== ahead) return `the turn to decide is ${ahead}, not ${act.turn}`;
  if (!states.some(({ id }) => id === act.state)) return `there is no state ${act.state}`;
  if (act.reason.trim() === '') return 'a move that is forced or blocked needs a reason';
  const others = table.steered.filter(({ turn, state }) => turn !== act.turn || state !== act.state);
  const steered: readonly Steered[] = [...others, act];
  return { ...table, steered };
};

/** Most states that an effect names one by one. */
const MOST_NAMED = 12;

/** What happens to the world: an inject, or a measure. */
interface Named {
  readonly effects: readonly Effect[];
}

const isNamed = ({ states, target }: Seat, effect: Effect): boolean => {
  if (effect.kind === 'track') return target;
  if (effect.kind === 'variable' || effect.states === 'that') return false;
  // An effect on most states is not about any single state.
  return effect.states.length <= MOST_NAMED && effect.states.some((state) => states.includes(state));
};

/** The seats that an event names: it changes one of their states, or a track of the target that they play. */
export const seatsNamed = ({ seats }: Pick<Exercise, 'seats'>, { effects }: Named): readonly SeatId[] =>
  seats.filter((seat) => effects.some((effect) => isNamed(seat, effect))).map(({ id }) => id);

/** The table once some seats decide again, if they held until they say otherwise. */
export const woken = (table: TableState, seats: readonly SeatId[]): TableState => {
  const standing = Object.entries(table.standing).filter(([id]) => !seats.includes(id));
  return standing.length === Object.keys(table.standing).length
    ? table
    : { ...table, standing: Object.fromEntries(standing) };
};

/** The choice of a seat that no one asked. */
export const heldBy = ({ standing }: TableState, seat: SeatId): SeatChoice => {
  const reason = standing[seat];
  return { ...NOTHING_CHOSEN, reason: reason ?? '', unasked: reason === undefined ? 'acts' : 'stands' };
};

/** The table after a turn in which some seats said that they hold from now on. What names a seat wakes it, an offer to it too. */
export const standingAfter = (exercise: Exercise, table: TableState, { choices }: PlayedTurn): TableState => {
  const held = Object.entries(choices).flatMap(([id, { stands, reason }]) => (stands ? [[id, reason]] : []));
  const taken = Object.values(choices).flatMap(({ measures }) => measures);
  const named = exercise.measures
    .filter(({ id }) => taken.includes(id))
    .flatMap(({ event, offer }) => [
      ...seatsNamed(exercise, event),
      ...exercise.seats.filter(({ states }) => offer && states.includes(offer.state)).map(({ id }) => id),
    ]);
  return woken({ ...table, standing: { ...table.standing, ...Object.fromEntries(held) } }, named);
};
