import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { sha256 } from '../../domain/sha256.ts';
import { ScenarioError } from '../../library/errors.ts';
import type { ScenarioMark, WaveMark } from '../../report/words/manifest.ts';
import { UserError } from '../errors.ts';
import { nameOf, ownPathOf, weightsFolder } from '../files/find-scenario.ts';
import { fileReader } from '../files/reader.ts';
import { textOfFile } from '../files/text-file.ts';
import { type Loaded, loadScenario } from '../load.ts';
import { type LoadedWave, loadWave } from '../study/load-wave.ts';
import type { CheckedManifest } from './checked-manifest.ts';

/** Everything that a manifest names, read and checked by its hash. */
export interface Sources {
  readonly scenario: Loaded | undefined;
  readonly whatIfs: readonly Loaded[];
  /** The files of a score (the forecast, the events, other forecasts), or the classes that were gathered. */
  readonly files: readonly { readonly path: string; readonly name: string }[];
  readonly waves: readonly LoadedWave[];
  readonly weights: string | undefined;
  readonly start: string | undefined;
}

const short = (hash: string): string => `${hash.slice(0, 16)}…`;

/**
 * Reads a source of a manifest and gives it the name that it has there. Chooses the file with the right hash among
 * `own` (if the source comes with demarche) and the given paths. Throws UserError if no file has the hash.
 */
export const sourceOf = <Source extends object>(
  { name, sha256 }: ScenarioMark,
  own: string | undefined,
  given: readonly string[],
  read: (path: string) => readonly [source: Source, hash: string],
): Source & { readonly name: string } => {
  const others: string[] = [];
  for (const path of new Set(own === undefined ? given : [own, ...given])) {
    try {
      const [source, hash] = read(path);
      if (hash === sha256) return { ...source, name };
      others.push(`${path} has ${short(hash)}`);
    } catch (error) {
      if (!(error instanceof UserError || error instanceof ScenarioError)) throw error;
      others.push(`${path} cannot be read: ${error.message.replace(/\.$/, '')}`);
    }
  }
  const made = `it was made from ${name} with the hash ${short(sha256)}`;
  if (others.length > 0) throw new UserError(`${made}; ${others.join('; ')}.`);
  throw new UserError(`${made}, which does not come with demarche: name its path too.`);
};

/** The scenario that a manifest marks, with its edits. */
export const scenarioFor = (mark: ScenarioMark, edits: readonly string[], given: readonly string[]): Loaded =>
  sourceOf(mark, ownPathOf(mark.name), given, (path) => {
    const loaded = loadScenario(path, edits);
    return [loaded, loaded.hash];
  });

/** A file that a manifest names, among the given files. */
const namedIn = (name: string, given: readonly string[]): string => {
  const found = given.find((path) => existsSync(path) && nameOf(path) === name);
  if (found !== undefined) return found;
  throw new UserError(`it was made with ${name}, which does not come with demarche: name its path too.`);
};

/** Whether an answer is made from files that are not scenarios. */
const isOfFiles = ({ answer }: CheckedManifest): boolean => answer === 'score' || answer === 'gather';

const weightsOf = (manifest: CheckedManifest, given: readonly string[]): string | undefined => {
  if (manifest.answer === 'fit' || isOfFiles(manifest)) return 'none';
  const name = manifest.answer === 'backtest' ? manifest.options.weights : undefined;
  if (name === undefined || name === 'none') return name;
  return name === basename(weightsFolder()) ? weightsFolder() : namedIn(name, given);
};

/**
 * Reads all sources of a manifest. Finds sources that come with demarche by their names, and other sources in the given
 * paths. Checks the hashes. Throws UserError for a source that is missing or has another hash.
 */
export const sourcesOf = (manifest: CheckedManifest, given: readonly string[]): Sources => {
  const { variants, edits } = manifest;
  const scenarioOf = (mark: ScenarioMark): Loaded => scenarioFor(mark, edits, given);
  const weights = weightsOf(manifest, given);
  const rule = manifest.answer === 'backtest' ? manifest.options.rule : undefined;
  const waveOf = (mark: WaveMark): LoadedWave =>
    sourceOf(mark, ownPathOf(mark.name), given, (path) => {
      const wave = loadWave(path, weights, rule);
      return [wave, wave.sha256];
    });
  const fileOf = (mark: ScenarioMark): { readonly path: string; readonly name: string } =>
    sourceOf(mark, undefined, given, (path) => [{ path }, sha256(textOfFile(path, fileReader))]);
  const start = manifest.answer === 'fit' ? manifest.options.start : undefined;
  return {
    scenario: manifest.scenario === null ? undefined : scenarioOf(manifest.scenario),
    whatIfs: isOfFiles(manifest)
      ? []
      : variants.filter((variant) => variant.edits.length === 0).map(scenarioOf),
    files: isOfFiles(manifest) ? variants.map(fileOf) : [],
    waves: manifest.waves.map(waveOf),
    weights,
    start: start === undefined ? undefined : namedIn(start, given),
  };
};
