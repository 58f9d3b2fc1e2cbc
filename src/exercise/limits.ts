import type { TrackId } from '../domain/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { boundBy } from './deeds/bound.ts';
import type { Exercise, Measure, MoveWord, Offer, Seat, SeatChoice, SeatId } from './exercise.ts';
import type { PlayedTurn, TableState } from './table.ts';

/** A track this near to its end counts as at its end, because sums of tenths are not exact. */
const HAIR = 0.005;

/** The measures that a seat has taken, turn by turn. */
const taken = ({ played }: Pick<TableState, 'played'>, seat: SeatId): readonly string[] =>
  played.flatMap(({ choices }) => choices[seat]?.measures ?? []);

/** What a seat has spent on measures so far. */
export const spentBy = ({ measures }: Exercise, table: Pick<TableState, 'played'>, seat: SeatId): number => {
  const costs = new Map(measures.map(({ id, cost }) => [id, cost]));
  return taken(table, seat).reduce((sum, id) => sum + (costs.get(id) ?? 0), 0);
};

/** How often a seat has taken a measure. */
const timesTaken = (table: Pick<TableState, 'played'>, seat: SeatId, measure: string): number =>
  taken(table, seat).filter((id) => id === measure).length;

/** How many actions a choice takes: its moves other than hold, and its measures. */
const actionsIn = ({ moves, tracks, measures }: SeatChoice): number =>
  [...Object.values(moves), ...Object.values(tracks)].filter((deed) => deed !== 'hold').length +
  measures.length;

/** A measure that offers a state an event. */
export interface OfferMeasure extends Measure {
  readonly offer: Offer;
}

const isOffer = (measure: Measure): measure is OfferMeasure => measure.offer !== undefined;

/** The offers that teams made in a turn, each once. */
export const offersMade = ({ measures }: Exercise, { choices }: PlayedTurn): readonly OfferMeasure[] => {
  const taken = new Set(Object.values(choices).flatMap((choice) => choice.measures));
  return measures.filter(isOffer).filter(({ id }) => taken.has(id));
};

/** The offers of the last turn to the states of a seat. The seat may take or refuse them in this turn. */
export const offersTo = (
  exercise: Exercise,
  { played }: Pick<TableState, 'played'>,
  { states }: Seat,
): readonly OfferMeasure[] => {
  const last = played.at(-1);
  return last ? offersMade(exercise, last).filter(({ offer }) => states.includes(offer.state)) : [];
};

/** Why a seat may not take the measures of a choice, as half a sentence: the budget, or how often each may be taken. */
export const refusalOfMeasures = (
  exercise: Exercise,
  table: Pick<TableState, 'played'>,
  seat: SeatId,
  choice: SeatChoice,
): string | undefined => {
  let cost = spentBy(exercise, table, seat);
  for (const id of choice.measures) {
    const measure = exercise.measures.find((each) => each.id === id);
    if (!measure?.seats.includes(seat)) return `${seat} has no measure ${id}`;
    const again = choice.measures.filter((each) => each === id).length;
    if (timesTaken(table, seat, id) + again > measure.times)
      return `${id} can be taken ${measure.times === 1 ? 'once' : `${measure.times} times`} in a game`;
    cost += measure.cost;
  }
  const budget = exercise.seats.find((each) => each.id === seat)?.budget ?? 0;
  return cost > budget ? `that would cost ${cost} in all, and the budget is ${budget}` : undefined;
};

/** Whether a track, 0 to 1, can go a step that way. */
export const canStep = (value: number, word: MoveWord): boolean =>
  word === 'hold' || (word === 'up' ? value < 1 - HAIR : value > HAIR);

/** Why a step on a track is refused: the track is at its end. Undefined if no step is refused. */
const refusalOfTracks = (
  { target }: Scenario,
  { tracks }: SeatChoice,
  trackNow: (track: TrackId) => number,
): string | undefined => {
  for (const { id, label } of target.tracks) {
    const word = tracks[id] ?? 'hold';
    if (word !== 'hold' && !canStep(trackNow(id), word))
      return `${label} cannot go a step ${word === 'up' ? 'forward: it is at 1' : 'back: it is at 0'}`;
  }
  return undefined;
};

/**
 * Why the rules refuse a choice, as half a sentence. Undefined if they allow it. `trackNow` gives the tracks as they
 * are now.
 */
export const refusalOfChoice = (
  exercise: Exercise,
  scenario: Scenario,
  table: Pick<TableState, 'played' | 'injected'>,
  seatId: SeatId,
  choice: SeatChoice,
  trackNow: (track: TrackId) => number,
): string | undefined => {
  const seat = exercise.seats.find(({ id }) => id === seatId);
  if (!seat) return `there is no seat ${seatId}`;
  if (choice.absent) return undefined;
  if (choice.reason.trim() === '') return 'a move needs a reason, in a sentence';
  const strange = Object.keys(choice.moves).find((state) => !seat.states.includes(state));
  if (strange !== undefined) return `${seatId} does not decide for ${strange}`;
  for (const [state, word] of Object.entries(choice.moves)) {
    const binding = boundBy({ exercise, scenario, table }, table.played.length + 1, state, word);
    if (binding !== undefined) return `${state} is bound by “${binding}”, and makes no step ${word}`;
  }
  const tracks = seat.target ? scenario.target.tracks.map(({ id }) => id) : [];
  const track = Object.keys(choice.tracks).find((id) => !tracks.includes(id));
  if (track !== undefined) return `${seatId} does not decide on ${track}`;
  const pending = offersTo(exercise, table, seat).map(({ id }) => id);
  const unmade = Object.keys(choice.offers ?? {}).find((id) => !pending.includes(id));
  if (unmade !== undefined) return `nothing called ${unmade} was offered to ${seatId} in the last turn`;
  const { actions } = exercise.limits;
  if (actionsIn(choice) > actions)
    return `these are ${actionsIn(choice)} actions, and a turn allows ${actions}`;
  return refusalOfTracks(scenario, choice, trackNow) ?? refusalOfMeasures(exercise, table, seatId, choice);
};

/** Why chances cannot be sealed, as half a sentence. Undefined if they can be sealed. */
export const refusalOfOdds = (
  { seats, predictions }: Exercise,
  seat: SeatId,
  odds: Readonly<Record<string, number>>,
): string | undefined => {
  if (!seats.some(({ id }) => id === seat)) return `there is no seat ${seat}`;
  const strange = Object.keys(odds).find((id) => !predictions.some((each) => each.id === id));
  if (strange !== undefined) return `there is no prediction ${strange}`;
  const missing = predictions.find(({ id }) => !Object.hasOwn(odds, id));
  return missing ? `no chance was given for: ${missing.ask}` : undefined;
};
