import type { Desk } from '../../class/desk.ts';
import { type CountedFutures, type PackFiles, packFiles } from '../../class/pack.ts';
import { shareOf } from '../../domain/intervals.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { compile } from '../../model/compile.ts';
import { reachedIn } from '../../study/crossing.ts';
import { frameOf } from '../../study/frame.ts';
import type { Counted, StudyPool } from '../../study/pool.ts';
import { emptyTally, shapeOf } from '../../study/tally.ts';
import { UserError } from '../errors.ts';
import { workThrough } from '../study/pieces.ts';
import { openPool } from '../study/pool.ts';
import { startProgress } from '../study/progress.ts';
import { runEnsemble } from '../study/run-ensemble.ts';
import { untilInterrupted } from '../study/signals.ts';
import { VERSION } from '../version.ts';

export interface PackOptions {
  /** How many futures to count. */
  readonly runs: number;
  readonly date: string | undefined;
  readonly threads: number | undefined;
  /** Shows no progress, since the screen is in use. */
  readonly quiet?: boolean;
}

/** Counts futures of the scenario without people, and in how many each prediction comes about. */
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
    const tally = await runEnsemble(pool, { model, seed, counted, todo, signal, onTally });
    const goals = exercise.predictions.map((each) => ({ ...each, by: each.turn }));
    const counts = goals.map(() => 0);
    if (goals.length > 0)
      await workThrough({
        threads: pool.threads,
        todo,
        play: (futures) => pool.count({ model, seed, goals, futures }, signal),
        onPart: ({ outcomes }: Counted) =>
          outcomes.forEach((each, g) => {
            counts[g] = (counts[g] ?? 0) + reachedIn(each);
          }),
        signal,
      });
    const odds = new Map(exercise.predictions.map(({ id }, g) => [id, shareOf(counts[g] ?? 0, runs)]));
    return { tally, frame: frameOf(scenario, model), odds };
  } finally {
    progress?.clear();
  }
};

/**
 * The files to hand out after an exercise. The same exercise, seed, actions and date give the same bytes. Throws UserError
 * before a turn was played, or if a person stops it.
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
