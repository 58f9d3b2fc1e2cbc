import { compile } from '../../model/compile.ts';
import { rowLabel } from '../../report/sensitivity/labels.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { DrawnFigures } from '../../study/evidence/draw.ts';
import { evidenceInputs } from '../../study/evidence/figures.ts';
import type { UncertainInput } from '../../study/sensitivity/inputs.ts';
import { MOST_OF_ALL_INPUTS } from '../../study/sensitivity/points-file.ts';
import { RequestError } from '../errors.ts';
import type { OpenScenario } from '../open-scenario.ts';
import {
  inputsAsked,
  OUTCOME,
  pointsAsked,
  pointsPlan,
  type SensitivityPlan,
  type SensitivityRequest,
} from '../sensitivity.ts';

/** What is looked at, and which figures: rows by id (`CHN.economy`). `futures`: those of each end. */
type EvidenceRequest = Pick<SensitivityRequest, 'seed' | 'outcome' | 'when' | 'inputs' | 'futures'>;

/** How many futures are played of each end, of few figures and of many. */
const RUNS = { few: 1000, many: 100, from: 100 } as const;

const NONE =
  'no row of evidence leaves a figure open: expected rows for numbers of the scenario, such as {state: CHN, field: economy, source: …, confidence: low}.';

/** The figures that evidence leaves open. Throws RequestError if there are none, or too many. */
const openFigures = (
  scenario: Scenario,
  named?: readonly string[] | undefined,
): readonly UncertainInput[] => {
  const all = evidenceInputs(scenario, compile(scenario), (row, draw) => rowLabel(row, draw, scenario));
  const figures = inputsAsked(named, all, NONE);
  if (figures.length > MOST_OF_ALL_INPUTS)
    throw new RequestError(
      `${figures.length} figures are too many: expected at most ${MOST_OF_ALL_INPUTS}. --input names some.`,
    );
  return figures;
};

/** The figures that each future draws for odds with evidence. Throws RequestError if evidence leaves none open. */
export const drawnFigures = (scenario: Scenario): DrawnFigures => ({
  scenario,
  // The texts about a figure are not needed to draw it.
  figures: openFigures(scenario).map(({ figure: _, ...of }) => of),
});

/** What to play to find which source to check next. Throws RequestError. */
export const evidencePlan = (open: OpenScenario, request: EvidenceRequest): SensitivityPlan => {
  const { scenario } = open;
  const { seed, outcome = OUTCOME, when, inputs: named } = request;
  const inputs = openFigures(scenario, named);
  const futures = request.futures ?? (inputs.length > RUNS.from ? RUNS.many : RUNS.few);
  return pointsPlan(open, [], {
    ...{ answer: 'evidence', method: 'swing', seed, inputs, outcome, when, futures },
    asked: pointsAsked(scenario, outcome, when),
    options: { outcome, ...(named === undefined ? {} : { input: inputs.map(({ id }) => id) }) },
  });
};
