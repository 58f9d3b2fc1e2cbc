import type { WaveScore } from '../../study/waves/backtest.ts';

/** The score of a wave, with its inputs. */
export interface ScoredWave {
  readonly score: WaveScore;
  /** SHA-256 of the scenario as it was played, and of the record that it was compared with. */
  readonly sha256: string;
  readonly outcome: string;
  /** SHA-256 of the drivers, weights and base rates that were played. */
  readonly rules: string;
  /** The file of weights over the scenario. Undefined if the scenario's own weights were used. */
  readonly layer: string | undefined;
  /** Ids of the waves that gave the cohesion and the references. */
  readonly others: readonly string[];
}

/** The result of a back-test. */
export interface BacktestReport {
  readonly engine: string;
  readonly seed: string;
  readonly futures: number;
  readonly waves: readonly ScoredWave[];
}
