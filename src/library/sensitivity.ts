import { TIP_RUNS } from '../domain/limits.ts';
import { compile } from '../model/compile.ts';
import type { Model } from '../model/model.ts';
import { sensitivityJson } from '../report/sensitivity/json.ts';
import { drawLabel } from '../report/sensitivity/labels.ts';
import { sensitivityCsv } from '../report/sensitivity/table.ts';
import { sensitivityText } from '../report/sensitivity/text.ts';
import { type ManifestOutput, manifestOf, type StudyManifest } from '../report/words/manifest.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type SensitivityAnswer, sensitivityOf } from '../study/sensitivity/answer.ts';
import { ENDS, type Method, MOST_INPUTS, MOST_ROWS, type PointPlan } from '../study/sensitivity/design.ts';
import { givenInputs, ownInputs, type UncertainInput, WHAT_IF_INPUT } from '../study/sensitivity/inputs.ts';
import type { PointStudy, PointsAbout } from '../study/sensitivity/points-file.ts';
import { valueAt } from '../study/sensitivity/settings.ts';
import { conditionAsked, outcomeAsked } from './condition.ts';
import { RequestError } from './errors.ts';
import { type Answered, answered, asLines } from './forms.ts';
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
const ROWS = { sobol: 512, morris: 40, swing: 0 } as const;
const LEAST_ROWS = { sobol: 16, morris: 4, swing: 0 } as const;
const OUTCOME = 'count';

const inputsAsked = (
  asked: readonly string[] | undefined,
  all: readonly UncertainInput[],
): readonly UncertainInput[] => {
  if (all.length === 0)
    throw new RequestError(
      'this scenario gives nothing a spread: write {mean, sd} for a weight or a rate, or an uncertain block, or name what-ifs.',
    );
  const ids = all.map(({ id }) => id);
  for (const id of asked ?? [])
    if (!ids.includes(id))
      throw new RequestError(
        `there is no input “${id}”.${didYouMean(id, ids)} Expected one of ${ids.join(', ')}.`,
        'input',
      );
  return asked === undefined ? all : all.filter(({ id }) => asked.includes(id));
};

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

/** Throws ScenarioError, with the nearest name, where an input sets a place that is none, or a value that cannot be. */
const tryEnds = (open: OpenScenario, inputs: readonly UncertainInput[]): void => {
  for (const { members } of inputs)
    for (const member of members)
      if (member.kind === 'set')
        for (const u of ENDS)
          open.with(Object.fromEntries(member.paths.map((path) => [path, valueAt(member.spread, u)])));
};

const refuseOthers = ({ scenario }: OpenScenario, whatIfs: readonly OpenScenario[]): void => {
  const idsOf = (each: Scenario): string => each.states.map(({ id }) => id).join();
  const other = whatIfs.find((each) => idsOf(each.scenario) !== idsOf(scenario));
  if (other)
    throw new RequestError(`${other.name} has other states than ${scenario.id}: they cannot be one choice.`);
};

/** What to play for a request; what-ifs are a choice of their own. Throws RequestError. */
export const sensitivityPlan = (
  open: OpenScenario,
  whatIfs: readonly OpenScenario[],
  request: SensitivityRequest,
): SensitivityPlan => {
  const { scenario } = open;
  const { outcome = OUTCOME, when, method = 'sobol', pairs = false } = request;
  refuseOthers(open, whatIfs);
  const model = compile(scenario);
  const models = [model, ...whatIfs.map((each) => compile(each.scenario))];
  const choice: readonly UncertainInput[] =
    whatIfs.length === 0
      ? []
      : [
          {
            id: WHAT_IF_INPUT,
            label: 'which what-if is played',
            members: [{ kind: 'what-if', names: [open.name, ...whatIfs.map(({ name }) => name)] }],
          },
        ];
  const all = [...ownInputs(model, (name) => drawLabel(name, scenario)), ...givenInputs(scenario), ...choice];
  const inputs = inputsAsked(request.inputs, all);
  if (method === 'sobol' && inputs.length > MOST_INPUTS)
    throw new RequestError(
      `${inputs.length} inputs are too many for this method: expected at most ${MOST_INPUTS}. --input names some; --method morris takes all.`,
    );
  if (pairs && method !== 'sobol') throw new RequestError('pairs of inputs need the method sobol.', 'pairs');
  tryEnds(open, inputs);
  const rows = rowsAsked(request.rows, method);
  const asked = {
    outcome: outcomeAsked(outcome, scenario),
    ...(when === undefined ? {} : { when: conditionAsked(when, scenario) }),
  };
  const futures = futuresAsked(request.futures ?? (method === 'swing' ? TIP_RUNS : POINT_RUNS));
  const options = {
    outcome,
    ...(when === undefined ? {} : { when }),
    method,
    ...(method === 'swing' ? {} : { rows }),
    ...(pairs ? { pairs } : {}),
    ...(request.inputs === undefined ? {} : { input: inputs.map(({ id }) => id) }),
  };
  const { turns, start, turn: unit } = scenario;
  const { engine, scenario: mark, data, edits } = playedFrom(open);
  const variants = whatIfs.map((each) => ({ ...markOf(each), edits: [] }));
  return {
    about: {
      ...{ engine, scenario: mark, variants, data, edits: [...edits], options, outcome },
      ...(when === undefined ? {} : { when }),
      ...{ start, unit, turns },
    },
    plan: { seed: seedAsked(request.seed), futures, inputs, method, rows, pairs, asked },
    models,
    scenarios: inputs.some(({ members }) => members.some(({ kind }) => kind === 'set'))
      ? [scenario, ...whatIfs.map((each) => each.scenario)]
      : [],
  };
};

/** The manifest of an answer. A study that a person stopped counts fewer futures than were asked for. */
export const sensitivityManifest = (
  { about, plan }: Pick<PointStudy, 'about' | 'plan'>,
  { rows, ended }: Pick<SensitivityAnswer, 'rows' | 'ended'>,
  output: ManifestOutput,
): StudyManifest => {
  const { engine, scenario, variants, data, edits, options, turns } = about;
  const { seed, futures: asked } = plan;
  const futures = ended === 'stopped' ? Math.floor((asked * rows) / plan.rows) : asked;
  return manifestOf(
    {
      ...{ engine, scenario, variants, data, seed, futures, asked, turns, edits, options },
      answer: 'sensitivity' as const,
    },
    output,
  );
};

/** What was found; undefined if too little was played for an answer. */
export const sensitivityFrom = (study: PointStudy): Answered<SensitivityAnswer> | undefined => {
  const answer = sensitivityOf(study.plan, study.table);
  if (!answer) return undefined;
  const { about } = study;
  return answered(answer, (form) => {
    const manifest = sensitivityManifest(study, answer, form);
    const written = {
      text: () => asLines(sensitivityText(answer, about)),
      json: () => [sensitivityJson(answer, about, manifest)],
      csv: () => sensitivityCsv(answer),
    };
    return { pieces: written[form](), manifest };
  });
};
