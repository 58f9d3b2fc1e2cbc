import type { Scenario } from '../scenario/scenario.ts';
import type { Session } from '../session/session.ts';
import type { Action } from './actions.ts';
import { cohesionChanges } from './cohesion.ts';
import { conditionHolds } from './conditions.ts';
import { withCorrection, withJudgement } from './evidence/acts.ts';
import {
  classTurn,
  type Exercise,
  type ExerciseStep,
  entryOf,
  injectOf,
  type Seat,
  type SeatId,
  type Vote,
  voteOf,
} from './exercise.ts';
import { personAhead, roundAt } from './forecasts.ts';
import { refusalOfChoice, refusalOfOdds } from './limits.ts';
import { answer, castVote, heldBy, seatsNamed, standingAfter, steer, woken } from './rules.ts';
import { type AtTable, type Deeds, startTable, type TableState } from './table.ts';
import { reachedTurn, worldPlayer } from './world.ts';

/** Everything that was done, and the table after it. */
export interface Game {
  readonly exercise: Exercise;
  readonly scenario: Scenario;
  /** All actions of the journal, with those that were taken back. */
  readonly log: readonly Action[];
  /** The actions that count. */
  readonly acts: readonly Action[];
  readonly table: TableState;
  /** Plays the world of a table. */
  readonly worldOn: (table: Deeds) => Session;
  /** What was played before each rewind that took a turn back, in order. */
  readonly branches: readonly GameBranch[];
}

/** Turns that were played and then left by a rewind. The journal has them. */
interface GameBranch {
  readonly acts: readonly Action[];
  readonly table: TableState;
}

/** A game before the first action, on a session of the played scenario. */
export const newGame = (exercise: Exercise, scenario: Scenario, base: Session): Game => ({
  exercise,
  scenario,
  log: [],
  acts: [],
  table: startTable(exercise),
  worldOn: worldPlayer(exercise, scenario, base),
  branches: [],
});

/** The present step. Undefined if all steps are done. */
export const stepAt = ({ exercise, table }: AtTable): ExerciseStep | undefined => exercise.steps[table.step];

/** The vote that the class holds now. Throws RangeError in any other step. */
export const voteNow = (game: AtTable): Vote => {
  const step = stepAt(game);
  if (step?.do !== 'vote') throw new RangeError('no vote is held now');
  return voteOf(game.exercise, step.vote);
};

/** Whether the turns of the present step are still to be played. */
export const isTurnAhead = (game: AtTable): boolean => {
  const step = stepAt(game);
  return step?.do === 'play' && game.table.inStep < step.turns;
};

/** The turn of the class that comes next. */
export const turnAhead = ({ played }: TableState): number => played.length + 1;

/** Whether the condition of an inject holds now. */
export const isDue = (game: Game, inject: string): boolean => {
  const { when } = injectOf(game.exercise, inject);
  if (when === undefined) return true;
  const { scenario, run } = game.worldOn(game.table);
  return conditionHolds({ scenario, turns: run.turns.slice(0, reachedTurn(game) + 1) }, when);
};

/** The seats that decide in the coming turn: not those that hold until they say otherwise. None if all turns are played. */
export const seatsAsked = ({ exercise, table }: AtTable): readonly Seat[] => {
  const turn = turnAhead(table);
  if (turn > exercise.turns.length) return [];
  const { acts } = classTurn(exercise, turn);
  return exercise.seats.filter(({ id }) => acts.includes(id) && !Object.hasOwn(table.standing, id));
};

type Outcome = TableState | string;

const reveal = (game: Game, turn: number): Outcome => {
  const { exercise, table } = game;
  if (!isTurnAhead(game)) return 'this is no time to play a turn';
  if (turn !== turnAhead(table)) return `the turn to play is ${turnAhead(table)}, not ${turn}`;
  const waiting = seatsAsked(game).filter(({ id }) => !Object.hasOwn(table.locks, id));
  if (waiting.length > 0) return `not locked yet: ${waiting.map(({ label }) => label).join(', ')}`;
  const choices = Object.fromEntries(
    exercise.seats.map(({ id }) => [id, table.locks[id] ?? heldBy(table, id)]),
  );
  const after = cohesionChanges(game, { turn, choices, broken: [], cohesion: {} });
  const broken = after.filter(({ isBroken }) => isBroken);
  const terms = Object.fromEntries(after.map((each) => [each.id, each.terms]));
  const now = { turn, choices, broken: broken.map(({ id }) => id), cohesion: terms };
  return {
    ...standingAfter(exercise, table, now),
    inStep: table.inStep + 1,
    locks: {},
    played: [...table.played, now],
    injected: [...table.injected, ...broken.map(({ breaks }) => ({ inject: breaks, turn }))],
    cohesion: { ...table.cohesion, ...Object.fromEntries(after.map(({ id, points }) => [id, points])) },
  };
};

