import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Manifest } from '../../report/words/manifest.ts';
import { isRecord } from '../../scenario/canonical.ts';
import { readJson } from './read-json.ts';

const ENDING = '-metadata.json';
const MANIFEST = 'demarche:manifest';

/** Every manifest is smaller. */
const MOST_BYTES = 5_000_000;

/** The file with the manifest of a CSV file. CSV on the Web (W3C 2015) looks for metadata there. */
export const sidecarOf = (table: string): string => `${table}${ENDING}`;

/** The table of a sidecar, by the sidecar's name; undefined for another name. */
export const tableOf = (path: string): string | undefined =>
  path.endsWith(ENDING) ? path.slice(0, -ENDING.length) : undefined;

/** The text of the sidecar of a table. */
export const sidecarText = (table: string, manifest: Manifest): string =>
  `${JSON.stringify({ '@context': 'http://www.w3.org/ns/csvw', url: basename(table), [MANIFEST]: manifest }, null, 1)}\n`;

/** The manifest beside a table, unchecked; undefined if there is no sidecar that demarche has written for this table. */
export const manifestBeside = (table: string): unknown => {
  const read = readJson(sidecarOf(table), MOST_BYTES);
  const value = read.ok ? read.value : undefined;
  if (!isRecord(value) || !isRecord(value[MANIFEST])) return undefined;
  // Version 0.1.0 did not write the name of the table.
  return (value.url ?? basename(table)) === basename(table) ? value[MANIFEST] : undefined;
};

/** Whether the sidecar of a table would overwrite a file that demarche has not written. */
export const isForeignSidecar = (table: string): boolean =>
  existsSync(sidecarOf(table)) && manifestBeside(table) === undefined;
