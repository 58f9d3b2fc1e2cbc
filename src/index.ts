/** The public library: everything else in `src/` may change without notice. */
export { fileReader } from './cli/reader.ts';
export type { TurnUnit } from './domain/dates.ts';
export { turnDate, turnOf } from './domain/dates.ts';
export type {
  BlocId,
  DriverId,
  EventId,
  InstitutionId,
  IsoDate,
  StateId,
  TrackId,
  VariableId,
} from './domain/ids.ts';
export { INDEX_IDS, INDEX_LABELS, type IndexId, type Indices } from './domain/indices.ts';
export type {
  Act,
  Change,
  ClockReading,
  Decision,
  Decisions,
  Move,
  MoveCause,
  Run,
  TrackReading,
  TurnRecord,
} from './domain/run.ts';
export type { Direction, Hold, Term } from './domain/terms.ts';
export { changesAt } from './engine/changes.ts';
export { readingsAt, targetReadingsAt } from './engine/explain.ts';
export { type RunOptions, run } from './engine/run.ts';
export { compile } from './model/compile.ts';
export type { Model } from './model/model.ts';
export { compareCsv } from './report/compare-csv.ts';
export { compareJson } from './report/compare-json.ts';
export type { ComparedVariant, CompareReport } from './report/compare-report.ts';
export { compareText } from './report/compare-text.ts';
export { type RunCsvInput, runCsv } from './report/csv.ts';
export { type Clocks, type Manifest, type RunJsonInput, runJson } from './report/json.ts';
export { oddsJson } from './report/odds-json.ts';
export { oddsText } from './report/odds-text.ts';
export type { Briefing } from './report/page/blocks.ts';
export { briefingOf } from './report/page/briefing.ts';
export type { BriefingInput } from './report/page/briefing-input.ts';
export { briefingHtml, type Hash } from './report/page/html.ts';
export { briefingMarkdown } from './report/page/markdown.ts';
export { type PlainRunInput, plainRun } from './report/plain-run.ts';
export { plainWhy } from './report/plain-why.ts';
export { type RunView, type RunViewInput, runView } from './report/run-view.ts';
export { tipCsv, tipJson } from './report/tip-json.ts';
export type { TipReport } from './report/tip-report.ts';
export { tipText } from './report/tip-text.ts';
export { whyJson } from './report/why-json.ts';
export { type WhyInput, type WhyView, whyView } from './report/why-view.ts';
export { canonicalScenario } from './scenario/canonical.ts';
export { centralScenario } from './scenario/central.ts';
export { type Difference, differencesOf } from './scenario/differences.ts';
export { formatIssue, type Issue } from './scenario/issue.ts';
export { scenarioJsonSchema } from './scenario/json-schema.ts';
export { editScenario, type ParseResult, parseScenario, type Sets } from './scenario/parse.ts';
export type { Reader } from './scenario/reader.ts';
export type { Scenario } from './scenario/scenario.ts';
export { type BacktestInput, scoreWave, type WaveScore } from './study/backtest.ts';
export { type Variants, variantsOf } from './study/backtest-variants.ts';
export { unsharedStates, whyNotComparable } from './study/comparable.ts';
export { type Comparison, comparisonOf } from './study/compare.ts';
export { type EnsembleOptions, ensemble } from './study/ensemble.ts';
export { type FirstDifference, firstDifference } from './study/first-difference.ts';
export { type Estimate as FitEstimate, type Fit, type FitOptions, fitWaves } from './study/fit.ts';
export { type History, historyOf } from './study/fit-history.ts';
export { type RiskSet, riskSetOf } from './study/fit-rows.ts';
export { type FitStudy, type FitStudyOptions, fitStudy } from './study/fit-study.ts';
export { frameOf, type StudyFrame } from './study/frame.ts';
export type { AtRisk, ObservedAct, Wave } from './study/observed.ts';
export {
  answerOdds,
  type OddsAnswer,
  type OddsQuery,
  type Share,
  type StateOdds,
  shareOf,
} from './study/odds.ts';
export { addPairTally, emptyPairTally, type PairShape, type PairTally } from './study/pair-tally.ts';
export { type PairOptions, pairShape, playPairs } from './study/pairs.ts';
export { type Goal, outcomesOf, type ReachOptions } from './study/reach.ts';
export { readWave, type WaveFolder, type WaveResult } from './study/read-wave.ts';
export type { Estimate } from './study/scores.ts';
export { addTally, emptyTally, shapeOf, type Tally, type TallyShape } from './study/tally.ts';
export { type Ask, type Tip, type TipOptions, tipOf } from './study/tip.ts';
export { allLevers, leversFor, type TipLever, withLever } from './study/tip-levers.ts';
export { type SearchOptions, searchTips, type TipAnswer } from './study/tip-search.ts';
