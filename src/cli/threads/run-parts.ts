import type { Range } from '../../domain/ranges.ts';
import type { PartedStudy } from '../parts/parted.ts';
import { workThrough } from './pieces.ts';

/** Who plays the pieces of a study, and how. */
export interface PartPlayers<Part> {
  /** How many pieces are worked on at once, and the size of a piece. Undefined: as large as suits the pace. */
  readonly atOnce: number;
  readonly size?: number | undefined;
  /** Plays a piece. Undefined if the piece was given up. Rejects with an AbortError as soon as `signal` aborts. */
  readonly play: (range: Range, signal: AbortSignal) => Promise<Part | undefined>;
}

interface PartsJob<Sum> {
  /** The sum from before. */
  readonly before: Sum;
  readonly todo: readonly Range[];
  readonly signal: AbortSignal;
  readonly onSum: (sum: Sum) => void;
}

/** Plays parts of a study and adds them up as they come. Gives the sum at the end, or as `signal` aborts. */
export const runParts = async <Sum, Part>(
  { add, first }: Pick<PartedStudy<Sum, Part>, 'add' | 'first'>,
  { atOnce, size, play }: PartPlayers<Part>,
  { before, todo, signal, onSum }: PartsJob<Sum>,
): Promise<Sum> => {
  let sum = before;
  await workThrough({
    threads: atOnce,
    ...{ size, first, todo, signal },
    play: (piece) => play(piece, signal),
    onPart: (part: Part | undefined) => {
      if (part === undefined) return;
      sum = add(sum, part);
      onSum(sum);
    },
  });
  return sum;
};
