import { meanPath, weightPath } from '../../domain/edit.ts';
import type { Model } from '../../model/model.ts';
import { type Session, sessionOn } from '../../session/session.ts';
import { type PairedEndings, pairedEndings } from '../../study/compare/paired-endings.ts';
import { type Endings, endingsOf } from '../../study/futures/endings.ts';
import { lengthOf, type SeatId } from '../exercise.ts';
import type { Game } from '../game.ts';

/** A weight that a team would change, and what that does to the predictions in the same futures without people. */
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

/** What each team's change of a weight does, in `most` futures or fewer. `alone` is the scenario without people. */
export const weightsTried = (
  { exercise, table }: Pick<Game, 'exercise' | 'table'>,
  { scenario, model, recipe }: Session,
  most: number = FUTURES_TRIED,
): readonly WeightTried[] => {
  const futures = Math.min(FUTURES_TRIED, most);
  const changes = Object.entries(table.changes);
  if (changes.length === 0) return [];
  const endings = (each: Model): Endings =>
    endingsOf(each, {
      seed: recipe.seed,
      futures: { from: 0, to: futures },
      goals: exercise.predictions,
      turns: lengthOf(exercise),
    });
  const own = endings(model);
  return changes.map(([seat, { weight, times }]) => {
    const from = scenario.weights[weight]?.mean ?? 0;
    const path = meanPath(weightPath(weight));
    const other = endings(sessionOn(scenario, { ...recipe, edits: [{ path, value: from * times }] }).model);
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
