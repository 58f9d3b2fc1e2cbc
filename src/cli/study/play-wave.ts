import { compile } from '../../model/compile.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import { emptyTally, shapeOf, type Tally } from '../../study/futures/tally.ts';
import { futuresOf } from '../../study/odds/odds.ts';
import { scoreWave, type WaveScore } from '../../study/waves/backtest.ts';
import { variantsOf } from '../../study/waves/backtest-variants.ts';
import type { WaveFolder } from '../../study/waves/read-wave.ts';
import { runEnsemble } from '../threads/run-ensemble.ts';
import type { LoadedWave } from './load-wave.ts';

interface WavePlan {
  readonly folder: LoadedWave;
  /** The other waves. References and cohesion come from them. */
  readonly others: readonly WaveFolder[];
  readonly seed: string;
  readonly runs: number;
  readonly signal: AbortSignal;
  readonly onFutures: (played: number) => void;
}

/** Futures without cohesion only give bands, and those of rivals only means: fewer are enough. */
const SHARES = { loose: 0.25, rival: 0.5 };

/** What is played of a wave. Those of rivals come last. */
const playsOf = ({ folder, others, runs }: Pick<WavePlan, 'folder' | 'others' | 'runs'>) => {
  const { scenario } = folder.wave;
  const judged = folder.judged === scenario ? undefined : folder.judged;
  const variants = variantsOf(
    scenario,
    others.map(({ wave }) => wave),
    judged,
  );
  const rivalRuns = Math.ceil(runs * SHARES.rival);
  return { variants, looseRuns: Math.ceil(runs * SHARES.loose), rivalRuns };
};

/** How many futures are played in all for the score of a wave. */
export const futuresFor = (plan: Pick<WavePlan, 'folder' | 'others' | 'runs'>): number => {
  const { variants, looseRuns, rivalRuns } = playsOf(plan);
  return plan.runs + looseRuns + variants.rivals.length * rivalRuns;
};

/**
 * Plays a wave from its first day, with and without cohesion and beside its rivals, and scores it. The record of the wave is used
 * only after all futures are played. Cohesion is that of the other waves, or that of the scenario if there are none.
 * Undefined if it was stopped.
 */
export const playWave = async (pool: StudyPool, plan: WavePlan): Promise<WaveScore | undefined> => {
  const { folder, others, seed, runs, signal, onFutures } = plan;
  const { variants, looseRuns, rivalRuns } = playsOf(plan);
  const { turns, cohesion } = variants;
  let before = 0;
  const play = async (variant: Scenario, futures: number): Promise<Tally> => {
    const model = compile(variant);
    const tally = await runEnsemble(pool, {
      model,
      seed,
      counted: emptyTally(shapeOf(model, turns)),
      todo: [{ from: 0, to: futures }],
      signal,
      onTally: (sum) => onFutures(before + futuresOf(sum)),
    });
    before += futures;
    return tally;
  };
  const model = await play(variants.model, runs);
  const loose = await play(variants.loose, looseRuns);
  const rivals: { readonly id: string; readonly label: string; readonly tally: Tally }[] = [];
  for (const { id, label, scenario } of variants.rivals)
    rivals.push({ id, label, tally: await play(scenario, rivalRuns) });
  if (signal.aborted) return undefined;
  return scoreWave({ folder, others, turns, cohesion, model, loose, rivals });
};
