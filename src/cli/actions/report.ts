import { type ComparePlan, comparePlan, comparisonFrom, variantMarks } from '../../library/compare.ts';
import { cascadeInput } from '../../library/discovery/cascade.ts';
import { findState } from '../../library/find-state.ts';
import { identityOf } from '../../library/odds.ts';
import { type OpenScenario, playedFrom } from '../../library/open-scenario.ts';
import { pointsInput } from '../../library/questions/answer.ts';
import type { CompareReport } from '../../report/compare/compare-report.ts';
import { briefingOf } from '../../report/page/briefing.ts';
import { type BriefingInput, followersOf } from '../../report/page/briefing-input.ts';
import { briefingHtml } from '../../report/page/html.ts';
import { briefingMarkdown } from '../../report/page/markdown.ts';
import type { PointsInput } from '../../report/page/sections/points-section.ts';
import { manifestOf } from '../../report/words/manifest.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Study } from '../../study/futures/tally-file.ts';
import { answerOdds, type OddsAnswer } from '../../study/odds/odds.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { EXIT, UserError } from '../errors.ts';
import { keepStudy } from '../kept/keep-study.ts';
import { isCascades, readCascades, readPoints } from '../kept/kept-studies.ts';
import { askedEdits, type GivenScenario, loadScenario, type StudyFlags } from '../load.ts';
import { worldMap } from '../map/world-map.ts';
import { compareParts } from '../parts/compare-parts.ts';
import { oddsParts } from '../parts/odds-parts.ts';
import { explainStates } from '../study/explain-states.ts';
import type { PastRecord } from '../study/record-note.ts';
import { loadVariants } from '../study/variants.ts';
import { openStudy, stopped } from '../study-command.ts';

export interface ReportFlags extends FormatFlags, StudyFlags {
  readonly state?: readonly string[];
  /** Studies of points to show, as files. */
  readonly study?: readonly string[];
}

/** The number of states that are explained if no state is named. */
const NEAREST = 4;
const MOST_HORIZONS = 5;

const playBase = async (plan: ComparePlan, threads: number | undefined): Promise<Study | undefined> => {
  const { base, model, seed, futures, turns } = plan;
  const id = identityOf(base, model, seed, futures);
  const { sum: tally, complete } = await keepStudy({ study: oddsParts({ id, model, turns }), threads });
  return complete ? { id, tally } : undefined;
};

/** The ends of the first years. */
const yearEnds = ({ turn }: Scenario, turns: number): readonly number[] => {
  const year = turn === 'month' ? 12 : 52;
  const years = Array.from({ length: MOST_HORIZONS - 1 }, (_, i) => (i + 1) * year);
  return years.filter((each) => each < turns);
};

interface StudyInFile {
  readonly file: string;
  readonly points: PointsInput;
}

/**
 * Reads studies of points to show. Throws UserError if a file is not a study of points, is of another scenario, or is
 * not ready for an answer.
 */
const studiesIn = (files: readonly string[], { hash, name }: OpenScenario): readonly StudyInFile[] =>
  files.map((file) => {
    const study = isCascades(file) ? readCascades(file) : readPoints(file);
    if (study.about.scenario.sha256 !== hash)
      throw new UserError(
        `${file} is a study of ${study.about.scenario.name}, not of ${name} as it is here: expected the same scenario with the same edits.`,
      );
    const points = 'tally' in study ? cascadeInput(study) : pointsInput(study);
    if (!points) throw new UserError(`${file} has too little for an answer: play it to its end first.`);
    return { file, points };
  });

const manifestFor = (
  { plan, named, studies }: Pick<Played, 'plan' | 'named' | 'studies'>,
  format: 'html' | 'md',
) => {
  const { base, seed, futures, turns } = plan;
  const about = { ...playedFrom(base), variants: variantMarks(plan), seed, turns };
  const options = {
    ...(named === undefined ? {} : { state: named }),
    ...(studies.length === 0 ? {} : { study: studies.map(({ file }) => file) }),
  };
  return manifestOf({ ...about, futures, asked: futures, answer: 'report', options }, `report.${format}`);
};

/** The states to explain. These are the named states, or else the states that are most likely to follow. */
const chosenStates = (named: readonly string[] | undefined, answer: OddsAnswer): readonly string[] =>
  named ??
  followersOf(answer)
    .filter(({ by }) => by.count > 0)
    .slice(0, NEAREST)
    .map(({ id }) => id);

interface Played {
  readonly plan: ComparePlan;
  /** Ids of the named states, in the order in which they were named. */
  readonly named: readonly string[] | undefined;
  readonly study: Study;
  readonly comparison: CompareReport | undefined;
  readonly studies: readonly StudyInFile[];
  readonly record: PastRecord | undefined;
}

const inputOf = (
  { plan, named, study, comparison, studies, record }: Played,
  format: 'html' | 'md',
): BriefingInput => {
  const { base, turns, seed } = plan;
  const { scenario, skill } = base;
  const at = (turn: number): OddsAnswer => answerOdds(study.tally, study.id.frame, { by: turn, at: turn });
  const last = at(turns);
  return {
    scenario,
    answers: [...yearEnds(scenario, turns).map(at), last],
    whys: explainStates(scenario, [...new Set(chosenStates(named, last))], seed),
    comparison,
    points: studies.map(({ points }) => points),
    manifest: manifestFor({ plan, named, studies }, format),
    skill,
    record: record?.note,
    map: worldMap(),
  };
};

/**
 * Plays a study and writes a briefing of it. Throws UserError, ScenarioError or RequestError for bad input. Writes
 * nothing if it is stopped.
 */
export const reportAction = async (
  given: GivenScenario,
  whatIfs: readonly GivenScenario[],
  flags: ReportFlags,
  open = openDelivery,
): Promise<number> => {
  const { runs: futures, turns, threads, state: states, output } = flags;
  const format = formatOf(flags, ['html', 'md']);
  const base = loadScenario(given, askedEdits(flags));
  const variants = loadVariants(base, whatIfs);
  const { deliver, record } = await openStudy([base, ...variants], { output, format }, open);
  const studies = studiesIn(flags.study ?? [], base);
  const named = states?.map((typed) => findState(typed, base.scenario).id);
  const plan = comparePlan(base, variants, { seed: seedOf(flags.seed), futures, turns, states });
  const study = await playBase(plan, threads);
  const compared =
    study && variants.length > 0 ? await keepStudy({ study: compareParts(plan), threads }) : undefined;
  if (!study || compared?.complete === false)
    return stopped('Stopped before all futures were played: no report is written.');
  const comparison = compared && comparisonFrom(plan, compared.sum);
  const briefing = briefingOf(inputOf({ plan, named, study, comparison, studies, record }, format));
  const pieces = format === 'md' ? briefingMarkdown(briefing) : [briefingHtml(briefing)];
  await deliver({ pieces });
  return EXIT.done;
};
