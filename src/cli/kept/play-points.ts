import { gapsIn, overlapOf, type Range, sizeOf } from '../../domain/ranges.ts';
import type { SensitivityPlan } from '../../library/sensitivity.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import { enoughRows } from '../../study/sensitivity/answer.ts';
import { planSize } from '../../study/sensitivity/design.ts';
import { addPoints, emptyPoints, type PointTable } from '../../study/sensitivity/points.ts';
import { encodePoints, pointDifferences } from '../../study/sensitivity/points-file.ts';
import { workThrough } from '../threads/pieces.ts';
import { resumePointsFrom } from './checkpoint.ts';
import { keepStudy } from './keep-study.ts';

interface PlayedPoints {
  readonly table: PointTable;
  readonly complete: boolean;
  readonly isSaved: boolean;
}

interface PointsWork {
  readonly planned: SensitivityPlan;
  /** A part of the points, which is played whole; undefined: as many rows as are enough. */
  readonly shard: Range | undefined;
  readonly checkpoint: string | undefined;
  readonly threads: number | undefined;
}

/** Plays points of a range that are missing, on the threads of a pool. */
export const playMissing = async (
  pool: StudyPool,
  { plan, models, scenarios }: SensitivityPlan,
  before: PointTable,
  range: Range,
  signal: AbortSignal,
  onTable: (table: PointTable) => void,
): Promise<PointTable> => {
  let table = before;
  await workThrough({
    threads: pool.threads,
    todo: overlapOf(gapsIn(table.points, planSize(plan)), [range]),
    play: (points) => pool.points({ models, scenarios, plan, points }, signal),
    onPart: (rows: Float64Array, points) => {
      table = addPoints(table, [points], () => rows);
      onTable(table);
    },
    signal,
  });
  return table;
};

/** Plays a study of points, from a checkpoint if there is one, until it is enough or a person stops it. Throws as `keepStudy`. */
export const playPointStudy = async ({
  planned,
  shard,
  checkpoint,
  threads,
}: PointsWork): Promise<PlayedPoints> => {
  const { plan, about } = planned;
  const range = shard ?? { from: 0, to: planSize(plan) };
  const { sum, complete, isSaved } = await keepStudy<PointTable>({
    ...{ checkpoint, threads, range },
    things: 'points',
    empty: () => emptyPoints(plan),
    doneIn: ({ points }) => points,
    resume: (file) => {
      const found = resumePointsFrom(file);
      return found && { sum: found.table, differences: pointDifferences(found, { about, plan }) };
    },
    encode: (table) => encodePoints({ about, plan, table }),
    goal: (table) => {
      if (shard) return sizeOf(table.points) < range.to - range.from ? range.to - range.from : undefined;
      const found = enoughRows(plan, table);
      return 'next' in found ? planSize(plan, found.next) : undefined;
    },
    play: ({ pool, signal }, table, upTo, onTable) =>
      playMissing(pool, planned, table, { from: range.from, to: range.from + upTo }, signal, onTable),
    // How many points are enough shows only on the way: what is shown is all of them.
    shown: ({ points }) => [sizeOf(points) * plan.futures, (range.to - range.from) * plan.futures],
  });
  return { table: sum, complete, isSaved };
};
