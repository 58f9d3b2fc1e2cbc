import { discoverJson } from '../../report/discover/json.ts';
import { discoverCsv } from '../../report/discover/table.ts';
import { discoverText } from '../../report/discover/text.ts';
import { type ManifestOutput, manifestOf, type StudyManifest } from '../../report/words/manifest.ts';
import { type DiscoverAnswer, discoveredIn } from '../../study/discover/discovered.ts';
import { MOST_INPUTS, MOST_ROWS } from '../../study/sensitivity/design.ts';
import { hasEnds } from '../../study/sensitivity/inputs.ts';
import type { PointStudy } from '../../study/sensitivity/points-file.ts';
import { conditionAsked } from '../condition.ts';
import { RequestError } from '../errors.ts';
import { type Answered, answered, asLines } from '../forms.ts';
import { futuresAsked, seedAsked } from '../numbers-asked.ts';
import type { OpenScenario } from '../open-scenario.ts';
import { pointsAbout, type SensitivityPlan, variedIn } from '../sensitivity.ts';

/** What to look for, and where. */
interface DiscoverRequest {
  readonly seed: string;
  /** What should happen: `count >= 5 by 2028-07`. */
  readonly when: string;
  /** Points that are tried; default: 4,096. */
  readonly points?: number | undefined;
  /** Futures of each point; default: 1. */
  readonly futures?: number | undefined;
  /** Only these inputs, by id; default: all that have an order or a choice. */
  readonly inputs?: readonly string[] | undefined;
}

const POINTS = 4096;
const LEAST_POINTS = 100;

const pointsAsked = (points: number): number => {
  if (Number.isInteger(points) && points >= LEAST_POINTS && points <= MOST_ROWS) return points;
  throw new RequestError(
    `expected a whole number from ${LEAST_POINTS} to ${MOST_ROWS}, such as ${POINTS}, found ${points}.`,
    'points',
  );
};

/** What to play for a request; what-ifs are a choice of their own. Throws RequestError. */
export const discoverPlan = (
  open: OpenScenario,
  whatIfs: readonly OpenScenario[],
  request: DiscoverRequest,
): SensitivityPlan => {
  const { when, points = POINTS } = request;
  const all = conditionAsked(when, open.scenario);
  const varied = variedIn(open, whatIfs, request.inputs);
  const unfit = varied.inputs.find((input) => !hasEnds(input));
  if (unfit && request.inputs !== undefined)
    throw new RequestError(
      `“${unfit.id}” has no low and no high end, so that no box can be about it.`,
      'input',
    );
  const inputs = varied.inputs.filter(hasEnds);
  if (inputs.length === 0)
    throw new RequestError(
      'this scenario gives nothing but dispositions a spread: write {mean, sd} for a weight or a rate, or an uncertain block, or name what-ifs.',
    );
  if (inputs.length > MOST_INPUTS)
    throw new RequestError(
      `${inputs.length} inputs are too many: expected at most ${MOST_INPUTS}. --input names some.`,
    );
  const rows = pointsAsked(points);
  const options = {
    when,
    points: rows,
    ...(request.inputs === undefined ? {} : { input: inputs.map(({ id }) => id) }),
  };
  return {
    about: pointsAbout(open, whatIfs, { options, outcome: when }),
    plan: {
      seed: seedAsked(request.seed),
      futures: futuresAsked(request.futures ?? 1),
      ...{ inputs, rows, method: 'scatter', pairs: false },
      asked: { outcome: { kind: 'odds', all } },
    },
    models: varied.models,
    scenarios: varied.scenarios,
  };
};

/** The manifest of an answer. A study that a person stopped has fewer points than were asked for. */
export const discoverManifest = (
  { about, plan }: PointStudy,
  { points }: DiscoverAnswer,
  output: ManifestOutput,
): StudyManifest => {
  const { engine, scenario, variants, data, edits, options, turns } = about;
  const { seed, futures: asked, rows } = plan;
  const futures = points < rows ? Math.floor((asked * points) / rows) : asked;
  const of = { engine, scenario, variants, data, seed, futures, asked, turns, edits, options };
  return manifestOf({ ...of, answer: 'discover' as const }, output);
};

/** What was found. */
export const discoverFrom = (study: PointStudy): Answered<DiscoverAnswer> => {
  const { about, plan, table } = study;
  const answer = discoveredIn(plan, table);
  return answered(answer, (form) => {
    const manifest = discoverManifest(study, answer, form);
    const written = {
      text: () => asLines(discoverText({ answer, about })),
      json: () => [discoverJson({ answer, about }, manifest)],
      csv: () => discoverCsv(answer),
    };
    return { pieces: written[form](), manifest };
  });
};
