import { pointsFrom } from '../../library/questions/answer.ts';
import { pointsColumns } from '../../report/sensitivity/rows.ts';
import type { PointStudy } from '../../study/sensitivity/points-file.ts';
import type { Output } from '../delivery.ts';
import { UserError } from '../errors.ts';
import { pointSums } from '../parts/point-parts.ts';

/** The formats that a study of points is written in. */
export const POINT_FORMATS = ['text', 'json', 'csv', 'parquet', 'tally'] as const;
type PointFormat = (typeof POINT_FORMATS)[number];

/** A study of points in the format that was asked for. Throws UserError if it has too few points for an answer. */
export const pointsOutput = async (study: PointStudy, format: PointFormat): Promise<Output> => {
  if (format === 'tally') return { pieces: [pointSums(study).encode(study.table)] };
  const found = pointsFrom(study);
  if (!found) throw new UserError('stopped: there are too few points for an answer yet.');
  const { answer, table, manifest } = found;
  if (format !== 'parquet') return answer.write(format);
  const { parquetBytes } = await import('../study/parquet.ts');
  return { pieces: [parquetBytes(pointsColumns(table), manifest(format))] };
};
