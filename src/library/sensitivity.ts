import { TIP_RUNS } from '../domain/limits.ts';
import { compile } from '../model/compile.ts';
import type { Model } from '../model/model.ts';
import { drawLabel, rowLabel } from '../report/sensitivity/labels.ts';
import { type ManifestOutput, manifestOf, type StudyManifest } from '../report/words/manifest.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { evidenceInputs } from '../study/evidence/figures.ts';
import type { PointsAbout } from '../study/sealed/study-about.ts';
import {
  ENDS,
  isAlone,
  type Method,
  MOST_INPUTS,
  MOST_ROWS,
  type PointPlan,
} from '../study/sensitivity/design.ts';
import { givenInputs, ownInputs, type UncertainInput, WHAT_IF_INPUT } from '../study/sensitivity/inputs.ts';
import type { PointStudy } from '../study/sensitivity/points-file.ts';
import { valueAt } from '../study/sensitivity/settings.ts';
import { conditionAsked, outcomeAsked } from './condition.ts';
import { RequestError } from './errors.ts';
import { didYouMean } from './nearest.ts';
import { futuresAsked, seedAsked } from './numbers-asked.ts';
import { markOf, type OpenScenario, playedFrom } from './open-scenario.ts';

/** What to vary, and what to look at. */
export interface SensitivityRequest {
  readonly seed: string;
  /** The outcome: `count` (default), `CHN recognises by 2028-07`, `count >= 5`, `date of count >= 5`, an index. */
  readonly outcome?: string | undefined;
  /** Only futures in which this holds. */
  readonly when?: string | undefined;
  readonly method?: Method | undefined;
  /** Rows of Saltelli's tables (a power of two), or trajectories, at most. */
  readonly rows?: number | undefined;
  readonly pairs?: boolean | undefined;
  /** Whether the figures that have evidence are inputs too. */
  readonly evidence?: boolean | undefined;
  /** Futures of each point; default: 100, for one at a time alone 1,000. */
  readonly futures?: number | undefined;
  /** Only these inputs, by id; default: all. */
  readonly inputs?: readonly string[] | undefined;
}

/** A study that is still to be played. */
export interface SensitivityPlan {
  readonly about: PointsAbout;
  readonly plan: PointPlan;
  readonly models: readonly Model[];
  readonly scenarios: readonly Scenario[];
}

const POINT_RUNS = 100;
const ROWS = { sobol: 512, morris: 40, swing: 0, steps: 0, scatter: 0 } as const;
const LEAST_ROWS = { sobol: 16, morris: 4, swing: 0, steps: 0, scatter: 0 } as const;
/** The default outcome. */
export const OUTCOME = 'count';
const NO_SPREAD =
  'this scenario gives nothing a spread: write {mean, sd} for a weight or a rate, or an uncertain block, or name what-ifs.';

/** The inputs of some ids, or all. Throws RequestError, with the nearest id, for an unknown one, and with `none` if there are none. */
export const inputsAsked = (
  asked: readonly string[] | undefined,
  all: readonly UncertainInput[],
  none: string,
): readonly UncertainInput[] => {
  if (all.length === 0) throw new RequestError(none);
  const ids = all.map(({ id }) => id);
  for (const id of asked ?? [])
    if (!ids.includes(id))
      throw new RequestError(
        `there is no input “${id}”.${didYouMean(id, ids)} Expected one of ${orSome(ids)}.`,
        'input',
      );
  return asked === undefined ? all : all.filter(({ id }) => asked.includes(id));
};

