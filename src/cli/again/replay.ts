import { identityOf, modelWith } from '../../library/odds.ts';
import { drawnFigures } from '../../library/questions/evidence.ts';
import type { AnswerKind, Manifest } from '../../report/words/manifest.ts';
import { emptyTally } from '../../study/futures/tally.ts';
import type { Study } from '../../study/futures/tally-file.ts';
import { backtestAction } from '../actions/backtest.ts';
import { cascadeAction } from '../actions/cascade.ts';
import { compareAction } from '../actions/compare.ts';
import { fitAction } from '../actions/fit.ts';
import { forecastAction } from '../actions/forecast.ts';
import { gatherClasses } from '../actions/gather.ts';
import { liveReportAction } from '../actions/live-report.ts';
import { oddsAction } from '../actions/odds.ts';
import { discoverAction, evidenceAction, leversAction, sensitivityAction } from '../actions/points.ts';
import { reportAction } from '../actions/report.ts';
import { runAction } from '../actions/run.ts';
import { scoreAction } from '../actions/score.ts';
import { tipAction } from '../actions/tip.ts';
import { whyAction } from '../actions/why.ts';
import type { FormatFlags, OpenDelivery } from '../delivery.ts';
import { EXIT, UserError } from '../errors.ts';
import type { Loaded } from '../load.ts';
import { withoutUndefined } from '../parts/without-undefined.ts';
import { onThreads } from '../study-command.ts';
import { runEnsemble } from '../threads/run-ensemble.ts';
import type { CheckedManifest } from './checked-manifest.ts';
import type { OutputKind } from './read-output.ts';
import type { Sources } from './sources.ts';

/** An output that was played again. */
export interface Replayed {
  readonly bytes: Uint8Array;
  readonly manifest: Manifest | undefined;
}

/** The forms of each answer. */
const KINDS: Readonly<Record<AnswerKind, readonly OutputKind[]>> = {
  run: ['json', 'csv'],
  odds: ['json', 'csv', 'parquet', 'md'],
  compare: ['json', 'csv'],
  tip: ['json', 'csv'],
  sensitivity: ['json', 'csv', 'parquet'],
  cascade: ['json', 'csv', 'parquet'],
  discover: ['json', 'csv', 'parquet'],
  levers: ['json', 'csv', 'parquet'],
  evidence: ['json', 'csv', 'parquet'],
  why: ['json'],
  report: ['html', 'md'],
  forecast: ['md'],
  score: ['json'],
  backtest: ['json'],
  fit: ['json'],
  exercise: ['pack'],
  gather: ['json', 'csv', 'html'],
};

type WaveManifest = Extract<CheckedManifest, { readonly answer: 'backtest' | 'fit' }>;
type ScoreManifest = Extract<CheckedManifest, { readonly answer: 'score' }>;
type GatherManifest = Extract<CheckedManifest, { readonly answer: 'gather' }>;
type ScenarioManifest = Exclude<
  CheckedManifest,
  WaveManifest | ScoreManifest | GatherManifest | { readonly answer: 'exercise' }
>;

const playWaves = (
  manifest: WaveManifest,
  { waves, weights, start }: Sources,
  open: OpenDelivery,
): Promise<number> => {
  if (manifest.answer === 'backtest') {
    const { seed, asked: runs, options } = manifest;
    const flags = withoutUndefined({ rule: options.rule, weights });
    return backtestAction(waves, { json: true, seed, runs, ...flags }, open);
  }
  const { leave_out: leaveOut, prior_sd: priorSd, frailty } = manifest.options;
  const flags = withoutUndefined({ leaveOut, priorSd, frailty, start });
  return fitAction(waves, { json: true, ...flags }, open);
};

const score = (
  { options: { at } }: ScoreManifest,
  { files: [forecast, outcome, ...others], waves: [record] }: Sources,
  open: OpenDelivery,
): Promise<number> => {
  if (forecast === undefined || outcome === undefined)
    throw new UserError('it is damaged: a score is made from a forecast and what happened.');
  return scoreAction(forecast, outcome, others, { json: true, ...withoutUndefined({ at, record }) }, open);
};

