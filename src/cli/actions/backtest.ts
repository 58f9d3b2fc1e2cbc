import { backtestJson } from '../../report/backtest-json.ts';
import type { BacktestReport, ScoredWave } from '../../report/backtest-report.ts';
import { backtestText } from '../../report/backtest-text.ts';
import { skillJson } from '../../report/skill.ts';
import { EXIT, UserError } from '../errors.ts';
import { ownWaves, skillPath } from '../find-scenario.ts';
import { asLines, deliver, note } from '../output.ts';
import { findWave, type LoadedWave, loadWave } from '../study/load-wave.ts';
import { futuresFor, playWave } from '../study/play-wave.ts';
import { openPool } from '../study/pool.ts';
import { startProgress } from '../study/progress.ts';
import { untilInterrupted } from '../study/signals.ts';
import { VERSION } from '../version.ts';
import { ensureWritable, refuseInput } from '../write-file.ts';

export interface BacktestFlags {
  readonly weights?: string;
  readonly write?: string | true;
  readonly json?: boolean;
  readonly output?: string;
  readonly seed?: string;
  readonly runs?: number;
  readonly threads?: number;
}

/** A number that stays the same from day to day: whoever scores the same waves sees the same figures. */
const SEED = 'backtest';
const RUNS = 2000;

/** All waves that there are to compare with: those that come with demarche, and those given, each folder once. */
const knownWaves = (given: readonly LoadedWave[]): readonly LoadedWave[] => {
  const folders = new Map<string, LoadedWave>();
  for (const path of ownWaves()) {
    const wave = loadWave(path, 'none');
    folders.set(wave.folder, wave);
  }
  for (const wave of given) if (!folders.has(wave.folder)) folders.set(wave.folder, wave);
  return [...folders.values()];
};

const playAll = async (
  waves: readonly LoadedWave[],
  flags: BacktestFlags,
  signal: AbortSignal,
): Promise<readonly ScoredWave[]> => {
  const { seed = SEED, runs = RUNS, threads } = flags;
  const known = knownWaves(waves);
  const pool = openPool({ threads });
  const progress = startProgress();
  const scored: ScoredWave[] = [];
  try {
    for (const folder of waves) {
      const others = known.filter((other) => other.folder !== folder.folder);
      const done = scored.length * futuresFor(runs);
      const onFutures = (played: number): void =>
        progress.show(done + played, waves.length * futuresFor(runs));
      const score = await playWave(pool, { folder, others, seed, runs, signal, onFutures });
      if (!score) break;
      const { path, sha256, outcome, layer } = folder;
      scored.push({ score, path, sha256, outcome, layer, others: others.map(({ wave }) => wave.id) });
    }
    return scored;
  } finally {
    progress.clear();
    await pool.close();
  }
};

const piecesOf = (report: BacktestReport, { json, output }: BacktestFlags): Iterable<string> =>
  json || output?.endsWith('.json') ? [backtestJson(report)] : asLines(backtestText(report));

/** Scores waves that have happened and prints how well the model did. Throws UserError or ScenarioError for bad input. */
export const backtestAction = async (given: readonly string[], flags: BacktestFlags): Promise<number> => {
  const paths = given.length > 0 ? given.map(findWave) : ownWaves();
  if (paths.length === 0)
    throw new UserError('there is no wave to score: name a folder with scenario.yaml and observed.csv.');
  const waves = paths.map((path) => loadWave(path, flags.weights));
  const write = flags.write === true ? skillPath() : flags.write;
  for (const file of [flags.output, write]) {
    for (const { path } of waves) refuseInput(file, path);
    await ensureWritable(file);
  }
  const { seed = SEED, runs = RUNS } = flags;
  const { result, interrupted } = await untilInterrupted((signal) => playAll(waves, flags, signal));
  if (result.length === 0) {
    note('Stopped before any wave was scored.');
    return EXIT.interrupted;
  }
  const report: BacktestReport = { engine: VERSION, seed, futures: runs, waves: result };
  await deliver(piecesOf(report, flags), flags.output);
  if (write !== undefined && !interrupted) await deliver([skillJson(report)], write);
  return interrupted ? EXIT.interrupted : EXIT.done;
};
