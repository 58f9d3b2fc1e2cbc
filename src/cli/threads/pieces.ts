import { type Range, sizeOf } from '../../domain/ranges.ts';

interface Pieces<Part> {
  /** How many pieces are worked on side by side. */
  readonly threads: number;
  /** Which futures are to be played. */
  readonly todo: readonly Range[];
  /** Has one piece played. */
  readonly play: (futures: Range) => Promise<Part>;
  /** Called with each piece's part, in the order in which they come. */
  readonly onPart: (part: Part, futures: Range) => void;
  readonly signal?: AbortSignal | undefined;
  /** Futures in the first pieces; default 25. */
  readonly first?: number | undefined;
  /** Only pieces of this size. By default a piece has as many futures as take about a quarter of a second. */
  readonly size?: number | undefined;
}

export const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/**
 * How long a thread should work on one piece. It is short enough to show progress, and long enough to pay for the
 * transfer.
 */
const PIECE_MS = 250;
const FIRST_PIECE = 25;
const LARGEST_PIECE = 10_000;

/**
 * Works through futures piece by piece. A thread needs about a quarter of a second for a piece. Ends when all pieces
 * are done, or when `signal` aborts, with the parts until then. Throws a piece's failure.
 */
export const workThrough = async <Part>({
  threads,
  todo,
  play,
  onPart,
  signal,
  first = FIRST_PIECE,
  size: fixed,
}: Pieces<Part>): Promise<void> => {
  let size = fixed ?? first;
  const waiting = [...todo];
  const nextPiece = (): Range | undefined => {
    const range = waiting.shift();
    if (!range) return undefined;
    const to = Math.min(range.to, range.from + size);
    if (to < range.to) waiting.unshift({ from: to, to: range.to });
    return { from: range.from, to };
  };
  const work = async (): Promise<void> => {
    for (let futures = nextPiece(); futures && !signal?.aborted; futures = nextPiece()) {
      const before = performance.now();
      const part = await play(futures);
      const pace = sizeOf([futures]) / (performance.now() - before);
      if (fixed === undefined)
        size = Math.round(Math.min(LARGEST_PIECE, Math.max(FIRST_PIECE, pace * PIECE_MS)));
      onPart(part, futures);
    }
  };
  const results = await Promise.allSettled(Array.from({ length: threads }, work));
  for (const result of results)
    if (result.status === 'rejected' && !isAbort(result.reason)) throw result.reason;
};