/** Plays a manifest with the action of its command. Returns the exit code. */
const playScenario = (
  manifest: ScenarioManifest,
  scenario: Loaded,
  whatIfs: readonly Loaded[],
  format: FormatFlags,
  open: OpenDelivery,
): Promise<number> => {
  const { edits: set, decisions: move, variants, seed, turns } = manifest;
  const played = { ...format, seed, set };
  if (manifest.answer === 'run')
    return runAction(
      scenario,
      { ...played, ...manifest.options, future: manifest.future, turns, move },
      open,
    );
  if (manifest.answer === 'why') {
    const { state, ...others } = manifest.options;
    return whyAction(scenario, state, { ...played, ...others, future: manifest.future, move }, open);
  }
  const { asked: runs, future } = manifest;
  const common = { ...played, runs, ...(future === null ? {} : { future }) };
  switch (manifest.answer) {
    case 'odds':
      return oddsAction(scenario, { ...common, ...manifest.options, turns, move }, open);
    case 'forecast':
      return forecastAction(scenario, { ...common, ...manifest.options, turns }, open);
    case 'tip': {
      const { options } = manifest;
      return tipAction(scenario, { ...common, ...options, odds: String(options.odds) }, open);
    }
    case 'sensitivity':
      return sensitivityAction(scenario, whatIfs, { ...common, ...manifest.options }, open);
    case 'discover':
      return discoverAction(scenario, whatIfs, { ...common, ...manifest.options }, open);
    case 'cascade':
      return cascadeAction(scenario, { ...common, ...manifest.options }, open);
    case 'levers': {
      const { odds, ...others } = manifest.options;
      const aim = odds === undefined ? {} : { odds: String(odds) };
      return leversAction(scenario, { ...common, ...others, ...aim }, open);
    }
    case 'evidence':
      return evidenceAction(scenario, { ...common, ...manifest.options }, open);
    case 'compare': {
      const sets = variants.flatMap(({ edits }) => edits);
      const together = variants.some(({ edits }) => edits.length > 1);
      return compareAction(
        scenario,
        whatIfs,
        { ...common, ...manifest.options, turns, set: sets, together },
        open,
      );
    }
    case 'report':
      return manifest.options.live
        ? liveReportAction(scenario, whatIfs, { runs, seed, output: '-' }, open)
        : reportAction(scenario, whatIfs, { ...common, ...manifest.options, turns }, open);
  }
};

/** Plays an output again, in memory. Undefined if a person stops it. Throws UserError for what cannot be played. */
export const playAgain = async (
  manifest: WaveManifest | ScoreManifest | GatherManifest | ScenarioManifest,
  kind: OutputKind,
  sources: Sources,
): Promise<Replayed | undefined> => {
  const { answer, futures, asked } = manifest;
  if (!KINDS[answer].includes(kind))
    throw new UserError(`it is damaged: no ${answer} is written as ${kind}.`);
  if (futures !== null && asked !== null && futures < asked)
    throw new UserError(
      `it was stopped after ${futures} of ${asked} futures, and does not say which ones: it cannot be played again.`,
    );
  const pieces: Uint8Array[] = [];
  let made: Manifest | undefined;
  const toMemory: OpenDelivery = async () => async (output) => {
    made = output.manifest;
    for (const piece of output.pieces) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  };
  const format: FormatFlags =
    kind === 'html' || (kind === 'md' && answer === 'report') ? { format: kind } : { [kind]: true };
  const { scenario, whatIfs } = sources;
  const play = async (): Promise<number | undefined> => {
    if (manifest.answer === 'score') return score(manifest, sources, toMemory);
    if (manifest.answer === 'gather') return gatherClasses(undefined, sources.files, format, toMemory);
    if (manifest.answer === 'backtest' || manifest.answer === 'fit')
      return playWaves(manifest, sources, toMemory);
    return scenario && playScenario(manifest, scenario, whatIfs, format, toMemory);
  };
  const exitCode = await play();
  return exitCode === EXIT.done ? { bytes: Buffer.concat(pieces), manifest: made } : undefined;
};

/** Counts the futures of a tally again. Undefined if a person stops it. */
export const replayTally = async ({ id, tally }: Study, loaded: Loaded): Promise<Study | undefined> => {
  const { seed, runs, decisions, past, evidence } = id;
  const drawn = evidence ? drawnFigures(loaded.scenario) : undefined;
  const model = modelWith(loaded, decisions ?? [], tally.shape.turns);
  const { shape, futures: todo } = tally;
  const counted = emptyTally(shape);
  const { result, interrupted } = await onThreads({}, ({ pool, signal }) =>
    runEnsemble(pool, { model, seed, past, drawn, counted, todo, signal }),
  );
  const again = identityOf(loaded, model, seed, runs, { decisions, past, evidence });
  return interrupted ? undefined : { id: again, tally: result };
};
