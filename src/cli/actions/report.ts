import { type ComparePlan, comparePlan, comparisonFrom, variantMarks } from '../../library/compare.ts';
import { findState } from '../../library/find-state.ts';
import { identityOf } from '../../library/odds.ts';
import { playedFrom } from '../../library/open-scenario.ts';
import type { CompareReport } from '../../report/compare/compare-report.ts';
import { briefingOf } from '../../report/page/briefing.ts';
import { type BriefingInput, followersOf } from '../../report/page/briefing-input.ts';
import { briefingHtml } from '../../report/page/html.ts';
import { briefingMarkdown } from '../../report/page/markdown.ts';
import { manifestOf } from '../../report/words/manifest.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Study } from '../../study/futures/tally-file.ts';
import { answerOdds, type OddsAnswer } from '../../study/odds/odds.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { EXIT } from '../errors.ts';
import { keepStudy } from '../kept/keep-study.ts';
import { playStudy } from '../kept/play-study.ts';
import { askedEdits, type EditFlags, type GivenScenario, loadScenario, type StudyFlags } from '../load.ts';
import { worldMap } from '../map/world-map.ts';
import { compareParts } from '../parts/compare-parts.ts';
import { explainStates } from '../study/explain-states.ts';
import type { PastRecord } from '../study/record-note.ts';
import { loadVariants } from '../study/variants.ts';
import { openStudy, stopped } from '../study-command.ts';

export interface ReportFlags extends FormatFlags, EditFlags, StudyFlags {
  readonly state?: readonly string[];
}

/** How many states are explained unless some are named. */
const NEAREST = 4;
const MOST_HORIZONS = 5;

const playBase = async (plan: ComparePlan, threads: number | undefined): Promise<Study | undefined> => {
  const { base, model, seed, futures, turns } = plan;
  const { study, complete } = await playStudy({
    id: identityOf(base, model, seed, futures),
    model,
    turns,
    range: { from: 0, to: futures },
    twins: true,
    threads,
  });
  return complete ? study : undefined;
};

/** The ends of the first years. */
const yearEnds = ({ turn }: Scenario, turns: number): readonly number[] => {
  const year = turn === 'month' ? 12 : 52;
  const years = Array.from({ length: MOST_HORIZONS - 1 }, (_, i) => (i + 1) * year);
  return years.filter((each) => each < turns);
};

const manifestFor = (plan: ComparePlan, named: readonly string[] | undefined, format: 'html' | 'md') => {
  const { base, seed, futures, turns } = plan;
  const about = { ...playedFrom(base), variants: variantMarks(plan), seed, turns };
  const options = named === undefined ? {} : { state: named };
  return manifestOf({ ...about, futures, asked: futures, answer: 'report', options }, `report.${format}`);
};

/** The states to explain: those that were named, else those likeliest to follow. */
const chosenStates = (named: readonly string[] | undefined, answer: OddsAnswer): readonly string[] =>
  named ??
  followersOf(answer)
    .filter(({ by }) => by.count > 0)
    .slice(0, NEAREST)
    .map(({ id }) => id);

interface Played {
  readonly plan: ComparePlan;
  /** Ids of the states that were named, in the order in which they were. */
  readonly named: readonly string[] | undefined;
  readonly study: Study;
  readonly comparison: CompareReport | undefined;
  readonly record: PastRecord | undefined;
}

const inputOf = (
  { plan, named, study, comparison, record }: Played,
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
    manifest: manifestFor(plan, named, format),
    skill,
    record: record?.note,
    map: worldMap(),
  };
};

/** Plays a study and writes a briefing of it. Throws UserError, ScenarioError or RequestError for bad input; stopped, it writes nothing. */
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
  const named = states?.map((typed) => findState(typed, base.scenario).id);
  const plan = comparePlan(base, variants, { seed: seedOf(flags.seed), futures, turns, states });
  const study = await playBase(plan, threads);
  const parts = compareParts(plan);
  const range = { from: 0, to: plan.futures };
  const compared =
    study && variants.length > 0 ? await keepStudy({ study: parts, range, threads }) : undefined;
  if (!study || compared?.complete === false)
    return stopped('Stopped before all futures were played: no report is written.');
  const briefing = briefingOf(
    inputOf(
      { plan, named, study, comparison: compared && comparisonFrom(plan, compared.sum), record },
      format,
    ),
  );
  const pieces = format === 'md' ? briefingMarkdown(briefing) : [await briefingHtml(briefing)];
  await deliver({ pieces });
  return EXIT.done;
};
