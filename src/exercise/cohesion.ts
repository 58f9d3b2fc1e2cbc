import type { Target } from '../scenario/scenario.ts';
import type { Cohesion, SeatChoice } from './exercise.ts';

/**
 * Cohesion of the target's factions at the end of a turn, 0 to 100 points. A step forward costs `reform` times the track's
 * resistance. A step back gives `retreat`, and every turn gives `recovery`. At 0 the factions break apart.
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
