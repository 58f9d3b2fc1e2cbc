import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Manifest } from '../../report/words/manifest.ts';
import { isRecord } from '../../scenario/canonical.ts';
import { fileReader } from './reader.ts';

const ENDING = '-metadata.json';
const MANIFEST = 'demarche:manifest';

/** No manifest is larger. */
const MOST_BYTES = 5_000_000;

/** The file beside a CSV file that holds its manifest, where CSV on the Web (W3C 2015) looks for metadata. */
export const sidecarOf = (table: string): string => `${table}${ENDING}`;

/** The table that a file is the sidecar of; undefined if its name is no sidecar's. */
export const tableOf = (path: string): string | undefined =>
  path.endsWith(ENDING) ? path.slice(0, -ENDING.length) : undefined;

/** The text of the sidecar of a table. */
export const sidecarText = (table: string, manifest: Manifest): string =>
  `${JSON.stringify({ '@context': 'http://www.w3.org/ns/csvw', url: basename(table), [MANIFEST]: manifest }, null, 1)}\n`;

/** The manifest beside a table, unchecked; undefined where there is no sidecar of ours for this very table. */
export const manifestBeside = (table: string): unknown => {
  const read = fileReader.read(sidecarOf(table), MOST_BYTES);
  try {
    const value: unknown = read.ok ? JSON.parse(new TextDecoder().decode(read.bytes)) : undefined;
    if (!isRecord(value) || !isRecord(value[MANIFEST])) return undefined;
    // Version 0.1.0 did not write the name of the table.
    return (value.url ?? basename(table)) === basename(table) ? value[MANIFEST] : undefined;
  } catch {
    return undefined;
  }
};

/** Whether writing the sidecar of a table would overwrite a file that is none of ours. */
export const isForeignSidecar = (table: string): boolean =>
  existsSync(sidecarOf(table)) && manifestBeside(table) === undefined;
