import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import { cascadeDot } from '../../report/cascade/dot.ts';
import { cascadeJson } from '../../report/cascade/json.ts';
import { cascadeCsv } from '../../report/cascade/table.ts';
import { cascadeText } from '../../report/cascade/text.ts';
import type { PointsInput } from '../../report/page/sections/points-section.ts';
import { type ManifestOutput, manifestOf, type StudyManifest } from '../../report/words/manifest.ts';
import { type CascadeAnswer, cascadeOf } from '../../study/cascade/cascade-answer.ts';
import type { CascadeStudy } from '../../study/cascade/cascade-file.ts';
import type { StepKind } from '../../study/cascade/course.ts';
import { type Answered, answered } from '../forms.ts';
import { futuresAsked, seedAsked } from '../numbers-asked.ts';
import { type OpenScenario, playedFrom } from '../open-scenario.ts';

interface CascadeRequest {
  readonly seed: string;
  /** How many futures; default: 1,000 for steps to the highest rung, 50 for all. */
  readonly futures?: number | undefined;
  readonly steps?: StepKind | undefined;
}

/** A study of cascades that is still to be played. */
export interface PlannedCascades extends Omit<CascadeStudy, 'tally'> {
  readonly model: Model;
}

/** How many futures are looked at by default. */
const CASCADE_RUNS = { top: 1000, all: 50 } as const;

/** What to play for a request. Throws RequestError. */
export const cascadePlan = (open: OpenScenario, request: CascadeRequest): PlannedCascades => {
  const { steps = 'top' } = request;
  const { scenario } = open;
  const { start, turn: unit, turns, ladder, states } = scenario;
  const { engine, scenario: mark, data, edits } = playedFrom(open);
  return {
    about: {
      ...{ engine, scenario: mark, data, edits: [...edits], options: steps === 'top' ? {} : { steps } },
      ...{ start, unit, turns, top: ladder.at(-1)?.label ?? '' },
      states: states.map(({ id, name }) => ({ id, name })),
    },
    plan: { seed: seedAsked(request.seed), turns, steps },
    runs: futuresAsked(request.futures ?? CASCADE_RUNS[steps]),
    model: compile(scenario),
  };
};

/** The manifest of an answer. */
export const cascadeManifest = (
  { about, plan, runs }: CascadeStudy,
  { futures }: Pick<CascadeAnswer, 'futures'>,
  output: ManifestOutput,
): StudyManifest => {
  const { engine, scenario, data, edits, options, turns } = about;
  const asked = { engine, scenario, data, seed: plan.seed, futures, asked: runs, turns, edits, options };
  return manifestOf({ ...asked, answer: 'cascade' as const }, output);
};

/** The findings of a study of cascades. */
export const cascadeFrom = (study: CascadeStudy): Answered<CascadeAnswer> => {
  const answer = cascadeOf(study);
  const { about, plan } = study;
  return answered(answer, (form) => cascadeManifest(study, answer, form), {
    text: () => cascadeText({ answer, about, plan }),
    json: (manifest) => [cascadeJson(answer, plan, manifest)],
    csv: () => cascadeCsv(answer),
  });
};

/** The graph of who tipped whom, in the language of Graphviz. */
export const cascadeGraph = (study: CascadeStudy): string => cascadeDot(cascadeOf(study), study.about);

/** The answer of a study of cascades, for a page. Undefined if futures are missing. */
export const cascadeInput = (study: CascadeStudy): PointsInput | undefined => {
  const { about, plan, runs } = study;
  const answer = cascadeOf(study);
  return answer.futures < runs ? undefined : { kind: 'cascade', answer, about, plan };
};
