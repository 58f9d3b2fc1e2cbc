import { run } from '../../engine/run.ts';
import type { Model } from '../../model/model.ts';
import type { CompareReport } from '../../report/compare-report.ts';
import type { VariantMark } from '../../report/manifest.ts';
import { differencesOf } from '../../scenario/differences.ts';
import { unsharedStates } from '../../study/comparable.ts';
import { comparisonOf } from '../../study/compare.ts';
import { firstDifference } from '../../study/first-difference.ts';
import { type Loaded, markOf } from '../load.ts';
import { onThreads } from '../study-command.ts';
import { runPairs } from './run-pairs.ts';
import type { NamedVariant } from './variants.ts';

/** A base, what-ifs, and what to ask of them. */
export interface Comparing {
  readonly base: Loaded;
  readonly model: Model;
  readonly variants: readonly NamedVariant[];
  readonly seed: string;
  readonly runs: number;
  readonly turns: number;
  readonly horizons: readonly number[];
  /** Ids of the states to show; undefined: all. */
  readonly states: readonly string[] | undefined;
  /** The future whose first difference is asked for. */
  readonly future?: number | undefined;
  readonly threads?: number | undefined;
}

/** How many turns the base and all what-ifs can play. */
export const sharedTurns = (base: Loaded, variants: readonly NamedVariant[]): number =>
  Math.min(base.scenario.turns, ...variants.map(({ loaded }) => loaded.scenario.turns));

/** Plays the same futures in a base and in its what-ifs. Stopped by a person, it gives what was counted until then. */
export const compareOnThreads = async (
  comparing: Comparing,
): Promise<{ readonly report: CompareReport; readonly interrupted: boolean }> => {
  const { base, model, variants, seed, runs, turns, horizons, states, future, threads } = comparing;
  const { result, interrupted } = await onThreads({ threads }, ({ pool, signal, show }) =>
    runPairs(pool, {
      base: model,
      variants: variants.map((variant) => variant.model),
      seed,
      futures: { from: 0, to: runs },
      turns,
      horizons,
      signal,
      onFutures: (played) => show(played, runs),
    }),
  );
  const firstOf = (variant: Model) => {
    const options = { seed, turns, future };
    return future === undefined ? undefined : firstDifference(run(model, options), run(variant, options));
  };
  const compared = variants.flatMap(({ loaded: { name, scenario, hash }, model: variant }, v) => {
    const tally = result[v];
    if (!tally) return [];
    return {
      name,
      scenario,
      sha256: hash,
      edits: differencesOf(base.scenario, scenario),
      unshared: unsharedStates(base.scenario, scenario),
      comparison: comparisonOf(tally),
      first: firstOf(variant),
    };
  });
  const about = { base: { scenario: base.scenario, sha256: base.hash }, seed, asked: runs, states, future };
  return { report: { ...about, variants: compared }, interrupted };
};

/** What a manifest says of what-ifs. */
export const variantMarks = (variants: readonly NamedVariant[]): readonly VariantMark[] =>
  variants.map(({ loaded, edits }) => ({ ...markOf(loaded), edits }));
