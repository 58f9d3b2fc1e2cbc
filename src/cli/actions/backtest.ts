import { VERSION } from '../../domain/version.ts';
import { asLines } from '../../library/forms.ts';
import { backtestJson } from '../../report/waves/backtest-json.ts';
import type { BacktestReport, ScoredWave } from '../../report/waves/backtest-report.ts';
import { backtestText } from '../../report/waves/backtest-text.ts';
import { manifestOf } from '../../report/words/manifest.ts';
import { skillJson } from '../../report/words/skill.ts';
import { rulesHash } from '../../scenario/canonical.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { EXIT, UserError } from '../errors.ts';
import { ownWaves, skillPath } from '../files/find-scenario.ts';
import type { StudyFlags } from '../load.ts';
import {
  type GivenWave,
  type LoadedWave,
  loadWave,
  NO_WEIGHTS,
  waveMark,
  weightsName,
} from '../study/load-wave.ts';
import { playHoldOut } from '../study/play-hold-out.ts';
import { futuresFor, playWave } from '../study/play-wave.ts';
import { type OnThreads, onThreads, stopped } from '../study-command.ts';

interface BacktestFlags extends FormatFlags, Pick<StudyFlags, 'seed' | 'runs' | 'threads'> {
  readonly weights?: string;
  readonly rule?: string;
  readonly write?: string | true;
  readonly holdOut?: number;
}

/** A fixed seed, so that the same waves always get the same figures. */
const SEED = 'backtest';
const RUNS = 1000;

/** The waves to compare with: those of two rungs that come with demarche, whichever are named. */
const knownWaves = (): readonly LoadedWave[] =>
  ownWaves()
    .map((path) => loadWave(path, NO_WEIGHTS))
    .filter(({ wave }) => wave.scenario.ladder.length === 2);

const scoreAll = async (
  waves: readonly LoadedWave[],
  known: readonly LoadedWave[],
  { seed, futures }: Pick<BacktestReport, 'seed' | 'futures'>,
  { pool, signal, show }: OnThreads,
): Promise<readonly ScoredWave[]> => {
  const scored: ScoredWave[] = [];
  for (const folder of waves) {
    const others = known.filter((other) => other.folder !== folder.folder);
    const plan = { folder, others, seed, runs: futures, signal };
    // The waves that follow cost about as much.
    const all = futuresFor(plan);
    const onFutures = (played: number): void => show(scored.length * all + played, waves.length * all);
    const score = await playWave(pool, { ...plan, onFutures });
    if (!score) break;
    const { sha256, outcome, layer } = folder;
    const rules = rulesHash(folder.wave.scenario);
    scored.push({ score, sha256, outcome, rules, layer, others: others.map(({ wave }) => wave.id) });
  }
  return scored;
};

/** Scores the last turns of waves, fitted without them. */
const holdOut = async (
  given: readonly GivenWave[],
  turns: number,
  { seed = SEED, runs = RUNS, threads, output, rule }: BacktestFlags,
  open: typeof openDelivery,
): Promise<number> => {
  if (given.length === 0) throw new UserError('--hold-out: name the waves, such as taliban-2021.');
  const waves = given.map((wave) => loadWave(wave, NO_WEIGHTS, rule));
  const read = new Set(waves.flatMap(({ files }) => [...files]));
  const deliver = await open({ output, format: 'text', read });
  const { result, interrupted } = await onThreads({ threads }, async (on) => {
    const lines: string[] = [];
    for (const wave of waves) lines.push(...((await playHoldOut(wave, { turns, seed, runs }, on)) ?? []), '');
    return lines;
  });
  if (interrupted) return stopped('Stopped before the end of the futures.');
  await deliver({ pieces: asLines(result.slice(0, -1)) });
  return EXIT.done;
};

/** Scores past waves and prints how well the model did. Throws UserError or ScenarioError for bad input. */
export const backtestAction = async (
  given: readonly GivenWave[],
  flags: BacktestFlags,
  open = openDelivery,
): Promise<number> => {
  const { seed = SEED, runs: futures = RUNS, threads, weights, rule, output } = flags;
  if (flags.holdOut !== undefined) return holdOut(given, flags.holdOut, flags, open);
  const format = formatOf(flags, ['text', 'json']);
  const known = knownWaves();
  const named = given.length > 0 ? given : known.map(({ path }) => path);
  if (named.length === 0)
    throw new UserError('there is no wave to score: name a folder with scenario.yaml and observed.csv.');
  const waves = named.map((wave) => loadWave(wave, weights, rule));
  const write = flags.write === true ? skillPath() : flags.write;
  const read = new Set(waves.flatMap(({ files }) => [...files]));
  const deliver = await open({ output, format, others: [write], read });
  const { result, interrupted } = await onThreads({ threads }, (on) =>
    scoreAll(waves, known, { seed, futures }, on),
  );
  if (result.length === 0) return stopped('Stopped before any wave was scored.');
  const report: BacktestReport = { engine: VERSION, seed, futures, waves: result };
  const about = { engine: VERSION, waves: waves.slice(0, result.length).map(waveMark), seed };
  const options = {
    ...(weights === undefined ? {} : { weights: weightsName(weights) }),
    ...(rule === undefined ? {} : { rule }),
  };
  const manifest = manifestOf({ ...about, answer: 'backtest', futures, asked: futures, options }, format);
  await deliver({
    pieces: format === 'json' ? [backtestJson(report, manifest)] : asLines(backtestText(report)),
  });
  if (write !== undefined && !interrupted) {
    const deliverSkill = await open({ output: write, format: 'json', read });
    await deliverSkill({ pieces: [skillJson(report)] });
  }
  return interrupted ? EXIT.interrupted : EXIT.done;
};
