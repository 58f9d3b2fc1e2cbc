/** The public library: runs in Node, in browsers and in workers. Everything else in `src/` may change without notice. */
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
export { type Share, shareOf } from './domain/intervals.ts';
export type {
  Act,
  ClockReading,
  Decision,
  Decisions,
  Move,
  MoveCause,
  Run,
  SingleChange,
  TrackReading,
  TurnRecord,
} from './domain/run.ts';
export type { Direction, Hold, Term } from './domain/terms.ts';
export { changesAt } from './engine/explain/changes.ts';
export { readingsAt, targetReadingsAt } from './engine/explain/explain.ts';
export { playRun, type RunOptions } from './engine/run.ts';
export { type CompareRequest, compare } from './library/compare.ts';
export { RequestError, ScenarioError } from './library/errors.ts';
export type { Answered, AnswerForm, Written } from './library/forms.ts';
export {
  identityOf,
  type OddsAsked,
  type OddsPlan,
  type OddsRequest,
  type OddsShown,
  odds,
  oddsAsked,
  oddsFrom,
  oddsPlan,
} from './library/odds.ts';
export {
  type OpenScenario,
  openText as openScenario,
  type ScenarioText,
} from './library/open-scenario.ts';
export { type RunRequest, run } from './library/run.ts';
export { type TipRequest, tip } from './library/tip.ts';
export type { When } from './library/when.ts';
export { type WhyRequest, why } from './library/why.ts';
export { compile } from './model/compile.ts';
export type { Model } from './model/model.ts';
export type { ComparedVariant, CompareReport } from './report/compare/compare-report.ts';
export { compareCsv } from './report/compare/csv.ts';
export { compareJson } from './report/compare/json.ts';
export { compareText } from './report/compare/text.ts';
export { oddsJson } from './report/odds/json.ts';
export { oddsText } from './report/odds/text.ts';
export { type RunCsvInput, runCsv } from './report/run/csv.ts';
export { type Clocks, type RunJsonInput, runJson } from './report/run/json.ts';
export { type PlainRunInput, plainRun } from './report/run/plain-run.ts';
export { type RunView, type RunViewInput, runView } from './report/run/run-view.ts';
export { tipCsv, tipJson } from './report/tip/json.ts';
export { tipText } from './report/tip/text.ts';
export type { TipReport } from './report/tip/tip-report.ts';
export { whyJson } from './report/why/json.ts';
export { plainWhy } from './report/why/plain-why.ts';
export { type WhyInput, type WhyView, whyView } from './report/why/why-view.ts';
export { type Manifest, manifestOf, type StudyManifest } from './report/words/manifest.ts';
export { canonicalScenario } from './scenario/canonical.ts';
export { centralScenario } from './scenario/central.ts';
export { type Difference, differencesOf } from './scenario/differences.ts';
export { formatIssue, type Issue } from './scenario/issue.ts';
export { type Edits, editScenario, type ParseResult, parseScenario } from './scenario/parse.ts';
export type { Reader } from './scenario/reader.ts';
export type { Scenario } from './scenario/scenario.ts';
export { textReader } from './scenario/text-reader.ts';
export { unsharedStates, whyNotComparable } from './study/compare/comparable.ts';
export { type Comparison, comparisonOf } from './study/compare/compare.ts';
export { type FirstDifference, firstDifference } from './study/compare/first-difference.ts';
export { type EnsembleOptions, ensemble } from './study/futures/ensemble.ts';
export { frameOf, type StudyFrame } from './study/futures/frame.ts';
export { countGoal, type Goal, type GoalOptions, outcomesOf, stateGoal } from './study/futures/goals.ts';
export { addPairTally, emptyPairTally, type PairShape, type PairTally } from './study/futures/pair-tally.ts';
export { type PairOptions, pairShape, playPairs } from './study/futures/pairs.ts';
export { addTally, emptyTally, shapeOf, type Tally, type TallyShape } from './study/futures/tally.ts';
export type { Study, StudyId } from './study/futures/tally-file.ts';
export { answerOdds, type OddsAnswer, type OddsQuery, type StateOdds } from './study/odds/odds.ts';
export { allLevers, leversFor, type TipLever, withLever } from './study/tip/levers.ts';
export { type SearchOptions, searchTips, type TipAnswer } from './study/tip/search.ts';
export { type Ask, type Tip, type TipOptions, tipOf } from './study/tip/tip.ts';
