import type { StateId } from '../../domain/ids.ts';
import { type Issue, sortIssues } from '../../scenario/issue.ts';
import { parseScenario } from '../../scenario/parse.ts';
import type { Reader } from '../../scenario/reader.ts';
import type { Wave, WaveRecord } from './observed.ts';
import { OBSERVED, readRows } from './rows.ts';
import { checkSequence } from './sequence.ts';
import { actsOf, atRiskOf, type Known, totalsOf, votesOf } from './tables.ts';

/** A wave with what else lies in its folder. */
export interface WaveFolder {
  readonly wave: Wave;
  /** Ideal points of the states' votes in the General Assembly, where known: for the nearest neighbours. */
  readonly votes: ReadonlyMap<StateId, number>;
}

/** A checked wave with its doubts, or everything that is wrong with it. */
export type WaveResult =
  | ({ readonly ok: true; readonly warnings: readonly Issue[] } & WaveFolder)
  | { readonly ok: false; readonly issues: readonly Issue[] };

const POPULATION = { name: 'the population', required: ['state', 'from', 'to', 'source'] };
const TOTALS = { name: 'totals', required: ['rung', 'from', 'to', 'count', 'source'] };
const VOTES = { name: 'votes', required: ['state', 'ideal_point', 'source'] };

const LAYER = 'weights-over-wave.yaml';

/** A reader that knows one more file: a scenario that extends another, and then what is laid over it. */
const withLayer = (reader: Reader, path: string, layer: string): { reader: Reader; path: string } => {
  const absolute = (file: string): string => JSON.stringify(reader.realPath(file) ?? file);
  const text = `extends: [${absolute(path)}, ${absolute(layer)}]\n`;
  const isLayer = (file: string): boolean => file === LAYER;
  return {
    path: LAYER,
    reader: {
      ...reader,
      read: (file, limit) =>
        isLayer(file) ? { ok: true, bytes: new TextEncoder().encode(text) } : reader.read(file, limit),
      realPath: (file) => (isLayer(file) ? LAYER : reader.realPath(file)),
      isFolder: (file) => !isLayer(file) && reader.isFolder(file),
    },
  };
};

/** Where a wave's scenario and tables lie, from its folder or from one of the scenario files in it. */
export const waveFiles = (
  path: string,
  reader: Reader,
): { readonly scenario: string; readonly folder: string } => {
  const isFolder = reader.isFolder(path);
  return {
    scenario: isFolder ? reader.resolve(path, 'scenario.yaml') : path,
    folder: isFolder ? path : reader.folder(path),
  };
};

/**
 * Reads what happened, `observed.csv` and `population.csv` of a folder, and holds it against a scenario that begins where the record
 * does. Adds an issue for each thing that is wrong.
 */
export const readRecord = (folder: string, reader: Reader, known: Known, issues: Issue[]): WaveRecord => {
  const observed = readRows(reader, reader.resolve(folder, 'observed.csv'), OBSERVED, issues);
  const population = readRows(reader, reader.resolve(folder, 'population.csv'), POPULATION, issues, true);
  const acts = actsOf(observed, known, issues);
  const atRisk = atRiskOf(population, known, issues);
  checkSequence(acts, atRisk, known, issues);
  return { acts: acts.map(({ value }) => value), atRisk: atRisk.map(({ value }) => value) };
};

/**
 * Reads a wave: a scenario folder with `observed.csv`, and where it matters `population.csv`, `votes.csv` and `totals.csv`, beside
 * `scenario.yaml`; or one scenario file in such a folder. `layer` is a file of weights and rates to lay over it. All
 * problems in one pass, each with its place; never throws on bad input.
 */
export const readWave = (path: string, reader: Reader, layer?: string): WaveResult => {
  const { scenario: file, folder } = waveFiles(path, reader);
  const layered = layer === undefined ? { reader, path: file } : withLayer(reader, file, layer);
  const parsed = parseScenario(layered.path, layered.reader);
  const issues: Issue[] = parsed.ok ? [] : [...parsed.issues];
  const known = parsed.ok ? parsed.scenario : undefined;
  const record = readRecord(folder, reader, known, issues);
  const ideal = readRows(reader, reader.resolve(folder, 'votes.csv'), VOTES, issues, true);
  const counted = readRows(reader, reader.resolve(folder, 'totals.csv'), TOTALS, issues, true);
  const totals = totalsOf(counted, known, issues);
  const votes = votesOf(ideal, known, issues);
  if (!parsed.ok || issues.some(({ severity }) => severity === 'error'))
    return { ok: false, issues: sortIssues([...issues, ...(parsed.ok ? parsed.warnings : [])]) };
  const { scenario } = parsed;
  const wave = { id: scenario.id, scenario, ...record, ...(totals.length > 0 ? { totals } : {}) };
  return { ok: true, wave, votes, warnings: parsed.warnings };
};
