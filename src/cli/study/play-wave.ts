import { compile } from '../../model/compile.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import { emptyTally, shapeOf, type Tally } from '../../study/futures/tally.ts';
import { futuresOf } from '../../study/odds/odds.ts';
import { scoreWave, type WaveScore } from '../../study/waves/backtest.ts';
import { variantsOf } from '../../study/waves/backtest-variants.ts';
import type { WaveFolder } from '../../study/waves/read-wave.ts';
import { runEnsemble } from '../threads/run-ensemble.ts';

interface WavePlan {
  readonly folder: WaveFolder;
  /** The other waves. References and cohesion come from them. */
  readonly others: readonly WaveFolder[];
  readonly seed: string;
  readonly runs: number;
  readonly signal: AbortSignal;
  readonly onFutures: (played: number) => void;
}

/** Futures without cohesion only give bands, so a quarter of the number is enough. */
const LOOSE_SHARE = 0.25;

/** How many futures are played in all for the score of a wave. */
export const futuresFor = (runs: number): number => 2 * runs + Math.ceil(runs * LOOSE_SHARE);

/**
 * Plays a wave from its first day, with and without social terms and cohesion, and scores it. The record of the wave is used
 * only after all futures are played. Cohesion is that of the other waves, or that of the scenario if there are none.
 * Undefined if it was stopped.
 */
export const playWave = async (pool: StudyPool, plan: WavePlan): Promise<WaveScore | undefined> => {
  const { folder, others, seed, runs, signal, onFutures } = plan;
  const variants = variantsOf(
    folder.wave.scenario,
    others.map(({ wave }) => wave),
  );
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
  const plain = variants.plain === variants.model ? model : await play(variants.plain, runs);
  const loose = await play(variants.loose, Math.ceil(runs * LOOSE_SHARE));
  if (signal.aborted) return undefined;
  return scoreWave({ folder, others, turns, cohesion, model, plain, loose });
};
