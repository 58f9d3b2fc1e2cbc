import { compile } from '../../model/compile.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { scoreWave, turnsToScore, type WaveScore } from '../../study/backtest.ts';
import { withCohesion, withoutSocial } from '../../study/backtest-variants.ts';
import { cohesionOf } from '../../study/cohesion.ts';
import { futuresOf } from '../../study/odds.ts';
import type { WaveFolder } from '../../study/read-wave.ts';
import { emptyTally, shapeOf, type Tally } from '../../study/tally.ts';
import type { StudyPool } from './pool.ts';
import { runEnsemble } from './run-ensemble.ts';

export interface WavePlan {
  readonly folder: WaveFolder;
  /** Other waves than this one: references and cohesion come from them. */
  readonly others: readonly WaveFolder[];
  readonly seed: string;
  readonly runs: number;
  readonly signal: AbortSignal;
  readonly onFutures: (played: number) => void;
}

/** Futures without cohesion are only looked at for their bands: a quarter of them is enough. */
const LOOSE_SHARE = 0.25;

/** Futures that a wave's score takes in all. */
export const futuresFor = (runs: number): number => 2 * runs + Math.ceil(runs * LOOSE_SHARE);

/**
 * Plays a wave from its first day, with and without social terms and cohesion, and scores it. What happened enters after
 * all futures are played; cohesion is that of the other waves (without any: what the scenario says). Undefined if it was
 * stopped.
 */
export const playWave = async (pool: StudyPool, plan: WavePlan): Promise<WaveScore | undefined> => {
  const { folder, others, seed, runs, signal, onFutures } = plan;
  const written = folder.wave.scenario;
  const turns = turnsToScore(written);
  const cohesion = cohesionOf(others.map(({ wave }) => wave));
  const scenario = cohesion === undefined ? written : withCohesion(written, cohesion);
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
  const model = await play(scenario, runs);
  const plain = await play(withoutSocial(scenario), runs);
  const loose = await play(withCohesion(scenario, 0), Math.ceil(runs * LOOSE_SHARE));
  if (signal.aborted) return undefined;
  const used = scenario.blocs.reduce((most, bloc) => Math.max(most, bloc.cohesion), 0);
  return scoreWave({ folder, others, turns, cohesion: used, model, plain, loose });
};
