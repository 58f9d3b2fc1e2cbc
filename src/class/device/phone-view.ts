import { type SeatId, seatOf } from '../../exercise/exercise.ts';
import { isTurnAhead } from '../../exercise/game.ts';
import { choiceText } from '../../report/debrief/story.ts';
import { voiceOf } from '../../report/words/sentences.ts';
import { askedIn } from '../ahead.ts';
import type { Desk } from '../desk.ts';
import type { Passage } from '../passage.ts';
import { briefPassages } from '../passages.ts';
import { type Reading, teamView } from '../team-view.ts';
import { forecastText } from '../world-texts.ts';
import type { OpenView } from './open-view.ts';
import { type KeyedTask, keyedTask } from './place.ts';

/** What a device of a team may see: the view for all, and the team's own things. */
export interface PhoneView extends OpenView {
  readonly seat: SeatId;
  readonly team: string;
  /** The task of the team. Undefined once the task is done, and if nothing is asked. */
  readonly task: KeyedTask | undefined;
  readonly readings: readonly Passage[];
  /** What the team itself has locked or sealed, and nobody else may see. */
  readonly own: readonly string[];
  /** The seals of the team. */
  readonly seals: readonly string[];
  /** The move that is locked can be taken back. */
  readonly canUnlock: boolean;
  /** The team holds until it says otherwise, and may say so now. */
  readonly canWake: boolean;
}

const passageOf = (reading: Reading): Passage =>
  reading.kind === 'text'
    ? reading.passage
    : { title: reading.why.name, paragraphs: [reading.why.sentence, reading.why.up.sentence] };

/** What a team has handed in and may see again: its locked move, its sealed chances. */
const ownOf = ({ game }: Desk, seat: SeatId): readonly string[] => {
  const { exercise, scenario, table } = game;
  const choice = table.locks[seat];
  const locked =
    choice && `${choiceText({ game }, voiceOf(scenario), choice, seat)}. ${choice.reason}`.trim();
  const sealed = (table.sealed[seat] ?? []).map((each) => forecastText(exercise, each));
  return locked === undefined ? sealed : [locked];
};

/** The view of a device of one team: `open` is what all may see. Nothing that another team hides is in it. */
export const phoneView = (desk: Desk, seatId: SeatId, open: OpenView): PhoneView => {
  const { game } = desk;
  const { table } = game;
  const seat = seatOf(game.exercise, seatId);
  const isOpen = open.teams.some(({ id, status }) => id === seatId && status === 'open');
  // Once the turns of a step are played, nothing is decided until the next step.
  const isBetween = open.kind === 'play' && !isTurnAhead(game);
  const { task, readings } = isBetween ? { task: undefined, readings: [] } : teamView(desk, seatId);
  return {
    ...open,
    seat: seatId,
    team: seat.label,
    task: task && isOpen && !table.frozen ? keyedTask(game, task) : undefined,
    readings: isBetween ? briefPassages(desk, seat) : readings.map(passageOf),
    own: ownOf(desk, seatId),
    seals: (table.sealed[seatId] ?? []).map(({ seal }) => seal),
    canUnlock: Object.hasOwn(table.locks, seatId) && askedIn(game).seats.includes(seat),
    canWake: Object.hasOwn(table.standing, seatId),
  };
};
