import { type Seat, type Step, seatOf } from '../../exercise/exercise.ts';
import { stepAt, winnerOf } from '../../exercise/game.ts';
import type { Table } from '../../exercise/table.ts';
import { reachedTurn } from '../../exercise/world.ts';
import { printable } from '../../report/layout.ts';
import { namesOf } from '../../report/names.ts';
import { runView } from '../../report/run-view.ts';
import { whyView } from '../../report/why-view.ts';
import { explainer } from '../../session/explanation.ts';
import type { Ahead, Answer, ClassDesk, Reading, TableView, TeamRow } from '../../tui/class/desk.ts';
import { worldMap } from '../screens/world-map.ts';
import { taskOf } from './class-tasks.ts';
import { doDeed, lockAbsent, teacherOf } from './class-teacher.ts';
import type { Desk } from './desk.ts';
import { paragraphsOf, toldIn } from './passages.ts';
import { isDue, takeInject } from './steps.ts';
import { ownTexts, STEP_TITLES, standingTexts, turnTitle } from './views.ts';

/** Who has something to do in a step, and what is said of those who have done it. */
const roundOf = (
  { exercise, table }: { readonly exercise: Desk['loaded']['exercise']; readonly table: Table },
  step: Step | undefined,
): { readonly seats: readonly Seat[]; readonly has: (seat: string) => boolean; readonly word: string } => {
  const has = (record: object) => (seat: string) => Object.hasOwn(record, seat);
  switch (step?.do) {
    case 'brief':
      return { seats: exercise.seats, has: () => false, word: 'read' };
    case 'predict':
      return { seats: exercise.seats, has: has(table.sealed), word: 'sealed' };
    case 'play':
      return table.inStep < step.turns
        ? { seats: exercise.seats, has: has(table.locks), word: 'locked' }
        : { seats: [], has: () => false, word: '' };
    case 'questions':
      return { seats: exercise.seats, has: has(table.answers), word: 'answered' };
    case 'vote': {
      const voters = exercise.votes.find(({ id }) => id === step.vote)?.voters ?? [];
      return {
        seats: exercise.seats.filter(({ id }) => voters.includes(id)),
        has: has(table.ballots[step.vote] ?? {}),
        word: 'voted',
      };
    }
    default:
      return { seats: [], has: () => false, word: '' };
  }
};

/** What a team is called to the screen for. */
const TASKS: Readonly<Partial<Record<Step['do'], string>>> = {
  brief: 'Come alone and read your brief (a: you have it on paper).',
  predict: 'Come alone and type your chances.',
  play: 'Come alone and decide.',
  vote: 'Come alone and vote.',
  questions: 'Come and type your answers (a: you give them aloud).',
};

const nextLabel = (desk: Desk, step: Step): string => {
  const { exercise, table } = desk.game();
  const next = exercise.steps[table.step + 1];
  const said = next ? `on to ${STEP_TITLES[next.do].toLowerCase()}` : 'end the exercise';
  if (step.do === 'play' && table.inStep < step.turns) return 'reveal all moves together';
  if (step.do !== 'vote') return said;
  const won = winnerOf(exercise, table, step.vote);
  const label = exercise.votes
    .find(({ id }) => id === step.vote)
    ?.options.find(({ id }) => id === won)?.label;
  return `close the vote (${label ?? 'nobody wins'}), and ${said}`;
};

const aheadOf = (desk: Desk, skipped: readonly string[]): Ahead => {
  const game = desk.game();
  const step = stepAt(game);
  if (!step) return { kind: 'over' };
  if (game.table.frozen) return { kind: 'frozen' };
  const { seats, has } = roundOf(game, step);
  const isSkipped = (seat: string): boolean => step.do !== 'play' && skipped.includes(seat);
  const next = seats.find(({ id }) => !has(id) && !isSkipped(id));
  return next
    ? { kind: 'team', seat: next.id, label: next.label, task: TASKS[step.do] ?? '' }
    : { kind: 'on', label: nextLabel(desk, step) };
};

const teamRows = (desk: Desk, skipped: readonly string[]): readonly TeamRow[] => {
  const game = desk.game();
  const { scenario, run } = desk.world();
  const names = namesOf(scenario);
  const now = run.turns[reachedTurn(game)];
  const step = stepAt(game);
  const { seats, has, word } = roundOf(game, step);
  const isPlay = step?.do === 'play';
  return game.exercise.seats.map(({ id, label, states, target }): TeamRow => {
    const rungs = states.map((state) => {
      const rung = now?.rungs[run.states.indexOf(state)] ?? 0;
      return states.length > 1 ? `${state} ${rung}` : `${rung} ${names.rung(rung)}`;
    });
    const standing = target ? 'the target' : rungs.join(', ');
    const [only] = states;
    const rung = states.length === 1 && only !== undefined ? now?.rungs[run.states.indexOf(only)] : undefined;
    const about = { id, label, standing, rung };
    if (!seats.some((seat) => seat.id === id)) return { ...about, status: 'idle', word: '' };
    if (game.table.locks[id]?.absent) return { ...about, status: 'absent', word: 'model' };
    if (has(id)) return { ...about, status: 'done', word };
    if (!isPlay && skipped.includes(id)) return { ...about, status: 'absent', word: 'done' };
    return { ...about, status: 'open', word: 'to come' };
  });
};

