import { existsSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sha256 } from '../../domain/sha256.ts';
import { ScenarioError } from '../../library/errors.ts';
import { didYouMean } from '../../library/nearest.ts';
import type { WaveMark } from '../../report/words/manifest.ts';
import { scenarioHash } from '../../scenario/canonical.ts';
import type { Reader } from '../../scenario/reader.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { withTurnedAxis } from '../../study/fit/declared.ts';
import { withFitted } from '../../study/fit/fitted.ts';
import { withoutLevel } from '../../study/waves/backtest-variants.ts';
import { readWave, type WaveFolder, waveFiles } from '../../study/waves/read-wave.ts';
import { UserError } from '../errors.ts';
import { findScenario, nameOf, ownWaves, weightsFolder } from '../files/find-scenario.ts';
import { fileReader, notingReader } from '../files/reader.ts';
import { readWeights } from './read-weights.ts';

/** A wave ready to be scored. */
export interface LoadedWave extends WaveFolder {
  readonly path: string;
  /** Its name in outputs, which does not depend on how its path was typed. */
  readonly name: string;
  /** Its folder, with links resolved. All scenarios of a folder belong to one wave. */
  readonly folder: string;
  /** Every file that was read for it. */
  readonly files: ReadonlySet<string>;
  /** The name in outputs of the weights file that was applied. */
  readonly layer: string | undefined;
  /** The scenario with the weights of its own file. */
  readonly judged: Scenario;
  /** SHA-256 of the scenario as it is played, and of what it is scored against. */
  readonly sha256: string;
  readonly outcome: string;
}

/** The entry of a wave in a manifest. */
export const waveMark = ({ wave, name, sha256, outcome }: LoadedWave): WaveMark => ({
  id: wave.id,
  name,
  title: wave.scenario.title,
  sha256,
  observed_sha256: outcome,
});

/** The argument of a command for a wave. It is a path, a name, or the wave itself. */
export type GivenWave = string | LoadedWave;

interface Layer {
  readonly file: string;
  /** Its name in outputs. It has no path of this machine. */
  readonly name: string;
}

/** A person writes this in place of a path to play waves with the weights in their own files. */
export const NO_WEIGHTS = 'none';

/** The name in a manifest of the requested weights. */
export const weightsName = (weights: string): string => (weights === NO_WEIGHTS ? weights : nameOf(weights));

/** The weights for waves that do not come with demarche. They are fitted on all waves that do. */
const NEW_WAVE = 'new-wave.yaml';

/**
 * The file of weights for a held-out wave. `weights` names the file, or a folder that has a file for the wave. If it is
 * undefined, a file that comes with demarche is used. That file is fitted without this wave. If this wave does not come
 * with demarche, the file is fitted on all waves.
 */
const layerFor = (weights: string | undefined, id: string): Layer | undefined => {
  if (weights === NO_WEIGHTS) return undefined;
  const given = weights ?? weightsFolder();
  if (weights !== undefined && !existsSync(given))
    throw new UserError(`there is no file or folder of weights “${weights}”.`);
  if (existsSync(given) && !fileReader.isFolder(given)) return { file: given, name: nameOf(given) };
  const names = [`without-${id}.yaml`, NEW_WAVE];
  const found = names.find((each) => existsSync(join(given, each)));
  if (found !== undefined)
    return { file: join(given, found), name: `${basename(realpathSync(given))}/${found}` };
  if (weights === undefined) return undefined;
  const expected = names.map((each) => join(given, each)).join(' or ');
  throw new UserError(`${weights} has no weights for ${id}: expected ${expected}.`);
};

const read = (path: string, reader: Reader, layer?: string) => {
  const result = readWave(path, reader, layer);
  if (!result.ok) throw new ScenarioError(result.issues, path);
  const { wave } = result;
  return { ...result, wave: { ...wave, scenario: withTurnedAxis(wave.scenario) } };
};

/** The wave with a file of weights laid over it. The file is fitted on waves, or is any part of a scenario. */
const readUnder = (bare: ReturnType<typeof read>, path: string, reader: Reader, { file }: Layer) => {
  const weights = readWeights(file, reader, bare.wave.scenario);
  if (weights.kind === 'layer') return read(path, weights.reader, file);
  const { wave } = bare;
  return { ...bare, wave: { ...wave, scenario: withFitted(wave.scenario, weights.fitted) } };
};

/** The scenario with one of its rules alone, at all its levels or at one. Throws UserError if it has no such rule. */
const withOneRule = (scenario: Scenario, id: string): Scenario => {
  const { rules = [] } = scenario;
  const ofOne = rules.filter((each) => each.id === id || withoutLevel(each).id === id);
  if (ofOne.length > 0) return { ...scenario, rules: ofOne };
  const ids = rules.map((each) => each.id);
  const expected = ids.length === 0 ? `${scenario.id} has none` : `expected ${ids.join(' or ')}`;
  throw new UserError(`there is no rule “${id}”: ${expected}.${didYouMean(id, ids)}`);
};

/**
 * Reads and checks a wave. Applies weights to it, and the rule that it plays alone. A wave that is already read is
 * returned unchanged. Throws ScenarioError with all errors of its scenario and its tables, or UserError if a file does
 * not exist.
 */
export const loadWave = (given: GivenWave, weights?: string, rule?: string): LoadedWave => {
  if (typeof given === 'object') return given;
  const path = findScenario(given);
  const files = new Set<string>();
  const reader = notingReader(files);
  const folder = realpathSync(waveFiles(path, reader).folder);
  const bare = read(path, reader);
  // A wave and its hindsight scenario are held out together, so both have the weights of their folder.
  // Weights of waves of two rungs do not apply to a longer ladder.
  const isLong = bare.wave.scenario.ladder.length > 2;
  const layer = isLong && weights === undefined ? undefined : layerFor(weights, basename(folder));
  const { wave, votes } = layer === undefined ? bare : readUnder(bare, path, reader, layer);
  const { acts, atRisk } = wave;
  const scenario = rule === undefined ? wave.scenario : withOneRule(wave.scenario, rule);
  return {
    wave: { ...wave, scenario, id: bare.wave.id },
    votes,
    path,
    name: nameOf(path),
    folder,
    files,
    layer: layer?.name,
    judged: bare.wave.scenario,
    sha256: scenarioHash(scenario),
    outcome: sha256(JSON.stringify([acts, atRisk, [...votes]])),
  };
};

/** The waves to compare with. These are all waves of two rungs that come with demarche, even if others are named. */
export const knownWaves = (): readonly LoadedWave[] =>
  ownWaves()
    .map((path) => loadWave(path, NO_WEIGHTS))
    .filter(({ wave }) => wave.scenario.ladder.length === 2);
