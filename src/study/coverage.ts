import { turnDate, turnOf } from '../domain/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Spread } from './odds.ts';

/** Of how many months the observed count lay within the band of half, and of nine in ten, of the futures. */
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
): Coverage => {
  const { start, turn: unit } = scenario;
  const ends: number[] = [];
  for (let month = 1; ; month++) {
    const turn = turnOf(start, unit, turnDate(start, 'month', month));
    if (turn > turns) break;
    ends.push(turn);
  }
  const within = (low: 'q05' | 'q25', high: 'q75' | 'q95'): number =>
    ends.filter((turn) => {
      const [band, count] = [fan[turn], observed[turn]];
      return band !== undefined && count !== undefined && band[low] <= count && count <= band[high];
    }).length;
  return { months: ends.length, half: within('q25', 'q75'), nine: within('q05', 'q95') };
};
