import { turnDate } from '../../domain/dates.ts';
import { DEFAULT_RUNS } from '../../domain/limits.ts';
import { compile } from '../../model/compile.ts';
import { compareCsv } from '../../report/compare-csv.ts';
import { compareJson } from '../../report/compare-json.ts';
import { compareText } from '../../report/compare-text.ts';
import { manifestOf } from '../../report/manifest.ts';
import { type FormatFlags, formatOf, type Output, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { EXIT, UserError } from '../errors.ts';
import { findState } from '../find-state.ts';
import { loadScenario, playedFrom } from '../load.ts';
import { asLines } from '../output.ts';
import { type Comparing, compareOnThreads, sharedTurns, variantMarks } from '../study/compare-on-threads.ts';
import { ownSkillFile, ownSkillLines } from '../study/skill.ts';
import { loadVariants } from '../study/variants.ts';
import { openStudy, stopped } from '../study-command.ts';
import { parseWhen } from '../when.ts';

export interface CompareFlags extends FormatFlags {
  readonly set?: readonly string[];
  readonly together?: boolean;
  readonly by?: readonly string[];
  readonly state?: readonly string[];
  readonly future?: number;
  readonly seed?: string;
  readonly turns?: number;
  readonly runs?: number;
}

const FORMATS = ['text', 'json', 'csv'] as const;

const manifestFor = (comparing: Comparing, futures: number, format: (typeof FORMATS)[number]) => {
  const { base, variants, seed, runs, turns, horizons, states, future = null } = comparing;
  const isLast = horizons.length === 1 && horizons[0] === turns;
  const { start, turn: unit } = base.scenario;
  const by = horizons.map((turn) => turnDate(start, unit, turn));
  const about = { ...playedFrom(base), variants: variantMarks(variants), seed, future, turns };
  const options = { ...(isLast ? {} : { by }), ...(states === undefined ? {} : { state: states }) };
  return manifestOf({ ...about, answer: 'compare', futures, asked: runs, options }, format);
};

/** Compares what-ifs with their base and prints what differs. Throws UserError or ScenarioError for bad input. */
export const compareAction = async (
  given: string,
  whatIfs: readonly string[],
  flags: CompareFlags,
  open = openDelivery,
): Promise<number> => {
  const { runs = DEFAULT_RUNS, future, output } = flags;
  const format = formatOf(flags, FORMATS);
  const base = loadScenario(given, []);
  const variants = loadVariants(base, whatIfs, flags);
  if (variants.length === 0)
    throw new UserError(
      'there is nothing to compare the base with. Name what-ifs, or change the base: --set weights.rights=2.',
    );
  const all = [base, ...variants.map(({ loaded }) => loaded)] as const;
  const { deliver } = await openStudy(all, { output, format }, open);
  const turns = flags.turns ?? sharedTurns(base, variants);
  const asked = flags.by?.map((when) => parseWhen(when, base.scenario, turns, '--by')) ?? [turns];
  const horizons = [...new Set(asked)].toSorted((a, b) => a - b);
  const states = flags.state?.map((typed) => findState(typed, base.scenario).id).toSorted();
  const seed = seedOf(flags.seed);
  const model = compile(base.scenario);
  const comparing: Comparing = { base, model, variants, seed, runs, turns, horizons, states, future };
  const { report, interrupted } = await compareOnThreads(comparing);
  const futures = Math.min(...report.variants.map(({ comparison }) => comparison.futures));
  if (futures === 0) return stopped('Stopped before any future was played.');
  const manifest = manifestFor(comparing, futures, format);
  const written: Readonly<Record<typeof format, () => Output['pieces']>> = {
    json: () => [compareJson(report, manifest, ownSkillFile())],
    csv: () => compareCsv(report),
    text: () => asLines([...compareText(report), ...ownSkillLines()]),
  };
  await deliver({ pieces: written[format](), manifest });
  return interrupted ? EXIT.interrupted : EXIT.done;
};
