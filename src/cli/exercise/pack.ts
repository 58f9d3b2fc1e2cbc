import type { Desk } from '../../class/desk.ts';
import { type CountedFutures, type PackFiles, type PackMark, packFiles } from '../../class/pack.ts';
import { shareOf } from '../../domain/intervals.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { VERSION } from '../../domain/version.ts';
import { lengthOf } from '../../exercise/exercise.ts';
import { compile } from '../../model/compile.ts';
import { frameOf } from '../../study/futures/frame.ts';
import { emptyTally, shapeOf } from '../../study/futures/tally.ts';
import { reachedIn } from '../../study/tip/crossing.ts';
import { UserError } from '../errors.ts';
import { worldMap } from '../map/world-map.ts';
import { type OnThreads, onThreads } from '../study-command.ts';
import type { Progress } from '../threads/progress.ts';
import { runEnsemble } from '../threads/run-ensemble.ts';

interface CountOptions {
  /** How many futures to count. */
  readonly runs: number;
  readonly threads: number | undefined;
}

/** Counts futures of the scenario without people, and the number of futures in which each prediction comes about. */
const countFutures = async (
  { game, seed }: Desk,
  runs: number,
  { pool, signal, show }: OnThreads,
): Promise<CountedFutures> => {
  const { exercise, scenario, table } = game;
  const model = compile(scenario);
  const turns = lengthOf(exercise, table.played.length);
  const goals = exercise.predictions;
  const reached = goals.map(() => 0);
  const tally = await runEnsemble(pool, {
    model,
    seed,
    counted: emptyTally(shapeOf(model, turns, false)),
    todo: [{ from: 0, to: runs }],
    goals,
    signal,
    onTally: (sum) => show(sizeOf(sum.futures), runs),
    onOutcomes: (outcomes) => {
      for (const [g, each] of outcomes.entries()) reached[g] = (reached[g] ?? 0) + reachedIn(each);
    },
  });
  const odds = new Map(goals.map(({ id }, g) => [id, shareOf(reached[g] ?? 0, runs)]));
  return { tally, frame: frameOf(scenario, model), odds };
};

/** Gives the futures that a pack needs. Throws UserError before a turn was played, or if a person stops it. */
export type CountForPack = (desk: Desk, progress?: Progress) => Promise<CountedFutures>;

/**
 * Counts futures for the packs of one game: once for each number of played turns, however often a pack is written. The
 * futures do not depend on people's actions or answers.
 */
export const packCounter = ({ runs, threads }: CountOptions): CountForPack => {
  const kept = new Map<number, CountedFutures>();
  return async (desk, progress) => {
    const played = desk.game.table.played.length;
    if (played === 0) throw new UserError('no turn was played yet: there is nothing to debrief.');
    const known = kept.get(played);
    if (known) return known;
    const { result, interrupted } = await onThreads({ threads, progress }, (on) =>
      countFutures(desk, runs, on),
    );
    if (interrupted)
      throw new UserError('stopped before all futures were counted: no pack was written.', 130);
    kept.set(played, result);
    return result;
  };
};

/** The marks of a pack: the date on its pages, and the name of the exercise in its manifest. */
interface PackName {
  readonly name: string;
  readonly date: string | undefined;
}

/** Writes the files of a pack, here or on a thread. */
export type WritePack = (
  desk: Desk,
  counted: CountedFutures,
  mark: PackMark,
) => PackFiles | Promise<PackFiles>;

/** The marks of a pack of this program. */
export const packMark = ({ name, date }: PackName): PackMark => ({
  engine: VERSION,
  date,
  name,
  world: worldMap(),
});

/** The files to hand out after an exercise. The same exercise, seed, actions and date give the same bytes. */
export const packOf = (desk: Desk, counted: CountedFutures, name: PackName): PackFiles =>
  packFiles(desk, counted, packMark(name));