type Lock = Extract<Action, { do: 'lock' }>;

/** The table after a seat has locked a choice. The rules are not checked. */
export const withLock = (table: TableState, { do: _, seat, turn: __, ...choice }: Lock): TableState => ({
  ...table,
  locks: { ...table.locks, [seat]: choice },
});

const lock = (game: Game, act: Lock): Outcome => {
  const { exercise, scenario, table, worldOn } = game;
  const { do: _, seat, turn, ...choice } = act;
  if (!isTurnAhead(game)) return 'this is no time to lock a move';
  if (turn !== turnAhead(table)) return `the turn to decide is ${turnAhead(table)}, not ${turn}`;
  if (Object.hasOwn(table.locks, seat)) return `${seat} has locked its move already`;
  if (Object.hasOwn(table.standing, seat)) return `${seat} holds until it says otherwise: wake it first`;
  if (exercise.seats.some(({ id }) => id === seat) && !seatsAsked(game).some(({ id }) => id === seat))
    return `${seat} does not act in turn ${turn}`;
  const trackNow = (track: string): number => worldOn(table).run.turns[reachedTurn(game)]?.tracks[track] ?? 0;
  const refusal = refusalOfChoice(exercise, scenario, table, seat, choice, trackNow);
  return refusal ?? withLock(table, act);
};

const unlock = ({ table }: Game, seat: SeatId): Outcome => {
  const { [seat]: mine, ...locks } = table.locks;
  return mine ? { ...table, locks } : `${seat} has locked nothing that could be unlocked`;
};

const predict = (game: Game, act: Extract<Action, { do: 'predict' }>): Outcome => {
  const { exercise, table } = game;
  const { do: _, seat, ...forecast } = act;
  if (stepAt(game)?.do !== 'predict') return 'this is no time to predict';
  const refusal = refusalOfOdds(exercise, seat, forecast.odds);
  if (refusal !== undefined) return refusal;
  const person = personAhead(game, seat);
  if (person === undefined) return `${seat} has sealed its predictions already`;
  if (person !== forecast.person) return `the person to predict is ${person}, not ${forecast.person}`;
  const all = [...(table.sealed[seat] ?? []), { round: roundAt(game), ...forecast }];
  return { ...table, sealed: { ...table.sealed, [seat]: all } };
};

const addInject = ({ exercise, table }: AtTable, inject: string): Outcome => {
  const known = exercise.injects.find(({ id }) => id === inject);
  if (!known) return `there is no inject ${inject}`;
  if (known.on !== undefined) return `${inject} comes by itself on ${known.on}`;
  if (turnAhead(table) > exercise.turns.length) return 'nothing can happen any more: the last turn is played';
  if (table.injected.some((each) => each.inject === inject)) return `${inject} has happened already`;
  const injected = [...table.injected, { inject, turn: turnAhead(table) }];
  return woken({ ...table, injected }, seatsNamed(exercise, injectOf(exercise, inject).event));
};

/** The option that wins a vote: the one with enough votes, or else the vote's `otherwise`. */
export const winnerOf = (exercise: Exercise, table: TableState, voteId: string): Vote['options'][number] => {
  const { options, needs, otherwise } = voteOf(exercise, voteId);
  const cast = Object.values(table.ballots[voteId] ?? {});
  const votes = (option: string): number => cast.filter((ballot) => ballot.option === option).length;
  return options.find(({ id }) => votes(id) >= needs) ?? entryOf('option', options, otherwise);
};

