import { type Seat, type SeatId, seatOf } from '../exercise/exercise.ts';
import { stepAt } from '../exercise/game.ts';
import { reachedTurn } from '../exercise/world.ts';
import { sayIn } from '../report/labels/say.ts';
import { type LogLine, runView } from '../report/run/run-view.ts';
import { type WhyView, whyView } from '../report/why/why-view.ts';
import { explainer } from '../session/explanation.ts';
import type { Desk } from './desk.ts';
import { briefPassages, meansPassage, type Passage } from './passages.ts';
import type { Task } from './task.ts';
import { taskOf } from './tasks.ts';
import { ownTexts } from './world-texts.ts';

/** What a team reads: texts, and what drives the states that it plays. */
export type Reading =
  | { readonly kind: 'text'; readonly passage: Passage }
  | { readonly kind: 'drivers'; readonly why: WhyView; readonly log: readonly LogLine[] };

/** What a team sees behind the curtain: its task, and what it reads. */
export interface TeamView {
  readonly task: Task;
  readonly readings: readonly Reading[];
}

/** What was explained of a world already: it stays while teams lock, and to explain it takes the longest. */
const explained = new WeakMap<Desk['world'], Map<SeatId, readonly Reading[]>>();

/** What drives the states of a team in the next turn. */
const driversOf = (desk: Desk, seat: Seat): readonly Reading[] => {
  const known = explained.get(desk.world) ?? new Map<SeatId, readonly Reading[]>();
  explained.set(desk.world, known);
  const drivers = known.get(seat.id) ?? explainedDrivers(desk, seat);
  known.set(seat.id, drivers);
  return drivers;
};

const explainedDrivers = ({ game, world }: Desk, { states }: Seat): readonly Reading[] => {
  const session = world();
  const { scenario, run } = session;
  const turn = reachedTurn(game) + 1;
  const explain = explainer();
  // A team may see the model's chances for the next turn, but not what will happen in it.
  const played = { ...session, cursor: turn - 1 };
  const readings = explain.readings(played, turn);
  const before = explain.readings(played, turn - 1);
  const { log } = runView({ scenario, run, turn: turn - 1, readings: [] });
  return states.map((state) => ({
    kind: 'drivers',
    why: whyView({ scenario, run, state, turn, readings, before }),
    log,
  }));
};

/** What a team reads. In a turn the basis of its decision comes first, then its brief. In other steps it is the brief alone. */
const readingsOf = (desk: Desk, seat: Seat): readonly Reading[] => {
  const text = (passage: Passage): Reading => ({ kind: 'text', passage });
  const brief = briefPassages(seat, sayIn(desk.game.exercise.lang)).map(text);
  if (stepAt(desk.game)?.do !== 'play') return brief;
  const means = text(meansPassage(desk, seat));
  const drivers = driversOf(desk, seat);
  return ownTexts(desk, seat).length > 0 ? [means, ...drivers, ...brief] : [...drivers, ...brief, means];
};

/** What a team sees when it comes to the screen. */
export const teamView = (desk: Desk, seatId: SeatId): TeamView => {
  const seat = seatOf(desk.game.exercise, seatId);
  return { task: taskOf(desk, seatId), readings: readingsOf(desk, seat) };
};
