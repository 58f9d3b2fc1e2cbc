import type { Desk } from '../../class/desk.ts';
import { type CountedFutures, type PackFiles, packFiles } from '../../class/pack.ts';
import { compile } from '../../model/compile.ts';
import { frameOf } from '../../study/frame.ts';
import { shareOf } from '../../study/odds.ts';
import { sizeOf } from '../../study/ranges.ts';
import { emptyTally, shapeOf } from '../../study/tally.ts';
import { UserError } from '../errors.ts';
import { workThrough } from '../study/pieces.ts';
import { openPool, type StudyPool } from '../study/pool.ts';
import { startProgress } from '../study/progress.ts';
import { runEnsemble } from '../study/run-ensemble.ts';
import { untilInterrupted } from '../study/signals.ts';
import { VERSION } from '../version.ts';

export interface PackOptions {
  /** How many futures to count. */
  readonly runs: number;
  readonly date: string | undefined;
  readonly threads: number | undefined;
  /** Shows no progress: the screen is another's. */
  readonly quiet?: boolean;
}

/** Futures of the scenario by itself, counted over its turns and by the predictions' marks. */
const countFutures = async (
  { game, seed }: Desk,
  pool: StudyPool,
  { runs, quiet = false }: Pick<PackOptions, 'runs' | 'quiet'>,
  signal: AbortSignal,
): Promise<CountedFutures> => {
  const { exercise, scenario, table } = game;
  const model = compile(scenario);
  const turns = table.played.length * exercise.pace;
  const progress = quiet ? undefined : startProgress();
  const todo = [{ from: 0, to: runs }];
  try {
    const counted = emptyTally(shapeOf(model, turns, false));
    const onTally = (sum: typeof counted): void => progress?.show(sizeOf(sum.futures), runs);
    const tally = await runEnsemble(pool, {
      model,
      seed,
      counted,
      todo,
      signal,
      onTally,
    });
    const marks = exercise.predictions.map(({ states, count, rung, turn: by }) => ({
      states,
      count,
      rung,
      by,
    }));
    const counts = marks.map(() => 0);
    const onPart = (part: readonly number[]): void => {
      for (const [m, count] of part.entries()) counts[m] = (counts[m] ?? 0) + count;
    };
    const play = (futures: { readonly from: number; readonly to: number }) =>
      pool.run('marks', { model, seed, marks, futures }, signal);
    if (marks.length > 0) await workThrough({ threads: pool.threads, todo, play, onPart, signal });
    const odds = new Map(exercise.predictions.map(({ id }, m) => [id, shareOf(counts[m] ?? 0, runs)]));
    return { tally, frame: frameOf(scenario, model), odds };
  } finally {
    progress?.clear();
  }
};

/**
 * Everything that is handed out after an exercise. The same exercise, seed and actions (and date, where one is given)
 * make the same bytes. Throws UserError before a turn was played, or where a person stops it.
 */
export const packOf = async (desk: Desk, options: PackOptions): Promise<PackFiles> => {
  if (desk.game.table.played.length === 0)
    throw new UserError('no turn was played yet: there is nothing to debrief.');
  const pool = openPool({ threads: options.threads });
  try {
    const { result, interrupted } = await untilInterrupted((signal) =>
      countFutures(desk, pool, options, signal),
    );
    if (interrupted)
      throw new UserError('stopped before all futures were counted: no pack was written.', 130);
    return packFiles(desk, result, { engine: VERSION, date: options.date });
  } finally {
    await pool.close();
  }
};
