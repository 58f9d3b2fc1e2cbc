import { parquetWriteBuffer } from 'hyparquet-writer';
import type { TableColumn } from '../../report/odds/table.ts';

const SCHEMA = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const;

const dataOf = ({ type, values }: TableColumn): (string | number | Date)[] =>
  type === 'date' ? values.map((day) => new Date(`${day}T00:00:00Z`)) : [...values];

/** A table as a Parquet file. Its manifest is in the metadata of the file, under `demarche`. */
export const parquetBytes = (columns: readonly TableColumn[], manifest: object): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map((column) => ({
        name: column.name,
        data: dataOf(column),
        nullable: false,
      })),
      schema: [
        { name: 'root', num_children: columns.length },
        ...columns.map(({ name, type }) => ({
          name,
          repetition_type: 'REQUIRED' as const,
          ...SCHEMA[type],
        })),
      ],
      kvMetadata: [{ key: 'demarche', value: JSON.stringify(manifest) }],
    }),
  );
