import type { WaveScore } from '../study/backtest.ts';

/** A wave's score with what it was made from. */
export interface ScoredWave {
  readonly score: WaveScore;
  /** SHA-256 of the scenario as it was played, and of what it was scored against. */
  readonly sha256: string;
  readonly outcome: string;
  /** The file of weights laid over the scenario; undefined: the scenario's own. */
  readonly layer: string | undefined;
  /** Ids of the waves that cohesion and references came from. */
  readonly others: readonly string[];
}

/** What a back-test found. */
export interface BacktestReport {
  readonly engine: string;
  readonly seed: string;
  readonly futures: number;
  readonly waves: readonly ScoredWave[];
}
