import { join } from 'node:path';
import { fitJson } from '../../report/fit-json.ts';
import type { FitReport } from '../../report/fit-report.ts';
import { fitText } from '../../report/fit-text.ts';
import { weightsFile } from '../../report/fit-weights.ts';
import { recoveryText } from '../../report/recovery-text.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { PRIOR_SPREAD } from '../../study/fit.ts';
import { historyOf } from '../../study/fit-history.ts';
import { recover } from '../../study/fit-recovery.ts';
import { type RiskSet, riskSetOf } from '../../study/fit-rows.ts';
import { fitStudy } from '../../study/fit-study.ts';
import { EXIT, UserError } from '../errors.ts';
import { didYouMean } from '../nearest.ts';
import { asLines, deliver } from '../output.ts';
import { readStart } from '../study/fit-start.ts';
import { findWave, type LoadedWave, loadWave } from '../study/load-wave.ts';
import { startProgress } from '../study/progress.ts';
import { VERSION } from '../version.ts';
import { ensureWritable, refuseInput } from '../write-file.ts';

export interface FitFlags {
  readonly leaveOut?: string;
  readonly eachOut?: string;
  readonly priorSd?: number;
  readonly frailty?: boolean;
  readonly start?: string;
  readonly recover?: number;
  readonly seed?: string;
  readonly json?: boolean;
  readonly output?: string;
}

/** The waves with acts enough to learn from. */
const BIG = ['kosovo-2008', 'palestine-1988', 'libya-2011'] as const;

const commandOf = (given: readonly string[], { leaveOut, priorSd, frailty }: FitFlags): string =>
  [
    'demarche fit',
    ...given,
    ...(leaveOut === undefined ? [] : ['--leave-out', leaveOut]),
    ...(priorSd === undefined ? [] : ['--prior-sd', String(priorSd)]),
    ...(frailty === false ? ['--no-frailty'] : []),
  ].join(' ');

/** What a wave says about weights: reading it again for another fit would take as long as the fit. */
interface Prepared {
  readonly loaded: LoadedWave;
  readonly risk: RiskSet;
}

const prepare = (loaded: LoadedWave): Prepared => ({ loaded, risk: riskSetOf(historyOf(loaded.wave)) });

const reportOf = (
  waves: readonly Prepared[],
  given: readonly string[],
  flags: FitFlags,
  leftOut: Scenario | undefined,
): FitReport => {
  const { priorSd = PRIOR_SPREAD.weight, frailty = true, start } = flags;
  const progress = startProgress();
  let done = 0;
  try {
    const study = fitStudy(
      waves.map(({ risk }) => risk),
      {
        prior: { ...PRIOR_SPREAD, weight: priorSd },
        frailty,
        leftOut,
        start: start === undefined ? undefined : readStart(start),
        onFit: () => progress.show(done++, waves.length + 1),
      },
    );
    return {
      engine: VERSION,
      command: commandOf(given, flags),
      waves: waves.map(({ loaded }) => ({
        id: loaded.wave.id,
        scenario: loaded.sha256,
        observed: loaded.outcome,
      })),
      study,
    };
  } finally {
    progress.clear();
  }
};

const leftOutOf = (waves: readonly LoadedWave[], given: string): LoadedWave => {
  const found = waves.find(({ wave, path }) => wave.id === given || path === given);
  if (found) return found;
  const ids = waves.map(({ wave }) => wave.id);
  throw new UserError(
    `--leave-out: “${given}” is none of the waves. Expected one of ${ids.join(', ')}.${didYouMean(given, ids)}`,
  );
};

const enough = (waves: readonly Prepared[]): readonly Prepared[] => {
  if (waves.length > 0) return waves;
  throw new UserError('no wave is left to fit: name at least two, or leave none out.');
};

const piecesOf = (report: FitReport, { json, output }: FitFlags): Iterable<string> => {
  if (json || output?.endsWith('.json')) return [fitJson(report)];
  if (output !== undefined && /\.ya?ml$/.test(output)) return [weightsFile(report)];
  return asLines(fitText(report));
};

const showRecovery = async (waves: readonly LoadedWave[], flags: FitFlags): Promise<void> => {
  const [only, ...more] = waves;
  if (!only || more.length > 0) throw new UserError('--recover makes up waves like one wave: name just one.');
  const { recover: count = 1, seed = 'recover', frailty = true, output } = flags;
  const progress = startProgress();
  const onWave = (done: number): void => progress.show(done, count);
  const { scenario } = only.wave;
  const report = recover(scenario, { seed, waves: count, frailty, onWave });
  progress.clear();
  await deliver(asLines(recoveryText(scenario.id, seed, report)), output);
};

const writeEachOut = async (
  waves: readonly LoadedWave[],
  given: readonly string[],
  folder: string,
  flags: FitFlags,
): Promise<void> => {
  const prepared = waves.map(prepare);
  for (const { loaded } of prepared) {
    const { id, scenario } = loaded.wave;
    const others = enough(prepared.filter((other) => other.loaded !== loaded));
    const report = reportOf(others, given, { ...flags, leaveOut: id }, scenario);
    await deliver([weightsFile(report)], join(folder, `without-${id}.yaml`));
  }
};

/** Fits weights to waves and prints what they say. Throws UserError or ScenarioError for bad input. */
export const fitAction = async (asked: readonly string[], flags: FitFlags): Promise<number> => {
  const given = asked.length > 0 ? asked : BIG;
  // What is fitted starts from what was judged, never from weights that other waves gave it.
  const loaded = given.map((name) => loadWave(findWave(name), 'none'));
  for (const { path } of loaded) refuseInput(flags.output, path);
  await ensureWritable(flags.output);
  if (flags.recover !== undefined) await showRecovery(loaded, flags);
  else if (flags.eachOut !== undefined) await writeEachOut(loaded, given, flags.eachOut, flags);
  else {
    const out = flags.leaveOut === undefined ? undefined : leftOutOf(loaded, flags.leaveOut);
    const waves = enough(loaded.filter((wave) => wave !== out).map(prepare));
    await deliver(piecesOf(reportOf(waves, given, flags, out?.wave.scenario), flags), flags.output);
  }
  return EXIT.done;
};
