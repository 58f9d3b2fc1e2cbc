import type { Desk } from '../../class/desk.ts';
import { type CountedFutures, type PackFiles, packFiles } from '../../class/pack.ts';
import { shareOf } from '../../domain/intervals.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { VERSION } from '../../domain/version.ts';
import { compile } from '../../model/compile.ts';
import { frameOf } from '../../study/futures/frame.ts';
import { emptyTally, shapeOf } from '../../study/futures/tally.ts';
import { reachedIn } from '../../study/tip/crossing.ts';
import { UserError } from '../errors.ts';
import { type OnThreads, onThreads } from '../study-command.ts';
import { outcomesOnPool } from '../threads/ask-pool.ts';
import { runEnsemble } from '../threads/run-ensemble.ts';

interface PackOptions {
  /** What the manifest calls the exercise. */
  readonly name: string;
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
  runs: number,
  { pool, signal, show }: OnThreads,
): Promise<CountedFutures> => {
  const { exercise, scenario, table } = game;
  const model = compile(scenario);
  const turns = table.played.length * exercise.pace;
  const futures = { from: 0, to: runs };
  const counted = emptyTally(shapeOf(model, turns, false));
  const onTally = (sum: typeof counted): void => show(sizeOf(sum.futures), runs);
  const tally = await runEnsemble(pool, { model, seed, counted, todo: [futures], signal, onTally });
  const goals = exercise.predictions;
  const outcomes = await outcomesOnPool(pool, { model, seed, goals, futures, signal });
  const odds = new Map(
    goals.map(({ id }, g) => [id, shareOf(reachedIn(outcomes[g] ?? new Uint8Array()), runs)]),
  );
  return { tally, frame: frameOf(scenario, model), odds };
};

/**
 * The files to hand out after an exercise. The same exercise, seed, actions and date give the same bytes. Throws UserError
 * before a turn was played, or if a person stops it.
 */
export const packOf = async (
  desk: Desk,
  { name, runs, date, threads, quiet }: PackOptions,
): Promise<PackFiles> => {
  if (desk.game.table.played.length === 0)
    throw new UserError('no turn was played yet: there is nothing to debrief.');
  const { result, interrupted } = await onThreads({ threads, quiet }, (on) => countFutures(desk, runs, on));
  if (interrupted) throw new UserError('stopped before all futures were counted: no pack was written.', 130);
  return packFiles(desk, result, { engine: VERSION, date, name });
};
