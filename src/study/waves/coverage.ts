import { turnDate, turnOf } from '../../domain/dates.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Spread } from '../odds/fan.ts';

/**
 * Of how many months (those in which acts of unknown day do not decide it) the observed count lay within the band of half, and
 * of nine in ten, of the futures.
 */
export interface Coverage {
  readonly months: number;
  readonly half: number;
  readonly nine: number;
}

/** How often an observed curve lay within a fan, month by month. */
export const coverageOf = (
  scenario: Scenario,
  turns: number,
  fan: readonly Spread[],
  observed: readonly number[],
  unsure: readonly number[] = [],
): Coverage => {
  const { start, turn: unit } = scenario;
  const ends: number[] = [];
  for (let month = 1; ; month++) {
    const turn = turnOf(start, unit, turnDate(start, 'month', month));
    if (turn > turns) break;
    ends.push(turn);
  }
  /** Whether the count lies within a band. Undefined if this is not certain. */
  const isWithin = (turn: number, low: 'q05' | 'q25', high: 'q75' | 'q95'): boolean | undefined => {
    const [band, least] = [fan[turn], observed[turn]];
    if (band === undefined || least === undefined) return false;
    const most = least + (unsure[turn] ?? 0);
    if (band[low] <= least && most <= band[high]) return true;
    return most < band[low] || least > band[high] ? false : undefined;
  };
  const known = ends.filter(
    (turn) => isWithin(turn, 'q05', 'q95') !== undefined && isWithin(turn, 'q25', 'q75') !== undefined,
  );
  return {
    months: known.length,
    half: known.filter((turn) => isWithin(turn, 'q25', 'q75')).length,
    nine: known.filter((turn) => isWithin(turn, 'q05', 'q95')).length,
  };
};
