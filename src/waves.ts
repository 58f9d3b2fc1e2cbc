/** The public library of past waves: reading them, fitting weights to them, scoring the model on them. */

export { type Fit, type FitEstimate, type FitOptions, fitWaves } from './study/fit/fit.ts';
export { type History, historyOf } from './study/fit/history.ts';
export { type RiskSet, riskSetOf } from './study/fit/risk-set.ts';
export { type FitStudy, type FitStudyOptions, fitStudy } from './study/fit/study.ts';
export { type FitWave, fitWaveOf } from './study/fit/wave-rules.ts';
export { type BacktestInput, scoreWave, type WaveScore } from './study/waves/backtest.ts';
export { type Variants, variantsOf } from './study/waves/backtest-variants.ts';
export type { AtRisk, ObservedAct, Wave } from './study/waves/observed.ts';
export { readWave, type WaveFolder, type WaveResult } from './study/waves/read-wave.ts';
export type { JackknifeEstimate } from './study/waves/scores.ts';
