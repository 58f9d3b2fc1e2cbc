import { underMainRule } from '../../domain/rules/under-rule.ts';
import { compile } from '../../model/compile.ts';
import { scoreText } from '../../report/score/score-text.ts';
import { plural } from '../../report/words/numbers.ts';
import { fitWaves } from '../../study/fit/fit.ts';
import { withOwn } from '../../study/fit/fitted.ts';
import { historyOf } from '../../study/fit/history.ts';
import { riskSetOf } from '../../study/fit/risk-set.ts';
import { emptyTally, shapeOf } from '../../study/futures/tally.ts';
import { cutWave, forecastOf } from '../../study/score/hold-out.ts';
import { recordRules } from '../../study/score/record-rules.ts';
import { scoreForecast } from '../../study/score/score-forecast.ts';
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
 * Fits a wave without its last turns, plays these turns from the rungs that states then held, and scores the futures by state
 * and rung. Throws UserError where too little of the record is left.
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
  const before = { ...cut.before, scenario: underMainRule(cut.before.scenario) };
  const fitted = withOwn(fitWaves([riskSetOf(historyOf(before))]));
  const scenario = {
    ...underMainRule(cut.after),
    ...(fitted && { weights: fitted.weights, rates: fitted.rates }),
  };
  const model = compile(scenario);
  const tally = await runEnsemble(pool, {
    model,
    seed,
    counted: emptyTally(shapeOf(model, turns)),
    todo: [{ from: 0, to: runs }],
    signal,
    onTally: () => show(0, 1),
  });
  if (signal.aborted) return undefined;
  const forecast = forecastOf(scenario, tally);
  const beside = recordRules(cut.before, forecast) ?? [];
  return scoreText(scoreForecast({ forecast, outcome: cut.outcome, beside }), {
    outcome: `the record of ${name}`,
    record: name,
  });
};