const next = (game: Game): Outcome => {
  const { exercise, table } = game;
  const step = stepAt(game);
  if (!step) return 'the exercise is over';
  if (isTurnAhead(game)) return 'turns of this step are still to be played';
  const over = { ...table, step: table.step + 1, inStep: 0 };
  if (step.do !== 'vote') return over;
  const on = woken(over, voteOf(exercise, step.vote).voters);
  const { id: option, inject } = winnerOf(exercise, table, step.vote);
  const resolved = [...table.resolved, { vote: step.vote, option, turn: turnAhead(table) }];
  const settled = { ...on, resolved };
  const done = inject === undefined ? settled : addInject({ exercise, table: settled }, inject);
  return typeof done === 'string' ? settled : done;
};

const wake = ({ table }: Game, seat: SeatId): Outcome =>
  Object.hasOwn(table.standing, seat)
    ? woken(table, [seat])
    : `${seat} does not hold until it says otherwise`;

/** The table after an action that takes nothing back. If the rules refuse the action, the reason as half a sentence. */
export const tableAfter = (game: Game, act: Action): Outcome => {
  const { table } = game;
  if (table.frozen && act.do !== 'thaw') return 'the table is frozen: thaw it first';
  switch (act.do) {
    case 'predict':
      return predict(game, act);
    case 'judge':
      return stepAt(game)?.do === 'judge'
        ? withJudgement(game, act)
        : 'this is no time to judge the evidence';
    case 'recode':
      return stepAt(game)?.do === 'recode'
        ? withCorrection(game, act)
        : 'this is no time to correct the evidence';
    case 'lock':
      return lock(game, act);
    case 'unlock':
      return unlock(game, act.seat);
    case 'wake':
      return wake(game, act.seat);
    case 'reveal':
      return reveal(game, act.turn);
    case 'inject':
      return addInject(game, act.inject);
    case 'vote':
      return castVote(game, stepAt(game), act);
    case 'answer':
      return answer(game, stepAt(game), act);
    case 'steer':
      return steer(game.exercise, game.scenario.states, table, act);
    case 'next':
      return next(game);
    case 'freeze':
      return { ...table, frozen: true };
    case 'thaw':
      return table.frozen ? { ...table, frozen: false } : 'the table is not frozen';
    default:
      return 'nothing to do';
  }
};

/** A game before the first action, with the luck of another. */
export const begunAgain = ({ exercise, scenario, worldOn }: Game): Game => ({
  exercise,
  scenario,
  worldOn,
  log: [],
  acts: [],
  branches: [],
  table: startTable(exercise),
});

/** Plays actions again that were allowed before. */
const again = (before: Game, acts: readonly Action[]): Game => {
  let game = begunAgain(before);
  for (const act of acts) {
    const table = tableAfter(game, act);
    if (typeof table !== 'string') game = { ...game, table, acts: [...game.acts, act] };
  }
  return game;
};

/** The number of the actions that came before a turn was decided. −1 if there is no such turn. */
const beforeTurn = (acts: readonly Action[], turn: number): number =>
  turn === 1
    ? acts.findIndex((act) => act.do === 'lock' || act.do === 'steer')
    : acts.findIndex((act) => act.do === 'reveal' && act.turn === turn - 1) + 1;

const takeBack = (game: Game, act: Extract<Action, { do: 'undo' | 'rewind' }>): Game | string => {
  const { acts, table } = game;
  const log = [...game.log, act];
  if (act.do === 'undo') {
    if (acts.length === 0) return 'nothing was done that could be taken back';
    return { ...again(game, acts.slice(0, -1)), log, branches: game.branches };
  }
  const end = beforeTurn(acts, act.turn);
  if (act.turn > turnAhead(table) || end < 0 || (end === 0 && act.turn > 1))
    return `turn ${act.turn} was not reached yet`;
  const isLeft = table.played.length >= act.turn;
  const branches = isLeft ? [...game.branches, { acts, table }] : game.branches;
  return { ...again(game, acts.slice(0, end)), log, branches };
};

/** The game after one more action. If that cannot be done, the reason as half a sentence. */
export const act = (game: Game, action: Action): Game | string => {
  if (action.do === 'undo' || action.do === 'rewind') return takeBack(game, action);
  const table = tableAfter(game, action);
  if (typeof table === 'string') return table;
  return { ...game, table, log: [...game.log, action], acts: [...game.acts, action] };
};
