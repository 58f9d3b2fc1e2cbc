import { DEFAULT_RUNS } from '../../domain/limits.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import type { CompareReport } from '../../report/compare-report.ts';
import type { StudyManifest } from '../../report/manifest.ts';
import { briefingOf } from '../../report/page/briefing.ts';
import { type BriefingInput, followersOf } from '../../report/page/briefing-input.ts';
import { briefingHtml } from '../../report/page/html.ts';
import { briefingMarkdown } from '../../report/page/markdown.ts';
import { differencesOf } from '../../scenario/differences.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { unsharedStates } from '../../study/comparable.ts';
import { comparisonOf } from '../../study/compare.ts';
import { answerOdds, type OddsAnswer } from '../../study/odds.ts';
import type { Study } from '../../study/tally-file.ts';
import { drawSeed, seedNote } from '../draw-seed.ts';
import { EXIT } from '../errors.ts';
import { findState } from '../find-state.ts';
import { type Loaded, loadScenario, noteDoubts } from '../load.ts';
import { deliver, note } from '../output.ts';
import { worldMap } from '../screens/world-map.ts';
import { explainStates } from '../study/explain-states.ts';
import { identityOf } from '../study/identity.ts';
import { playStudy } from '../study/play-study.ts';
import { openPool } from '../study/pool.ts';
import { startProgress } from '../study/progress.ts';
import { quoted } from '../study/quoted.ts';
import { recordOf } from '../study/record-note.ts';
import { runPairs } from '../study/run-pairs.ts';
import { untilInterrupted } from '../study/signals.ts';
import { ownSkillFile } from '../study/skill.ts';
import { loadVariants, type Named, refuseOthers } from '../study/variants.ts';
import { VERSION } from '../version.ts';
import { ensureWritable, refuseInput } from '../write-file.ts';

export interface ReportFlags {
  readonly state?: readonly string[];
  readonly format?: 'html' | 'md';
  readonly output?: string;
  readonly seed?: string;
  readonly runs?: number;
  readonly threads?: number;
  readonly turns?: number;
  readonly set?: readonly string[];
}

/** How many states are explained unless some are named. */
const NEAREST = 4;
const MOST_HORIZONS = 5;

/** What is known before the first future is played. */
interface Plan {
  readonly given: string;
  readonly whatIfs: readonly string[];
  readonly flags: ReportFlags;
  readonly base: Loaded;
  readonly model: Model;
  readonly variants: readonly Named[];
  readonly seed: string;
  readonly runs: number;
  readonly turns: number;
  /** Ids of the states that were named. */
  readonly states: readonly string[] | undefined;
}

const formatOf = ({ format, output }: ReportFlags): 'html' | 'md' =>
  format ?? (/\.(md|markdown)$/i.test(output ?? '') ? 'md' : 'html');

const planOf = async (given: string, whatIfs: readonly string[], flags: ReportFlags): Promise<Plan> => {
  const edits = flags.set ?? [];
  const base = loadScenario(given, edits);
  const variants = loadVariants(given, whatIfs, {}, edits);
  refuseOthers(base, variants);
  for (const loaded of [base, ...variants.map((each) => each.loaded)]) {
    noteDoubts(loaded);
    refuseInput(flags.output, loaded.path);
  }
  await ensureWritable(flags.output);
  const shortest = Math.min(base.scenario.turns, ...variants.map(({ loaded }) => loaded.scenario.turns));
  const model = compile(base.scenario);
  return {
    given,
    whatIfs,
    flags,
    base,
    model,
    variants,
    seed: flags.seed ?? drawSeed(),
    runs: flags.runs ?? DEFAULT_RUNS,
    turns: flags.turns ?? shortest,
    states: flags.state?.map((typed) => findState(typed, base.scenario).id),
  };
};

const playBase = async ({
  given,
  flags,
  base,
  model,
  seed,
  runs,
  turns,
}: Plan): Promise<Study | undefined> => {
  const { study, complete } = await playStudy({
    id: identityOf({ loaded: base, model, given, edits: flags.set ?? [], seed, runs }),
    model,
    turns,
    range: { from: 0, to: runs },
    twins: true,
    threads: flags.threads,
    goal: (counted) => (sizeOf(counted.futures) < runs ? runs : undefined),
  });
  return complete ? study : undefined;
};

