import { sizeOf } from '../../domain/ranges.ts';
import { type DiscoverAnswer, discoveredIn } from '../../study/discover/discovered.ts';
import { MOST_INPUTS, MOST_ROWS } from '../../study/sensitivity/design.ts';
import { hasEnds } from '../../study/sensitivity/inputs.ts';
import type { PointStudy } from '../../study/sensitivity/points-file.ts';
import { conditionAsked } from '../condition.ts';
import { RequestError } from '../errors.ts';
import type { OpenScenario } from '../open-scenario.ts';
import { pointsPlan, type SensitivityPlan, variedInputs } from '../sensitivity.ts';

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

const scatteredAsked = (points: number): number => {
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
  const { when, seed, futures = 1, points = POINTS } = request;
  const all = conditionAsked(when, open.scenario);
  const varied = variedInputs(open, whatIfs, request);
  const unfit = varied.find((input) => !hasEnds(input));
  if (unfit && request.inputs !== undefined)
    throw new RequestError(
      `“${unfit.id}” has no low and no high end, so that no box can be about it.`,
      'input',
    );
  const inputs = varied.filter(hasEnds);
  if (inputs.length === 0)
    throw new RequestError(
      'this scenario gives nothing but dispositions a spread: write {mean, sd} for a weight or a rate, or an uncertain block, or name what-ifs.',
    );
  if (inputs.length > MOST_INPUTS)
    throw new RequestError(
      `${inputs.length} inputs are too many: expected at most ${MOST_INPUTS}. --input names some.`,
    );
  const rows = scatteredAsked(points);
  return pointsPlan(open, whatIfs, {
    ...{ answer: 'discover', method: 'scatter', seed, futures, inputs, rows, outcome: when },
    asked: { outcome: { kind: 'odds', all } },
    options: {
      when,
      points: rows,
      ...(request.inputs === undefined ? {} : { input: inputs.map(({ id }) => id) }),
    },
  });
};

/** The findings. Undefined if there are too few points for an answer. */
export const discoveredBy = ({ plan, table }: PointStudy): DiscoverAnswer | undefined =>
  sizeOf(table.points) < LEAST_POINTS ? undefined : discoveredIn(plan, table);
