import { type ExerciseStep, lengthOf, type Seat } from '../exercise/exercise.ts';
import { isTurnAhead, stepAt } from '../exercise/game.ts';
import { reachedTurn } from '../exercise/world.ts';
import { sayIn } from '../report/labels/say.ts';
import { type Mapped, mappedOf } from '../report/page/draw/region.ts';
import { type RunView, runView } from '../report/run/run-view.ts';
import { printable } from '../report/words/layout.ts';
import { namesOf } from '../report/words/names.ts';
import { type Ahead, aheadOf, askedIn, STEP_WORDS } from './ahead.ts';
import type { Desk } from './desk.ts';
import type { Passage } from './passage.ts';
import { stepPassage } from './passages.ts';
import { rungNow, turnWords } from './world-texts.ts';

export interface TeamRow {
  readonly id: string;
  readonly label: string;
  /** `idle`: this step asks nothing of the team. */
  readonly status: 'open' | 'done' | 'absent' | 'idle';
  /** `locked`, `to come`, `model`. */
  readonly word: string;
  /** The rungs of the states that it plays, if there is something to show. */
  readonly standing: string;
  /** The rung of the one state that it plays. */
  readonly rung: number | undefined;
}

/** The open table, as all may see it. */
export interface TableView {
  readonly title: string;
  readonly seed: string;
  /** Position of the step. */
  readonly at: number;
  /** What the class does in the step. Undefined once the exercise is over. */
  readonly kind: ExerciseStep['do'] | undefined;
  /** `3/7 Play`. */
  readonly step: string;
  /** Minutes that the step is to take, and its minutes in a short lesson. */
  readonly minutes: number | undefined;
  readonly short: number | undefined;
  /** `Turn 2 of 6`, and its days. Once all turns are played: the last turn. */
  readonly turn: string;
  readonly days: string;
  readonly teams: readonly TeamRow[];
  readonly ahead: Ahead;
  /** What is said to all: the brief, the news of the last turn, the questions. */
  readonly told: Passage;
  readonly run: RunView;
  readonly mapped: Mapped;
  /** The states that teams play. */
  readonly played: readonly string[];
}

const statusOf = ({ game, skipped }: Desk, seat: string): Pick<TeamRow, 'status' | 'word'> => {
  const step = stepAt(game);
  const say = sayIn(game.exercise.lang);
  const { seats, done } = askedIn(game);
  if (isTurnAhead(game) && !seats.some(({ id }) => id === seat)) {
    const isStanding = Object.hasOwn(game.table.standing, seat);
    return { status: 'idle', word: say(isStanding ? 'holds' : 'not asked') };
  }
  if (!step || !seats.some(({ id }) => id === seat)) return { status: 'idle', word: '' };
  if (game.table.locks[seat]?.absent) return { status: 'absent', word: say('model') };
  if (Object.hasOwn(done, seat)) return { status: 'done', word: say(STEP_WORDS[step.do].done ?? 'done') };
  return skipped.includes(seat)
    ? { status: 'absent', word: say('done') }
    : { status: 'open', word: say('to come') };
};

const teamRow = (desk: Desk, { id, label, states, target }: Seat): TeamRow => {
  const { rung: name } = namesOf(desk.game.scenario);
  const rungs = states.map((state) => ({ state, rung: rungNow(desk, state) }));
  const several = rungs.map(({ state, rung }) => `${state} ${rung}`).join(', ');
  const [only] = states.length === 1 ? rungs : [];
  const standing = target
    ? sayIn(desk.game.exercise.lang)('the target')
    : only
      ? `${only.rung} ${name(only.rung)}`
      : several;
  return { id, label, standing, rung: only?.rung, ...statusOf(desk, id) };
};

/** The open table as plain data. */
export const tableView = (desk: Desk): TableView => {
  const { exercise, table } = desk.game;
  const step = stepAt(desk.game);
  const say = sayIn(exercise.lang);
  const { scenario, run } = desk.world();
  const { turn, days } = turnWords(desk);
  const view = runView({ scenario, run, turn: reachedTurn(desk.game), readings: [] });
  return {
    title: exercise.title,
    seed: desk.seed,
    at: table.step,
    kind: step?.do,
    step: step
      ? `${table.step + 1}/${exercise.steps.length} ${say(STEP_WORDS[step.do].title)}`
      : say('The end'),
    minutes: step?.minutes,
    short: step?.short,
    turn,
    days: printable(days),
    teams: exercise.seats.map((seat) => teamRow(desk, seat)),
    ahead: aheadOf(desk),
    told: stepPassage(desk),
    run: { ...view, turns: lengthOf(exercise) },
    mapped: mappedOf(scenario),
    played: exercise.seats.flatMap(({ states }) => states),
  };
};
