import { meanPath, weightPath } from '../../domain/edit.ts';
import type { Session } from '../../session/session.ts';
import { type PairedEndings, pairedEndings } from '../../study/compare/paired-endings.ts';
import type { Endings } from '../../study/futures/goals.ts';
import { endingsWith } from '../debrief/evidence.ts';
import type { SeatId } from '../exercise.ts';
import type { AtTable } from '../table.ts';

/**
 * A weight that a team would change, and the effect of the change on the predictions, in the same futures without
 * people.
 */
export interface WeightTried {
  readonly seat: SeatId;
  /** How many futures were played. */
  readonly futures: number;
  readonly weight: string;
  readonly from: number;
  readonly to: number;
  /** By prediction, in their order: the share of futures before and after, and the difference. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly change: PairedEndings;
}

/** How many futures are played before and after a change: enough for some points, in about a second. */
const FUTURES_TRIED = 300;

const shares = ({ outcomes }: Endings): readonly number[] =>
  outcomes.map((each) => each.reduce((sum, value) => sum + value, 0) / each.length);

/** The effect of each team's change of a weight, in `most` futures or fewer. `alone` is the scenario without people. */
export const weightsTried = (
  { exercise, table }: AtTable,
  alone: Session,
  most: number = FUTURES_TRIED,
): readonly WeightTried[] => {
  const futures = Math.min(FUTURES_TRIED, most);
  const changes = Object.entries(table.changes);
  if (changes.length === 0) return [];
  const own = endingsWith({ exercise }, alone, [], futures);
  return changes.map(([seat, { weight, times }]) => {
    const from = alone.scenario.weights[weight]?.mean ?? 0;
    const edit = { path: meanPath(weightPath(weight)), value: from * times };
    const other = endingsWith({ exercise }, alone, [edit], futures);
    const change = pairedEndings(other, own);
    return {
      futures,
      seat,
      weight,
      from,
      to: from * times,
      before: shares(own),
      after: shares(other),
      change,
    };
  });
};