/** Some of many names. */
const MOST_NAMED = 40;
const orSome = (names: readonly string[]): string =>
  names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`
    : names.join(', ');

const rowsAsked = (rows: number | undefined, method: Method): number => {
  const [most, least] = [MOST_ROWS, LEAST_ROWS[method]];
  const given = rows ?? ROWS[method];
  if (method === 'swing') {
    if (rows !== undefined) throw new RequestError('one input at a time has no rows.', 'rows');
    return 0;
  }
  const isPower = (given & (given - 1)) === 0;
  if (given < least || given > most || !Number.isInteger(given) || (method === 'sobol' && !isPower))
    throw new RequestError(
      method === 'sobol'
        ? `expected a power of two from ${least} to ${most}, such as 512, found ${given}.`
        : `expected a whole number from ${least} to ${most}, such as 20, found ${given}.`,
      'rows',
    );
  return given;
};

/** Throws ScenarioError, with the nearest name, if an input sets an unknown place, or a value that cannot be. */
const tryEnds = (open: OpenScenario, inputs: readonly UncertainInput[]): void => {
  for (const { members, figure } of inputs)
    for (const member of members)
      if (member.kind === 'set' && !figure)
        for (const u of ENDS)
          open.with(Object.fromEntries(member.paths.map((path) => [path, valueAt(member.spread, u)])));
};

const refuseOthers = ({ scenario }: OpenScenario, whatIfs: readonly OpenScenario[]): void => {
  const idsOf = (each: Scenario): string => each.states.map(({ id }) => id).join();
  const other = whatIfs.find((each) => idsOf(each.scenario) !== idsOf(scenario));
  if (other)
    throw new RequestError(`${other.name} has other states than ${scenario.id}: they cannot be one choice.`);
};

/** The subject of a study of points, with all names looked up. */
interface PlannedWith extends Pick<PointPlan, 'inputs' | 'method' | 'asked'> {
  readonly answer: PointsAbout['answer'];
  readonly seed: string;
  readonly futures: number;
  readonly rows?: number;
  readonly pairs?: boolean;
  /** The outcome and the condition, as they were asked for. */
  readonly outcome: string;
  readonly when?: string | undefined;
  readonly options: PointsAbout['options'];
}

/** The plan of a study of points of a scenario, and of its what-ifs where these are a choice. Throws RequestError. */
export const pointsPlan = (
  open: OpenScenario,
  whatIfs: readonly OpenScenario[],
  {
    answer,
    seed,
    futures,
    rows = 0,
    pairs = false,
    outcome,
    when,
    options,
    inputs,
    method,
    asked,
  }: PlannedWith,
): SensitivityPlan => {
  const { scenario } = open;
  const { turns, start, turn: unit } = scenario;
  const { engine, scenario: mark, data, edits } = playedFrom(open);
  const variants = whatIfs.map((each) => ({ ...markOf(each), edits: [] }));
  const scenarios = [scenario, ...whatIfs.map((each) => each.scenario)];
  const isSet = inputs.some(({ members }) => members.some(({ kind }) => kind === 'set'));
  return {
    about: {
      ...{ answer, engine, scenario: mark, variants, data, edits: [...edits] },
      options: { ...options, ...(when === undefined ? {} : { when }) },
      outcome,
      ...(when === undefined ? {} : { when }),
      ...{ start, unit, turns },
    },
    // In the order of the file's schema: a plan is compared as text.
    plan: { seed: seedAsked(seed), futures: futuresAsked(futures), inputs, method, rows, pairs, asked },
    models: scenarios.map((each) => compile(each)),
    scenarios: isSet ? scenarios : [],
  };
};

/** What is measured, and which futures count. Throws RequestError. */
export const pointsAsked = (
  scenario: Scenario,
  outcome: string,
  when: string | undefined,
  option = 'outcome',
): PointPlan['asked'] => ({
  outcome: outcomeAsked(outcome, scenario, option),
  ...(when === undefined ? {} : { when: conditionAsked(when, scenario) }),
});

const choiceOf = (open: OpenScenario, whatIfs: readonly OpenScenario[]): readonly UncertainInput[] =>
  whatIfs.length === 0
    ? []
    : [
        {
          id: WHAT_IF_INPUT,
          label: 'which what-if is played',
          members: [{ kind: 'what-if', names: [open.name, ...whatIfs.map(({ name }) => name)] }],
        },
      ];

/** What a scenario, figures of evidence and which what-ifs are true leave open: of `asked` inputs, or of all. Throws RequestError or ScenarioError. */
export const variedInputs = (
  open: OpenScenario,
  whatIfs: readonly OpenScenario[],
  { inputs: asked, evidence = false }: Pick<SensitivityRequest, 'inputs' | 'evidence'>,
): readonly UncertainInput[] => {
  const { scenario } = open;
  refuseOthers(open, whatIfs);
  const model = compile(scenario);
  const own = ownInputs(model, (name) => drawLabel(name, scenario));
  const figures = evidence
    ? evidenceInputs(scenario, model, (row, draw) => rowLabel(row, draw, scenario)).filter(({ members }) =>
        members.some(({ kind }) => kind === 'set'),
      )
    : [];
  const all = [...own, ...givenInputs(scenario), ...choiceOf(open, whatIfs), ...figures];
  const inputs = inputsAsked(asked, all, NO_SPREAD);
  tryEnds(open, inputs);
  return inputs;
};

/** What to play for a request; what-ifs are a choice of their own. Throws RequestError. */
export const sensitivityPlan = (
  open: OpenScenario,
  whatIfs: readonly OpenScenario[],
  request: SensitivityRequest,
): SensitivityPlan => {
  const { scenario } = open;
  const { outcome = OUTCOME, when, method = 'sobol', pairs = false, evidence = false } = request;
  const inputs = variedInputs(open, whatIfs, request);
  if (method === 'sobol' && inputs.length > MOST_INPUTS)
    throw new RequestError(
      `${inputs.length} inputs are too many for this method: expected at most ${MOST_INPUTS}. --input names some; --method morris takes all.`,
    );
  if (pairs && method !== 'sobol') throw new RequestError('pairs of inputs need the method sobol.', 'pairs');
  const rows = rowsAsked(request.rows, method);
  return pointsPlan(open, whatIfs, {
    ...{ answer: 'sensitivity', seed: request.seed, inputs, method, rows, pairs, outcome, when },
    asked: pointsAsked(scenario, outcome, when),
    futures: request.futures ?? (method === 'swing' ? TIP_RUNS : POINT_RUNS),
    options: {
      outcome,
      method,
      ...(isAlone(method) ? {} : { rows }),
      ...(pairs ? { pairs } : {}),
      ...(evidence ? { evidence } : {}),
      ...(request.inputs === undefined ? {} : { input: inputs.map(({ id }) => id) }),
    },
  });
};

/** The manifest of an answer. A study that a person stopped counts fewer futures than were asked for. */
export const pointsManifest = (
  { about, plan }: Pick<PointStudy, 'about' | 'plan'>,
  output: ManifestOutput,
  stoppedAfter?: number | undefined,
): StudyManifest => {
  const { answer, engine, scenario, variants, data, edits, options, turns } = about;
  const { seed, futures: asked } = plan;
  const futures = stoppedAfter === undefined ? asked : Math.floor((asked * stoppedAfter) / plan.rows);
  return manifestOf(
    { answer, engine, scenario, variants, data, seed, futures, asked, turns, edits, options },
    output,
  );
};
