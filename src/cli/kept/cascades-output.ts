import { cascadeFrom, cascadeGraph, cascadeManifest } from '../../library/discovery/cascade.ts';
import { cascadeColumns } from '../../report/cascade/table.ts';
import { type CascadeStudy, encodeCascades } from '../../study/cascade/cascade-file.ts';
import type { Output } from '../delivery.ts';

/** The formats that a study of cascades is written in. */
export const CASCADE_FORMATS = ['text', 'json', 'csv', 'parquet', 'dot', 'tally'] as const;
type CascadeFormat = (typeof CASCADE_FORMATS)[number];

/** A study of cascades in the format that was asked for. */
export const cascadesOutput = async (study: CascadeStudy, format: CascadeFormat): Promise<Output> => {
  if (format === 'tally') return { pieces: [encodeCascades(study)] };
  if (format === 'dot') return { pieces: [cascadeGraph(study)] };
  const answer = cascadeFrom(study);
  if (format !== 'parquet') return answer.write(format);
  const { parquetBytes } = await import('../study/parquet.ts');
  return { pieces: [parquetBytes(cascadeColumns(answer), cascadeManifest(study, answer, format))] };
};
