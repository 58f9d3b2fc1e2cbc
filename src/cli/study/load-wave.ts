import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../domain/sha256.ts';
import { canonicalScenario } from '../../scenario/canonical.ts';
import { readWave, type WaveFolder, waveFiles } from '../../study/read-wave.ts';
import { ScenarioError, UserError } from '../errors.ts';
import { findScenario, weightsFolder } from '../find-scenario.ts';
import { countIssues, issueLines } from '../load.ts';
import { fileReader } from '../reader.ts';

/** A wave ready to be scored. */
export interface LoadedWave extends WaveFolder {
  readonly path: string;
  /** Its folder with links resolved: two scenarios of one folder are of one wave. */
  readonly folder: string;
  /** The file of weights laid over it, as outputs call it. */
  readonly layer: string | undefined;
  /** SHA-256 of the scenario as it is played, and of what it is scored against. */
  readonly sha256: string;
  readonly outcome: string;
}

/** Where a wave lies: as it was given, or one that comes with demarche, by name. Throws UserError if there is none. */
export const findWave = (given: string): string => findScenario(given);

interface Layer {
  readonly file: string;
  /** What it is called in outputs: never where on this machine it lies, unless a person said so. */
  readonly name: string;
}

/** What a person writes in place of a path to play waves with the weights of their own files. */
const NO_WEIGHTS = 'none';

/**
 * The file of weights for a held-out wave: the one named, that of the wave in a folder of them, or, where none is named,
 * that which comes with demarche, if any does.
 */
const layerFor = (weights: string | undefined, id: string): Layer | undefined => {
  const name = `without-${id}.yaml`;
  if (weights === NO_WEIGHTS) return undefined;
  if (weights === undefined) {
    const file = join(weightsFolder() ?? '', name);
    return existsSync(file) ? { file, name: `weights/${name}` } : undefined;
  }
  if (!existsSync(weights)) throw new UserError(`there is no file or folder of weights “${weights}”.`);
  if (!fileReader.isFolder(weights)) return { file: weights, name: weights };
  const file = join(weights, name);
  if (existsSync(file)) return { file, name: file };
  throw new UserError(`${weights} has no weights for ${id}: expected ${file}.`);
};

const read = (path: string, layer: string | undefined) => {
  const result = readWave(path, fileReader, layer);
  if (result.ok) return result;
  throw new ScenarioError(
    [...issueLines(result.issues), `${countIssues(result.issues)} in ${path}.`].join('\n'),
  );
};

/**
 * Reads and checks a wave, with weights over it. Throws ScenarioError with everything that is wrong with its scenario and
 * its tables, or UserError where there is no such file.
 */
export const loadWave = (path: string, weights?: string): LoadedWave => {
  const folder = realpathSync(waveFiles(path, fileReader).folder);
  const bare = read(path, undefined);
  // A wave and what hindsight adds to it are held out together: weights for it are those of its folder.
  const layer = layerFor(weights, folder.split(/[\\/]/).at(-1) ?? bare.wave.id);
  const { wave, votes } = layer === undefined ? bare : read(path, layer.file);
  const { acts, atRisk, scenario } = wave;
  return {
    wave: { ...wave, id: bare.wave.id },
    votes,
    path,
    folder,
    layer: layer?.name,
    sha256: sha256(canonicalScenario(scenario)),
    outcome: sha256(JSON.stringify([acts, atRisk, [...votes]])),
  };
};
