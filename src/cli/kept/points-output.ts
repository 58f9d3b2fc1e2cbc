import { discoverFrom, discoverManifest } from '../../library/discovery/discover.ts';
import { sensitivityFrom, sensitivityManifest } from '../../library/sensitivity.ts';
import { discoverColumns } from '../../report/discover/table.ts';
import { sensitivityColumns } from '../../report/sensitivity/table.ts';
import { encodePoints, type PointStudy } from '../../study/sensitivity/points-file.ts';
import type { Output } from '../delivery.ts';
import { UserError } from '../errors.ts';

/** The formats that a study of points is written in. */
export const POINT_FORMATS = ['text', 'json', 'csv', 'parquet', 'tally'] as const;
type PointFormat = (typeof POINT_FORMATS)[number];

/** What a study of scattered points found. */
const scatterOutput = async (study: PointStudy, format: Exclude<PointFormat, 'tally'>): Promise<Output> => {
  const answer = discoverFrom(study);
  if (format !== 'parquet') return answer.write(format);
  const { parquetBytes } = await import('../study/parquet.ts');
  return { pieces: [parquetBytes(discoverColumns(answer), discoverManifest(study, answer, format))] };
};

/** A study of points in the format that was asked for. Throws UserError if it has too few points for an answer. */
export const pointsOutput = async (study: PointStudy, format: PointFormat): Promise<Output> => {
  if (format === 'tally') return { pieces: [encodePoints(study)] };
  if (study.plan.method === 'scatter') return scatterOutput(study, format);
  const answer = sensitivityFrom(study);
  if (!answer) throw new UserError('stopped: there are too few points for an answer yet.');
  if (format !== 'parquet') return answer.write(format);
  const { parquetBytes } = await import('../study/parquet.ts');
  const manifest = sensitivityManifest(study, answer, format);
  return { pieces: [parquetBytes(sensitivityColumns(answer), manifest)] };
};