const playPairs = async ({ model, variants, flags, seed, runs, turns }: Plan) => {
  const pool = openPool({ threads: flags.threads });
  const progress = startProgress();
  try {
    const { result, interrupted } = await untilInterrupted((signal) =>
      runPairs(pool, {
        base: model,
        variants: variants.map((variant) => variant.model),
        seed,
        futures: { from: 0, to: runs },
        turns,
        horizons: [turns],
        signal,
        onFutures: (played) => progress.show(played, runs),
      }),
    );
    return interrupted ? undefined : result;
  } finally {
    progress.clear();
    await pool.close();
  }
};

const comparisonFor = async (plan: Plan): Promise<CompareReport | undefined> => {
  const { base, variants, seed, runs, states, given } = plan;
  const tallies = await playPairs(plan);
  return (
    tallies && {
      engine: VERSION,
      base: { scenario: base.scenario, sha256: base.hash },
      name: given,
      seed,
      asked: runs,
      states,
      future: undefined,
      variants: variants.flatMap(({ name, loaded: { scenario, hash } }, v) => {
        const tally = tallies[v];
        if (!tally) return [];
        const edits = differencesOf(base.scenario, scenario);
        const unshared = unsharedStates(base.scenario, scenario);
        return [
          {
            name,
            scenario,
            sha256: hash,
            edits,
            unshared,
            comparison: comparisonOf(tally),
            first: undefined,
          },
        ];
      }),
    }
  );
};

/** The ends of the first years, and the last turn. */
const horizonsOf = ({ turn }: Scenario, turns: number): readonly number[] => {
  const year = turn === 'month' ? 12 : 52;
  const years = Array.from({ length: MOST_HORIZONS - 1 }, (_, i) => (i + 1) * year);
  return years.filter((each) => each < turns);
};

const manifestOf = (plan: Plan, { id }: Study): StudyManifest => {
  const { given, whatIfs, flags, base, seed, runs, turns } = plan;
  const edits = flags.set ?? [];
  const format = formatOf(flags);
  const named = (name: string, values: readonly string[] = []) => values.flatMap((value) => [name, value]);
  const words = [
    ...['demarche', 'report', given, ...whatIfs, '--seed', seed, '--runs', String(runs)],
    ...['--turns', String(turns), ...named('--set', edits), ...named('--state', flags.state)],
    ...['-o', `briefing.${format}`],
  ];
  return {
    engine: VERSION,
    scenario: { id: base.scenario.id, title: base.scenario.title, sha256: base.hash },
    data: id.data,
    seed,
    futures: runs,
    asked: runs,
    turns,
    edits,
    command: words.map(quoted).join(' '),
  };
};

/** The states to explain: those that were named, else those likeliest to follow. */
const chosenStates = ({ states }: Plan, answer: OddsAnswer): readonly string[] =>
  states ??
  followersOf(answer)
    .filter(({ by }) => by.count > 0)
    .slice(0, NEAREST)
    .map(({ id }) => id);

const inputOf = (plan: Plan, study: Study, comparison: CompareReport | undefined): BriefingInput => {
  const { base, turns, seed } = plan;
  const { scenario } = base;
  const at = (turn: number): OddsAnswer => answerOdds(study.tally, study.id.frame, { by: turn, at: turn });
  const last = at(turns);
  return {
    scenario,
    answers: [...horizonsOf(scenario, turns).map(at), last],
    whys: explainStates(scenario, [...new Set(chosenStates(plan, last))], seed),
    comparison,
    manifest: manifestOf(plan, study),
    skill: ownSkillFile(),
    record: recordOf(base.path)?.note,
    map: worldMap(),
  };
};

/** Plays a study and writes a briefing of it. Throws UserError or ScenarioError for bad input; stopped, it writes nothing. */
export const reportAction = async (
  given: string,
  whatIfs: readonly string[],
  flags: ReportFlags,
): Promise<number> => {
  const plan = await planOf(given, whatIfs, flags);
  if (flags.seed === undefined) note(seedNote(plan.seed));
  const study = await playBase(plan);
  const comparison = study && plan.variants.length > 0 ? await comparisonFor(plan) : undefined;
  if (!study || (plan.variants.length > 0 && !comparison)) {
    note('Stopped before all futures were played: no report is written.');
    return EXIT.interrupted;
  }
  const briefing = briefingOf(inputOf(plan, study, comparison));
  await deliver(
    formatOf(flags) === 'md' ? briefingMarkdown(briefing) : [await briefingHtml(briefing)],
    flags.output,
  );
  return EXIT.done;
};
