import { type Range, sizeOf } from '../../domain/ranges.ts';
import { lockFile } from '../files/lock.ts';
import { writeAtOnce } from '../files/write-file.ts';
import type { DecodedPart, PartedStudy } from '../parts/parted.ts';
import { ownPool } from '../threads/own-pool.ts';
import { type Progress, startProgress } from '../threads/progress.ts';
import type { PartPlayers } from '../threads/run-parts.ts';
import { isBegun, readPart } from './checkpoint.ts';

/** The place where parts of a study are played, and the place where its sum is kept. */
export interface StudyPlace<Sum, Part> extends PartPlayers<Part> {
  /** The name of the place of the sum in errors. Undefined if no sum is kept. */
  readonly name: string | undefined;
  /** The part that was kept before, if there is one. */
  readonly kept: () => Promise<DecodedPart<Part> | undefined>;
  readonly save: (sum: Sum) => Promise<void>;
  readonly progress: Progress;
  /** The number of pieces that were given up. */
  readonly givenUp: () => number;
  /** Call this after `close`, when the answer was written. The data that a queue kept for it is no longer needed. */
  readonly finish: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Here {
  readonly checkpoint?: string | undefined;
  /** The number of threads. Default: all of this machine. */
  readonly threads?: number | undefined;
}

/** The number of futures that are played in the time that a thread needs to start. */
const FEW = 100;

/**
 * The threads of this machine, and a file for the sum if a person names one. Throws UserError if another process uses
 * the file.
 */
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
