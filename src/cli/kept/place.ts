import { type Range, sizeOf } from '../../domain/ranges.ts';
import { lockFile } from '../files/lock.ts';
import { writeAtOnce } from '../files/write-file.ts';
import type { DecodedPart, PartedStudy } from '../parts/parted.ts';
import { ownPool } from '../threads/own-pool.ts';
import { type Progress, startProgress } from '../threads/progress.ts';
import type { PartPlayers } from '../threads/run-parts.ts';
import { isBegun, readPart } from './checkpoint.ts';

/** Where parts of a study are played, and where its sum is kept. */
export interface StudyPlace<Sum, Part> extends PartPlayers<Part> {
  /** What errors call the place of the sum; undefined where none is kept. */
  readonly name: string | undefined;
  /** What was kept before, if anything was. */
  readonly kept: () => Promise<DecodedPart<Part> | undefined>;
  readonly save: (sum: Sum) => Promise<void>;
  readonly progress: Progress;
  /** How many pieces were given up. */
  readonly givenUp: () => number;
  /** The answer was written: what a queue kept for it is needed no more. Comes after `close`. */
  readonly finish: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Here {
  readonly checkpoint?: string | undefined;
  /** How many; default: all of this machine. */
  readonly threads?: number | undefined;
}

/** As many futures are played before a thread has started. */
const FEW = 100;

/** The threads of this machine, and a file for the sum if a person names one. Throws UserError where another process has it. */
export const openHere = async <Sum, Part>(
  study: PartedStudy<Sum, Part>,
  range: Range,
  { checkpoint, threads }: Here,
): Promise<StudyPlace<Sum, Part>> => {
  const lock = checkpoint === undefined ? undefined : lockFile(checkpoint);
  const isFew = sizeOf([range]) * study.futuresEach <= FEW;
  const pool =
    threads === 1 || isFew ? ownPool() : (await import('../threads/pool.ts')).openPool({ threads });
  return {
    name: checkpoint,
    atOnce: pool.threads,
    kept: async () =>
      checkpoint !== undefined && isBegun(checkpoint) ? readPart(checkpoint, study) : undefined,
    play: (piece, signal) => study.play(pool, piece, signal),
    save: async (sum) => {
      if (checkpoint !== undefined) writeAtOnce(checkpoint, study.encode(sum));
    },
    progress: startProgress(),
    givenUp: () => 0,
    finish: async () => {},
    close: async () => {
      await pool.close();
      lock?.release();
    },
  };
};