/** The open table as plain data. */
const tableView = (desk: Desk, skipped: readonly string[]): TableView => {
  const game = desk.game();
  const { exercise, table } = game;
  const step = stepAt(game);
  const { scenario, run } = desk.world();
  const isPlayed = table.played.length >= exercise.turns;
  const [turn = '', days = ''] = isPlayed
    ? [`Turn ${exercise.turns} of ${exercise.turns}`, 'All turns are played.']
    : printable(turnTitle(desk)).split(': ');
  const turns = exercise.turns * exercise.pace;
  const view = runView({ scenario, run, turn: reachedTurn(game), readings: [] });
  return {
    title: exercise.title,
    seed: desk.seed,
    at: table.step,
    step: step ? `${table.step + 1}/${exercise.steps.length} ${STEP_TITLES[step.do]}` : 'The end',
    minutes: step?.minutes,
    short: step?.short,
    turn,
    days,
    teams: teamRows(desk, skipped),
    ahead: aheadOf(desk, skipped),
    reads: step !== undefined && step.do !== 'play',
    told: toldIn(desk, step, (inject) => isDue(desk, inject)),
    run: { ...view, turns },
    target: scenario.target.id,
  };
};

const briefReadings = ({ label, brief, hidden, roles }: Seat): readonly Reading[] =>
  [
    { title: `${label}: what all may know`, paragraphs: paragraphsOf(brief) },
    { title: 'For this team alone', paragraphs: paragraphsOf(hidden) },
    ...roles.map((role) => ({ title: role.label, paragraphs: paragraphsOf(role.hidden) })),
  ].map((passage) => ({ kind: 'text', passage }));

/** What a team reads: first what it decides from, then its brief; in the brief the other way round. */
const readingsOf = (desk: Desk, seat: Seat, explain: ReturnType<typeof explainer>): readonly Reading[] => {
  const step = stepAt(desk.game());
  const brief = briefReadings(seat);
  if (step?.do !== 'play') return brief;
  const world = desk.world();
  const { scenario, run } = world;
  const turn = reachedTurn(desk.game()) + 1;
  // Of the turn that comes nothing may be known yet but what the model thinks of it.
  const played = { ...world, cursor: turn - 1 };
  const readings = explain.readings(played, turn);
  const before = explain.readings(played, turn - 1);
  const { log } = runView({ scenario, run, turn: turn - 1, readings: [] });
  const drivers = seat.states.map(
    (state): Reading => ({
      kind: 'drivers',
      why: whyView({ scenario, run, state, turn, readings, before }),
      log,
    }),
  );
  const own = ownTexts(desk, seat);
  const standing: Reading = {
    kind: 'text',
    passage: { title: turnTitle(desk), paragraphs: [...own, ...standingTexts(desk)] },
  };
  return [...(own.length > 0 ? [standing] : []), ...drivers, ...brief, ...(own.length > 0 ? [] : [standing])];
};

const goOn = (desk: Desk): Answer => {
  const { table } = desk.game();
  const step = stepAt(desk.game());
  if (step?.do === 'play' && table.inStep < step.turns) {
    const refusal = desk.act({ do: 'reveal', turn: table.played.length + 1 });
    return refusal === undefined
      ? { ok: true, said: 'All moves are revealed.' }
      : { ok: false, said: refusal };
  }
  if (step?.do === 'inject') takeInject(desk);
  const refusal = desk.act({ do: 'next' });
  return { ok: refusal === undefined, said: refusal ?? '' };
};

/** Joins the table to the screens: the same game and the same actions as the dialogue line by line. */
export const classDesk = (desk: Desk): ClassDesk => {
  const explain = explainer();
  const seatAt = (id: string): Seat => seatOf(desk.loaded.exercise, id);
  return {
    view: (skipped) => tableView(desk, skipped),
    team: (id) => {
      const seat = seatAt(id);
      const { take: _, ...task } = taskOf(desk, seat);
      return { seat: id, label: seat.label, ...task, readings: readingsOf(desk, seat, explain) };
    },
    submit: (id, values) => taskOf(desk, seatAt(id)).take(values),
    absent: (id) => {
      const { label } = seatAt(id);
      if (stepAt(desk.game())?.do !== 'play') return { ok: true, said: '' };
      const refusal = lockAbsent(desk, id);
      return refusal === undefined
        ? { ok: true, said: `${label}: not here. The model plays this turn.` }
        : { ok: false, said: refusal };
    },
    goOn: () => goOn(desk),
    teacher: () => teacherOf(desk),
    deed: (id) => doDeed(desk, id),
    map: worldMap,
  };
};
