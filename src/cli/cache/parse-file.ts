import { isAbsolute } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { chooseDigest } from '../../domain/sha256.ts';
import { BUILD, VERSION } from '../../domain/version.ts';
import { hashesOf, type ScenarioHashes, takeHashes } from '../../scenario/canonical.ts';
import { type ParseResult, parseScenario } from '../../scenario/parse.ts';
import type { Reader } from '../../scenario/reader.ts';
import { areSame, askingReader, type FileQuestion, hashOf } from './asked.ts';
import { cacheFolder, readEntry, touchEntry, writeEntry } from './entries.ts';

/** The content of an entry of the cache. */
interface Entry {
  readonly key: string;
  /** All questions of the parse to the file system. The result depends on the key and these answers alone. */
  readonly asked: readonly FileQuestion[];
  readonly result: ParseResult;
  readonly hashes: ScenarioHashes | undefined;
}

// The hash function of Node is faster than code that runs everywhere.
chooseDigest(hashOf);

/** All that a parse depends on besides files. Undefined if not known: sources that run without a build have no id. */
const keyOf = (build: string | undefined, path: string, sets: readonly string[]): string | undefined => {
  if (build === undefined) return undefined;
  try {
    const from = isAbsolute(path) ? '' : process.cwd();
    // Another version of Node.js may write values in another form.
    return JSON.stringify([VERSION, build, process.version, process.arch, from, path, sets]);
  } catch {
    return undefined;
  }
};

/** Reads a kept entry. The caller has checked the hash of its content. Undefined if it is not of this key. */
const entryIn = (content: Buffer, key: string): Entry | undefined => {
  try {
    const entry: Entry = deserialize(content);
    return entry.key === key ? entry : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Reads and checks a scenario, with the same result as `parseScenario`. If all files have the same bytes as in an
 * earlier run, the kept result of that run is used. Results of other versions, other builds and other people are never
 * used. A cache that cannot be used does not change the result.
 */
export const parseFile = (
  path: string,
  reader: Reader,
  sets: readonly string[] = [],
  build = BUILD,
): ParseResult => {
  const folder = cacheFolder();
  const key = folder === undefined ? undefined : keyOf(build, path, sets);
  if (folder === undefined || key === undefined) return parseScenario(path, reader, sets);
  const name = hashOf(Buffer.from(key)).toString('hex');
  const content = readEntry(folder, name);
  const kept = content && entryIn(content, key);
  if (kept && areSame(kept.asked, reader)) {
    touchEntry(folder, name);
    if (kept.result.ok && kept.hashes) takeHashes(kept.result.scenario, kept.hashes);
    return kept.result;
  }
  const asked: FileQuestion[] = [];
  const result = parseScenario(path, askingReader(reader, asked), sets);
  const hashes = result.ok ? hashesOf(result.scenario) : undefined;
  const entry: Entry = { key, asked, result, hashes };
  writeEntry(folder, name, serialize(entry));
  return result;
};
