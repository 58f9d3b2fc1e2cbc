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
export { type RunCsvInput, runCsv } from './report/csv.ts';
export { type Clocks, type Manifest, type RunJsonInput, runJson } from './report/json.ts';
export { oddsJson } from './report/odds-json.ts';
export { oddsText } from './report/odds-text.ts';
export { type PlainRunInput, plainRun } from './report/plain-run.ts';
export { plainWhy } from './report/plain-why.ts';
export { type RunView, type RunViewInput, runView } from './report/run-view.ts';
export { whyJson } from './report/why-json.ts';
export { type WhyInput, type WhyView, whyView } from './report/why-view.ts';
export { canonicalScenario } from './scenario/canonical.ts';
export { formatIssue, type Issue } from './scenario/issue.ts';
export { scenarioJsonSchema } from './scenario/json-schema.ts';
export { type ParseResult, parseScenario } from './scenario/parse.ts';
export type { Reader } from './scenario/reader.ts';
export type { Scenario } from './scenario/scenario.ts';
export { type EnsembleOptions, ensemble } from './study/ensemble.ts';
export { frameOf, type StudyFrame } from './study/frame.ts';
export { answerOdds, type OddsAnswer, type OddsQuery, type Share, type StateOdds } from './study/odds.ts';
export { addTally, emptyTally, shapeOf, type Tally, type TallyShape } from './study/tally.ts';
