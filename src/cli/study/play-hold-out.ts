import { compile } from '../../model/compile.ts';
import { scoreText } from '../../report/score/score-text.ts';
import { plural } from '../../report/words/numbers.ts';
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
import { UserError } from '../errors.ts';
import type { OnThreads } from '../study-command.ts';
import { runEnsemble } from '../threads/run-ensemble.ts';
import type { LoadedWave } from './load-wave.ts';

interface HoldOut {
  /** How many of the last turns of the wave are held out. */
  readonly turns: number;
  readonly seed: string;
  readonly runs: number;
}

/**
 * Fits a wave without its last turns under each rule, plays these turns from the rungs that states then held, and scores the
 * futures by state and rung, beside those of each rule alone. Throws UserError where too little of the record is left.
 */
export const playHoldOut = async (
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
