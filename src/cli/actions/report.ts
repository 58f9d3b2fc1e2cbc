import { createHash } from 'node:crypto';
import { DEFAULT_RUNS } from '../../domain/limits.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { compile } from '../../model/compile.ts';
import type { CompareReport } from '../../report/compare-report.ts';
import { manifestOf } from '../../report/manifest.ts';
import { briefingOf } from '../../report/page/briefing.ts';
import { type BriefingInput, followersOf } from '../../report/page/briefing-input.ts';
import { briefingHtml } from '../../report/page/html.ts';
import { briefingMarkdown } from '../../report/page/markdown.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { answerOdds, type OddsAnswer } from '../../study/odds.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { EXIT } from '../errors.ts';
import { findState } from '../find-state.ts';
import { loadScenario, playedFrom } from '../load.ts';
import { worldMap } from '../map/world-map.ts';
import { type Comparing, compareOnThreads, sharedTurns, variantMarks } from '../study/compare-on-threads.ts';
import { explainStates } from '../study/explain-states.ts';
import { identityOf } from '../study/identity.ts';
import { playStudy } from '../study/play-study.ts';
import type { PastRecord } from '../study/record-note.ts';
import { ownSkillFile } from '../study/skill.ts';
import type { Study } from '../study/tally-file.ts';
import { loadVariants } from '../study/variants.ts';
import { openStudy, stopped } from '../study-command.ts';

export interface ReportFlags extends FormatFlags {
  readonly state?: readonly string[];
  readonly seed?: string;
  readonly runs?: number;
  readonly threads?: number;
  readonly turns?: number;
  readonly set?: readonly string[];
}

/** How many states are explained unless some are named. */
const NEAREST = 4;
const MOST_HORIZONS = 5;

const playBase = async ({
  base,
  model,
  seed,
  runs,
  turns,
  threads,
}: Comparing): Promise<Study | undefined> => {
  const { study, complete } = await playStudy({
    id: identityOf({ loaded: base, model, seed, runs }),
    model,
    turns,
    range: { from: 0, to: runs },
    twins: true,
    threads,
    goal: (counted) => (sizeOf(counted.futures) < runs ? runs : undefined),
  });
  return complete ? study : undefined;
};

/** The ends of the first years. */
const yearEnds = ({ turn }: Scenario, turns: number): readonly number[] => {
  const year = turn === 'month' ? 12 : 52;
  const years = Array.from({ length: MOST_HORIZONS - 1 }, (_, i) => (i + 1) * year);
  return years.filter((each) => each < turns);
};

const manifestFor = (comparing: Comparing, named: readonly string[] | undefined, format: 'html' | 'md') => {
  const { base, variants, seed, runs, turns } = comparing;
  const about = { ...playedFrom(base), variants: variantMarks(variants), seed, turns };
  const options = named === undefined ? {} : { state: named };
  const counts = { futures: runs, asked: runs };
  return manifestOf({ ...about, ...counts, answer: 'report', options }, `report.${format}`);
};

/** The states to explain: those that were named, else those likeliest to follow. */
const chosenStates = (named: readonly string[] | undefined, answer: OddsAnswer): readonly string[] =>
  named ??
  followersOf(answer)
    .filter(({ by }) => by.count > 0)
    .slice(0, NEAREST)
    .map(({ id }) => id);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

interface Played {
  readonly comparing: Comparing;
  readonly study: Study;
  readonly comparison: CompareReport | undefined;
  readonly record: PastRecord | undefined;
}

const inputOf = ({ comparing, study, comparison, record }: Played, format: 'html' | 'md'): BriefingInput => {
  const { base, turns, seed, states } = comparing;
  const { scenario } = base;
  const at = (turn: number): OddsAnswer => answerOdds(study.tally, study.id.frame, { by: turn, at: turn });
  const last = at(turns);
  return {
    scenario,
    answers: [...yearEnds(scenario, turns).map(at), last],
    whys: explainStates(scenario, [...new Set(chosenStates(states, last))], seed),
    comparison,
    manifest: manifestFor(comparing, states, format),
    skill: ownSkillFile(),
    record: record?.note,
    map: worldMap(),
  };
};

/** Plays a study and writes a briefing of it. Throws UserError or ScenarioError for bad input; stopped, it writes nothing. */
export const reportAction = async (
  given: string,
  whatIfs: readonly string[],
  flags: ReportFlags,
  open = openDelivery,
): Promise<number> => {
  const { runs = DEFAULT_RUNS, threads, output } = flags;
  const format = formatOf(flags, ['html', 'md']);
  const base = loadScenario(given, flags.set ?? []);
  const variants = loadVariants(base, whatIfs);
  const all = [base, ...variants.map(({ loaded }) => loaded)] as const;
  const { deliver, record } = await openStudy(all, { output, format }, open);
  const states = flags.state?.map((typed) => findState(typed, base.scenario).id);
  const turns = flags.turns ?? sharedTurns(base, variants);
  const [seed, model] = [seedOf(flags.seed), compile(base.scenario)];
  const comparing = { base, model, variants, seed, runs, turns, horizons: [turns], states, threads };
  const study = await playBase(comparing);
  const compared = study && variants.length > 0 ? await compareOnThreads(comparing) : undefined;
  if (!study || compared?.interrupted)
    return stopped('Stopped before all futures were played: no report is written.');
  const briefing = briefingOf(inputOf({ comparing, study, comparison: compared?.report, record }, format));
  const pieces = format === 'md' ? briefingMarkdown(briefing) : [await briefingHtml(briefing, sha256)];
  await deliver({ pieces });
  return EXIT.done;
};
