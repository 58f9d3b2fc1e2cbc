import type { Target } from '../scenario/scenario.ts';
import type { Cohesion, SeatChoice } from './exercise.ts';

/**
 * Points that hold the target's factions together at the end of a turn: a step forward costs `reform` times the track's
 * resistance, a step back gives `retreat`, a turn `recovery`; never more than 100, and 0 is the end.
 */
export const cohesionAfter = (
  { reform, retreat, recovery }: Cohesion,
  { tracks }: Target,
  now: number,
  { tracks: deeds }: SeatChoice,
): number => {
  let points = now + recovery;
  for (const { id, resistance } of tracks) {
    if (deeds[id] === 'up') points -= reform * resistance;
    if (deeds[id] === 'down') points += retreat;
  }
  return Math.min(100, Math.max(0, Math.round(points)));
};
