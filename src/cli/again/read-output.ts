import { basename, dirname, join } from 'node:path';
import { FORMAT, manifestInPage } from '../../report/words/manifest.ts';
import { isRecord } from '../../scenario/canonical.ts';
import { UserError } from '../errors.ts';
import { manifestBeside, tableOf } from '../files/csv-sidecar.ts';
import { bytesIn, jsonOf } from '../files/read-json.ts';
import { fileReader } from '../files/reader.ts';

/** The format of an output. */
export type OutputKind = 'json' | 'csv' | 'parquet' | 'html' | 'md' | 'tally' | 'pack';

/** An output as it was found. Nothing in it is checked: anyone may have written it. */
export interface FoundOutput {
  readonly path: string;
  readonly kind: OutputKind;
  readonly bytes: Uint8Array;
  /** Undefined for a tally, because its own head says what made it. */
  readonly manifest: unknown;
}

/** The longest text that a program on Node.js can hold. */
const MOST_BYTES = 500_000_000;

const PACK = 'pack.json';

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, mark.length)) === mark;

/** The bytes of a file. Throws UserError if it cannot be read. */
export const bytesOf = (path: string): Uint8Array => {
  const read = bytesIn(path, MOST_BYTES);
  if (read.ok) return read.bytes;
  throw new UserError(`${read.why}.`);
};

const noManifest = (path: string): UserError =>
  new UserError(
    `it has no manifest of demarche. Expected JSON, Parquet, a tally, a report, a forecast or a debrief pack that demarche has written, or CSV with its manifest beside it (${basename(path)}-metadata.json).`,
  );

const parquetManifest = async (bytes: Uint8Array): Promise<unknown> => {
  const { parquetMetadata } = await import('hyparquet');
  try {
    const { key_value_metadata: pairs } = parquetMetadata(new Uint8Array(bytes).buffer);
    const text = pairs?.find(({ key }) => key === 'demarche')?.value;
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    throw new UserError(`it is damaged: it begins as Parquet, and cannot be read as such.`);
  }
};

/** A JSON file, or one that belongs to another: the sidecar of a table, the manifest of a pack. */
const fromJson = (path: string, bytes: Uint8Array): Promise<FoundOutput> | FoundOutput => {
  const read = jsonOf(bytes);
  if (!read.ok) throw new UserError(`it is damaged: ${read.why}.`);
  const { value } = read;
  if (!isRecord(value)) throw noManifest(path);
  const table = tableOf(path);
  if ('demarche:manifest' in value && table !== undefined) return readOutput(table);
  if ('demarche_pack' in value)
    return { path: dirname(path), kind: 'pack', bytes, manifest: value.manifest ?? value };
  const { demarche: format, manifest } = value;
  if (format === undefined || (format === FORMAT && !isRecord(manifest))) throw noManifest(path);
  // Format 1 has its number beside the manifest only.
  return { path, kind: 'json', bytes, manifest: { format, ...(isRecord(manifest) ? manifest : {}) } };
};

/** Reads an output of demarche, of any name. Throws UserError if it is not one, or is damaged. */
export const readOutput = async (path: string): Promise<FoundOutput> => {
  if (fileReader.isFolder(path)) {
    const found = join(path, PACK);
    if (fileReader.read(found, MOST_BYTES).ok) return fromJson(found, bytesOf(found));
    throw new UserError(`it is a folder, and no debrief pack: it has no ${PACK}.`);
  }
  const bytes = bytesOf(path);
  if (startsWith(bytes, 'demarche tally')) return { path, kind: 'tally', bytes, manifest: undefined };
  if (startsWith(bytes, 'demarche part') || startsWith(bytes, 'demarche points'))
    throw new UserError(
      'it is a part of a study, which merge adds up with the others. Play it again by its own command.',
    );
  if (startsWith(bytes, 'PAR1'))
    return { path, kind: 'parquet', bytes, manifest: await parquetManifest(bytes) };
  if (startsWith(bytes, '{')) return fromJson(path, bytes);
  const beside = manifestBeside(path);
  if (beside !== undefined) return { path, kind: 'csv', bytes, manifest: beside };
  const kind = startsWith(bytes, '<!doctype html') ? 'html' : 'md';
  const manifest = manifestInPage(new TextDecoder().decode(bytes));
  if (manifest === undefined) throw noManifest(path);
  return { path, kind, bytes, manifest };
};
