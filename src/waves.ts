/** The public library of past waves: reading them, fitting weights to them, scoring the model on them. */
export { type BacktestInput, scoreWave, type WaveScore } from './study/backtest.ts';
export { type Variants, variantsOf } from './study/backtest-variants.ts';
export { type Fit, type FitEstimate, type FitOptions, fitWaves } from './study/fit.ts';
export { type History, historyOf } from './study/fit-history.ts';
export { type RiskSet, riskSetOf } from './study/fit-rows.ts';
export { type FitStudy, type FitStudyOptions, fitStudy } from './study/fit-study.ts';
export type { AtRisk, ObservedAct, Wave } from './study/observed.ts';
export { readWave, type WaveFolder, type WaveResult } from './study/read-wave.ts';
export type { JackknifeEstimate } from './study/scores.ts';
