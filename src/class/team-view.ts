import { type Seat, type SeatId, seatOf } from '../exercise/exercise.ts';
import { stepAt } from '../exercise/game.ts';
import { reachedTurn } from '../exercise/world.ts';
import { type LogLine, runView } from '../report/run/run-view.ts';
import { type WhyView, whyView } from '../report/why/why-view.ts';
import { explainer } from '../session/explanation.ts';
import type { Desk } from './desk.ts';
import type { Passage } from './passage.ts';
import { briefPassages, meansPassage } from './passages.ts';
import { evidencePassages } from './steps/evidence-passages.ts';
import { rolePassages, tiesPassage } from './steps/looking.ts';
import { type Task, TEACHER } from './task.ts';
import { taskOf } from './tasks.ts';
import { ownTexts, standingTexts, turnTitle } from './world-texts.ts';

/** What a team reads: texts, and what drives the states that it plays. */
export type Reading =
  | { readonly kind: 'text'; readonly passage: Passage }
  | { readonly kind: 'drivers'; readonly why: WhyView; readonly log: readonly LogLine[] };

/** What a team sees behind the curtain: its task, and what it reads. */
export interface TeamView {
  readonly task: Task;
  readonly readings: readonly Reading[];
}

/** Explanations of worlds. They are kept, since a world stays while teams lock and explaining it takes the longest. */
const explained = new WeakMap<Desk['world'], Map<SeatId, readonly Reading[]>>();

/** What drives the states of a team in the next turn, what each role speaks for, and who listens to whom. */
const driversOf = (desk: Desk, seat: Seat): readonly Reading[] => {
  const known = explained.get(desk.world) ?? new Map<SeatId, readonly Reading[]>();
  explained.set(desk.world, known);
  const drivers = known.get(seat.id) ?? explainedDrivers(desk, seat);
  known.set(seat.id, drivers);
  return drivers;
};

const explainedDrivers = ({ game, world }: Desk, seat: Seat): readonly Reading[] => {
  const session = world();
  const { scenario, run } = session;
  const turn = reachedTurn(game) + 1;
  const explain = explainer();
  // A team may see the model's chances for the next turn, but not what will happen in it.
  const played = { ...session, cursor: turn - 1 };
  const readings = explain.readings(played, turn);
  const before = explain.readings(played, turn - 1);
  const { log } = runView({ scenario, run, turn: turn - 1, readings: [] });
  const whys = seat.states.map((state) => whyView({ scenario, run, state, turn, readings, before }));
  const looked = [
    ...rolePassages(seat, game.exercise, whys),
    ...tiesPassage(game.exercise, seat, whys, scenario.ties),
  ];
  return [
    ...whys.map((why): Reading => ({ kind: 'drivers', why, log })),
    ...looked.map((passage): Reading => ({ kind: 'text', passage })),
  ];
};

/** What the roles of a team speak for, and who listens to whom: in a turn, as passages. */
export const lookedPassages = (desk: Desk, seat: Seat): readonly Passage[] =>
  stepAt(desk.game)?.do === 'play'
    ? driversOf(desk, seat).flatMap((reading) => (reading.kind === 'text' ? [reading.passage] : []))
    : [];

/** What a team reads. In a turn the basis of its decision comes first, then its brief. In other steps it is the brief alone. */
const readingsOf = (desk: Desk, seat: Seat): readonly Reading[] => {
  const text = (passage: Passage): Reading => ({ kind: 'text', passage });
  const passages = briefPassages(desk, seat);
  const step = stepAt(desk.game)?.do;
  const evidence = evidencePassages(desk.game, seat);
  const isEvidence = ({ title }: Passage): boolean => evidence.some((each) => each.title === title);
  if (step === 'judge' || step === 'recode')
    return [...evidence, ...passages.filter((each) => !isEvidence(each))].map(text);
  const brief = passages.map(text);
  if (step !== 'play') return brief;
  const means = text(meansPassage(desk, seat));
  const drivers = driversOf(desk, seat);
  return ownTexts(desk, seat).length > 0 ? [means, ...drivers, ...brief] : [...drivers, ...brief, means];
};

/** What a team sees when it comes to the screen. */
export const teamView = (desk: Desk, seatId: SeatId): TeamView => {
  const passage = { title: turnTitle(desk), paragraphs: standingTexts(desk) };
  if (seatId === TEACHER) return { task: taskOf(desk, TEACHER), readings: [{ kind: 'text', passage }] };
  const seat = seatOf(desk.game.exercise, seatId);
  return { task: taskOf(desk, seatId), readings: readingsOf(desk, seat) };
};
