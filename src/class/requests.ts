import { absentLock } from '../exercise/actions.ts';
import { type FormValues, type SeatId, seatOf } from '../exercise/exercise.ts';
import { isDue, isTurnAhead, stepAt, turnAhead } from '../exercise/game.ts';
import { triedText } from '../report/debrief/forecasts/weights-part.ts';
import { sayIn } from '../report/labels/say.ts';
import type { Say } from '../report/labels/saying.ts';
import { askedIn } from './ahead.ts';
import { actAt, type Desk, skipTeams } from './desk.ts';
import { readTask } from './reading.ts';
import { TEACHER } from './task.ts';
import { taskOf } from './tasks.ts';
import { teacherAction, teacherView } from './teacher.ts';

/** What people can ask for at the table. Plain JSON. */
export type ClassRequest =
  /** A team hands in what it has filled in. */
  | {
      readonly do: 'hand-in';
      readonly seat: SeatId;
      readonly values: FormValues;
      /** The nonce of a seal, if the team's own device has drawn it. */
      readonly nonce?: string;
    }
  /** A team takes back what it has locked. */
  | { readonly do: 'unlock'; readonly seat: SeatId }
  /** A team is not here, or needs no screen for this step. */
  | { readonly do: 'absent'; readonly seat: SeatId }
  /** No team that is still to come needs the screen for this step. */
  | { readonly do: 'skip' }
  /** A team that holds until it says otherwise decides again. Without a seat: the only team that holds. */
  | { readonly do: 'wake'; readonly seat?: SeatId }
  /** Reveals the turn, or goes to the next step. */
  | { readonly do: 'on' }
  /** A teacher's act, by its id. */
  | { readonly do: 'teacher'; readonly act: string };

/** The result of a request. `said` is a sentence, or empty. */
export type Done =
  | { readonly ok: true; readonly desk: Desk; readonly said: string }
  /** `field`: the field of the form that has to be changed. */
  | { readonly ok: false; readonly said: string; readonly field?: string };

const sayOf = ({ game }: Desk): Say => sayIn(game.exercise.lang);

const done = (desk: Desk | string, said: string): Done =>
  typeof desk === 'string' ? { ok: false, said: `Not done: ${desk}.` } : { ok: true, desk, said };

/** The refusal for a team of which the step asks nothing. */
const refusalOf = ({ game }: Desk, seat: SeatId): Done | undefined =>
  askedIn(game).seats.some(({ id }) => id === seat)
    ? undefined
    : done(`this step asks nothing of ${seat}`, '');

const handIn = (desk: Desk, { seat, values, nonce }: Extract<ClassRequest, { do: 'hand-in' }>): Done => {
  const task = taskOf(desk, seat);
  if (task.entry.do === 'read') return done(skipTeams(desk, [seat]), task.done);
  const read = readTask(desk, task, values, nonce);
  if (!read.ok) return { ok: false, said: read.refusal, field: read.field };
  const { action } = read;
  const seal =
    action.do === 'predict' || action.do === 'judge'
      ? ` ${sayOf(desk)('Write this seal down: {seal}', { seal: action.seal.slice(0, 16) })}`
      : '';
  const after = actAt(desk, action);
  const isTried =
    action.do === 'answer' && action.change !== undefined && typeof after !== 'string' && !after.isPatient;
  const own = isTried ? after.tried().filter((each) => each.seat === seat) : [];
  return done(after, [task.done + seal, ...own.map((each) => triedText(desk.game, each))].join(' '));
};

const absent = (desk: Desk, seat: SeatId): Done => {
  if (stepAt(desk.game)?.do !== 'play') return done(skipTeams(desk, [seat]), '');
  const { label, target } = seatOf(desk.game.exercise, seat);
  const locked = actAt(desk, absentLock(seat, turnAhead(desk.game.table)));
  const words = target
    ? '{team}: not here. Its tracks stay as they are in this turn.'
    : '{team}: not here. The model plays this turn.';
  return done(locked, sayOf(desk)(words, { team: label }));
};

const skip = (desk: Desk): Done => {
  if (stepAt(desk.game)?.do === 'play')
    return { ok: false, said: sayOf(desk)('In a turn each team decides by itself, or is not here.') };
  const ids = askedIn(desk.game).seats.map(({ id }) => id);
  return done(skipTeams(desk, ids), '');
};

const decidesAgain = (desk: Desk, act: { readonly do: 'unlock' | 'wake'; readonly seat: SeatId }): Done => {
  const { label } = seatOf(desk.game.exercise, act.seat);
  return done(actAt(desk, act), sayOf(desk)('{team} decides again.', { team: label }));
};

const wake = (desk: Desk, wanted: SeatId | undefined): Done => {
  const { exercise, table } = desk.game;
  const held = exercise.seats.filter(({ id }) => Object.hasOwn(table.standing, id));
  const say = sayOf(desk);
  const teams = held.map(({ label }) => label).join(', ');
  if (wanted === undefined && held.length > 1) {
    const said = say('Several teams hold until they say otherwise: {teams}. The teacher can wake one.', {
      teams,
    });
    return { ok: false, said };
  }
  const seat = wanted ?? held[0]?.id;
  if (seat === undefined) return { ok: false, said: say('No team holds until it says otherwise.') };
  return decidesAgain(desk, { do: 'wake', seat });
};

const goOn = (desk: Desk): Done => {
  const { game } = desk;
  const step = stepAt(game);
  if (isTurnAhead(game))
    return done(
      actAt(desk, { do: 'reveal', turn: turnAhead(game.table) }),
      sayOf(desk)('All moves are revealed.'),
    );
  const injected =
    step?.do === 'inject' && isDue(desk.game, step.inject)
      ? actAt(desk, { do: 'inject', inject: step.inject })
      : desk;
  // An inject that has happened already is refused, and the class goes on.
  return done(actAt(typeof injected === 'string' ? desk : injected, { do: 'next' }), '');
};

const teach = (desk: Desk, id: string): Done => {
  const action = teacherAction(desk, id);
  if (!action) return { ok: false, said: `Not done: “${id}” is nothing that a teacher can do.` };
  const after = actAt(desk, action);
  const label = teacherView(desk).acts.find((each) => each.id === id)?.label;
  const isBack = action.do === 'undo' || action.do === 'rewind';
  return done(isBack && typeof after !== 'string' ? { ...after, skipped: [] } : after, `✓ ${label ?? id}`);
};

/** Does what people ask for, or says why it cannot be done. */
export const perform = (desk: Desk, request: ClassRequest): Done => {
  switch (request.do) {
    case 'hand-in':
      return (request.seat === TEACHER ? undefined : refusalOf(desk, request.seat)) ?? handIn(desk, request);
    case 'unlock':
      return decidesAgain(desk, request);
    case 'absent':
      return refusalOf(desk, request.seat) ?? absent(desk, request.seat);
    case 'skip':
      return skip(desk);
    case 'wake':
      return wake(desk, request.seat);
    case 'on':
      return goOn(desk);
    case 'teacher':
      return teach(desk, request.act);
  }
};
