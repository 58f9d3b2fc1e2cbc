import { DEFAULT_RUNS } from '../../domain/limits.ts';
import { type RunOptions, run } from '../../engine/run.ts';
import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import { compareCsv } from '../../report/compare-csv.ts';
import { compareJson } from '../../report/compare-json.ts';
import type { ComparedVariant, CompareReport } from '../../report/compare-report.ts';
import { compareText } from '../../report/compare-text.ts';
import { differencesOf } from '../../scenario/differences.ts';
import { unsharedStates } from '../../study/comparable.ts';
import { comparisonOf } from '../../study/compare.ts';
import { firstDifference } from '../../study/first-difference.ts';
import { drawSeed, seedNote } from '../draw-seed.ts';
import { EXIT, UserError } from '../errors.ts';
import { findState } from '../find-state.ts';
import { type Loaded, loadScenario, noteDoubts } from '../load.ts';
import { asLines, deliver, formatOf, note } from '../output.ts';
import { openPool } from '../study/pool.ts';
import { startProgress } from '../study/progress.ts';
import { noteRecord } from '../study/record-note.ts';
import { runPairs } from '../study/run-pairs.ts';
import { untilInterrupted } from '../study/signals.ts';
import { ownSkillFile, ownSkillLines } from '../study/skill.ts';
import { loadVariants, type Named, refuseOthers } from '../study/variants.ts';
import { VERSION } from '../version.ts';
import { parseWhen } from '../when.ts';
import { ensureWritable, refuseInput } from '../write-file.ts';

export interface CompareFlags {
  readonly set?: readonly string[];
  readonly together?: boolean;
  readonly by?: readonly string[];
  readonly state?: readonly string[];
  readonly future?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly output?: string;
  readonly seed?: string;
  readonly turns?: number;
  readonly runs?: number;
}

/** How many turns all of them can play, and the turns to look at. */
const horizonsOf = (base: Loaded, variants: readonly Named[], flags: CompareFlags) => {
  const shortest = Math.min(base.scenario.turns, ...variants.map(({ loaded }) => loaded.scenario.turns));
  const turns = flags.turns ?? shortest;
  const horizons = (flags.by ?? []).map((when) => parseWhen(when, base.scenario, turns, '--by'));
  return { turns, horizons: horizons.length > 0 ? horizons : [turns] };
};

/** What is played: the base, compiled, and every variant, up to the turns to look at. */
interface Plan {
  readonly model: Model;
  readonly variants: readonly Named[];
  readonly seed: string;
  readonly runs: number;
  readonly turns: number;
  readonly horizons: readonly number[];
}

const playAll = async ({ model, variants, seed, runs, turns, horizons }: Plan) => {
  const pool = openPool();
  const progress = startProgress();
  try {
    return await untilInterrupted((signal) =>
      runPairs(pool, {
        base: model,
        variants: variants.map(({ model }) => model),
        seed,
        futures: { from: 0, to: runs },
        turns,
        horizons,
        signal,
        onFutures: (played) => progress.show(played, runs),
      }),
    );
  } finally {
    progress.clear();
    await pool.close();
  }
};

const firstOf = (base: Model, { model }: Named, options: RunOptions) => {
  if (options.future === undefined) return undefined;
  return firstDifference(run(base, options), run(model, options));
};

const piecesOf = (report: CompareReport, flags: CompareFlags): Iterable<string> => {
  switch (formatOf(flags)) {
    case 'json':
      return [compareJson(report, ownSkillFile())];
    case 'csv':
      return compareCsv(report);
    case 'plain':
      return asLines([...compareText(report), ...ownSkillLines()]);
  }
};

/** Compares what-ifs with their base and prints what differs. Throws UserError or ScenarioError for bad input. */
export const compareAction = async (
  given: string,
  whatIfs: readonly string[],
  flags: CompareFlags,
): Promise<number> => {
  const base = loadScenario(given, []);
  const variants = loadVariants(given, whatIfs, flags);
  if (variants.length === 0)
    throw new UserError(
      'there is nothing to compare the base with. Name what-ifs, or change the base: --set weights.rights=2.',
    );
  refuseOthers(base, variants);
  for (const loaded of [base, ...variants.map((each) => each.loaded)]) noteDoubts(loaded);
  noteRecord(base.path);
  for (const loaded of [base, ...variants.map((each) => each.loaded)]) refuseInput(flags.output, loaded.path);
  await ensureWritable(flags.output);
  const { turns, horizons } = horizonsOf(base, variants, flags);
  const states = flags.state?.map((typed) => findState(typed, base.scenario).id);
  const seed = flags.seed ?? drawSeed();
  if (flags.seed === undefined) note(seedNote(seed));
  const runs = flags.runs ?? DEFAULT_RUNS;
  const model = compile(base.scenario);
  const { result, interrupted } = await playAll({ model, variants, seed, runs, turns, horizons });
  const compared = variants.map((variant, v): ComparedVariant | undefined => {
    const tally = result[v];
    const { scenario, hash } = variant.loaded;
    return (
      tally && {
        name: variant.name,
        scenario,
        sha256: hash,
        edits: differencesOf(base.scenario, scenario),
        unshared: unsharedStates(base.scenario, scenario),
        comparison: comparisonOf(tally),
        first: firstOf(model, variant, { seed, turns, future: flags.future }),
      }
    );
  });
  const report: CompareReport = {
    engine: VERSION,
    base: { scenario: base.scenario, sha256: base.hash },
    name: given,
    variants: compared.filter((each) => each !== undefined),
    seed,
    asked: runs,
    states,
    future: flags.future,
  };
  if (interrupted && report.variants.every(({ comparison }) => comparison.futures === 0)) {
    note('Stopped before any future was played.');
    return EXIT.interrupted;
  }
  await deliver(piecesOf(report, flags), flags.output);
  return interrupted ? EXIT.interrupted : EXIT.done;
};
