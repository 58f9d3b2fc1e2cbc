import { asLines } from '../../library/forms.ts';
import { compile } from '../../model/compile.ts';
import { scoreText } from '../../report/score/score-text.ts';
import { plural } from '../../report/words/numbers.ts';
import { skillJson } from '../../report/words/skill.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { withOwn } from '../../study/fit/fitted.ts';
import { fitOwn } from '../../study/fit/study.ts';
import { fitWaveOf } from '../../study/fit/wave-rules.ts';
import { emptyTally, shapeOf } from '../../study/futures/tally.ts';
import { cutWave, forecastOf } from '../../study/score/hold-out.ts';
import { recordRules } from '../../study/score/record-rules.ts';
import type { RungForecast } from '../../study/score/rung-forecast.ts';
import { chancesIn, scoreForecast } from '../../study/score/score-forecast.ts';
import { aloneByRule } from '../../study/waves/backtest-variants.ts';
import { openDelivery } from '../delivery.ts';
import { EXIT, UserError } from '../errors.ts';
import { skillPath } from '../files/find-scenario.ts';
import { keepStudy } from '../kept/keep-study.ts';
import type { StudyFlags } from '../load.ts';
import { type PartFlags, partFormat } from '../parts/asked.ts';
import { BACKTEST_FORMATS, backtestOutput, backtestParts, backtestReport } from '../parts/backtest-parts.ts';
import { type GivenWave, knownWaves, type LoadedWave, loadWave, NO_WEIGHTS } from '../study/load-wave.ts';
import { type OnThreads, onThreads, stopped } from '../study-command.ts';
import { runEnsemble } from '../threads/run-ensemble.ts';

interface HoldOut {
  /** How many of the last turns of the wave are held out. */
  readonly turns: number;
  readonly seed: string;
  readonly runs: number;
}

/**
 * Fits a wave without its last turns under each rule. Plays these turns from the rungs that states held before them.
 * Scores the futures by state and rung, beside the futures of each rule alone. Throws UserError if too little of the
 * record is left.
 */
const playHoldOut = async (
  { wave, name }: LoadedWave,
  { turns, seed, runs }: HoldOut,
  { pool, signal, show }: OnThreads,
): Promise<readonly string[] | undefined> => {
  const cut = cutWave(wave, turns);
  if (!cut)
    throw new UserError(
      `--hold-out ${turns}: ${name} has ${plural(wave.scenario.turns, 'turn')}. Expected at most half of them, so that as much is left to fit.`,
    );
  const scenario = withOwn(cut.after, fitOwn(fitWaveOf(cut.before)));
  const rules = aloneByRule(scenario);
  const play = async (played: Scenario): Promise<RungForecast> => {
    const model = compile(played);
    const tally = await runEnsemble(pool, {
      model,
      seed,
      counted: emptyTally(shapeOf(model, turns)),
      todo: [{ from: 0, to: runs }],
      signal,
      onTally: () => show(0, 1),
    });
    return forecastOf(played, tally);
  };
  const forecast = await play(scenario);
  const beside = [...(recordRules(cut.before, forecast) ?? [])];
  for (const { label, scenario: alone } of rules) beside.push(chancesIn(label, await play(alone)));
  if (signal.aborted) return undefined;
  return scoreText(scoreForecast({ forecast, outcome: cut.outcome, beside }), {
    outcome: `the record of ${name}`,
    record: name,
  });
};

interface BacktestFlags extends PartFlags, Pick<StudyFlags, 'seed' | 'runs' | 'threads'> {
  readonly weights?: string;
  readonly rule?: string;
  readonly write?: string | true;
  readonly holdOut?: number;
}

/** A fixed seed, so that the same waves always get the same figures. */
const SEED = 'backtest';
const RUNS = 1000;

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
  const { seed = SEED, runs: futures = RUNS, threads, weights, rule, output, shard, checkpoint } = flags;
  if (flags.holdOut !== undefined) return holdOut(given, flags.holdOut, flags, open);
  const format = partFormat(flags, BACKTEST_FORMATS);
  const write = flags.write === true ? skillPath() : flags.write;
  if (shard && write !== undefined)
    throw new UserError('--write cannot go with --shard: a part has no scores.');
  const known = knownWaves();
  const named = given.length > 0 ? given : known.map(({ path }) => path);
  if (named.length === 0)
    throw new UserError('there is no wave to score: name a folder with scenario.yaml and observed.csv.');
  const waves = named.map((wave) => loadWave(wave, weights, rule));
  const read = new Set(waves.flatMap(({ files }) => [...files]));
  const deliver = await open({ output, format, others: [write, checkpoint], read });
  const plan = { waves, known, seed, futures, weights, rule };
  const { sum, ...ended } = await keepStudy({ study: backtestParts(plan), shard, checkpoint, threads });
  const report = format === 'tally' ? undefined : backtestReport(plan, sum);
  if (report?.waves.length === 0) return stopped('Stopped before any wave was scored.');
  await deliver(backtestOutput(plan, sum, format, report));
  if (write !== undefined && report && ended.complete) {
    const deliverSkill = await open({ output: write, format: 'json', read });
    await deliverSkill({ pieces: [skillJson(report)] });
  }
  return ended.finish();
};
