import { isAbsolute } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { chooseDigest } from '../../domain/sha256.ts';
import { BUILD, VERSION } from '../../domain/version.ts';
import { hashesOf, type ScenarioHashes, takeHashes } from '../../scenario/canonical.ts';
import { type ParseResult, parseScenario } from '../../scenario/parse.ts';
import type { Reader } from '../../scenario/reader.ts';
import { areSame, askingReader, type FileQuestion, hashOf } from './asked.ts';
import { cacheFolder, readEntry, touchEntry, writeEntry } from './entries.ts';

/** What an entry holds. */
interface Entry {
  readonly key: string;
  /** All that the parse asked the file system. Its result follows from the key and these answers. */
  readonly asked: readonly FileQuestion[];
  readonly result: ParseResult;
  readonly hashes: ScenarioHashes | undefined;
}

// Node takes digests faster than code that runs everywhere.
chooseDigest(hashOf);

/** What a parse depends on besides files; undefined where that cannot be known: in sources that run as they are. */
const keyOf = (build: string | undefined, path: string, sets: readonly string[]): string | undefined => {
  if (build === undefined) return undefined;
  try {
    const from = isAbsolute(path) ? '' : process.cwd();
    // Another Node.js writes values in another form.
    return JSON.stringify([VERSION, build, process.version, process.arch, from, path, sets]);
  } catch {
    return undefined;
  }
};

/** An entry as it was kept. Its content has the hash that it was written with. */
const entryIn = (content: Buffer, key: string): Entry | undefined => {
  try {
    const entry: Entry = deserialize(content);
    return entry.key === key ? entry : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Reads and checks a scenario as `parseScenario` does, with the same result. If the files give the same answers as in an
 * earlier run, to the byte, what that run kept is taken. Nothing is taken from other versions or builds, or from other
 * people; a cache that cannot be used changes nothing.
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
