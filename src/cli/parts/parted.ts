import type { Range } from '../../domain/ranges.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import type { OrFault } from '../../study/sealed/sealed-file.ts';

/** A part that was read. */
export interface DecodedPart<Part> {
  readonly part: Part;
  /** The differences of its study from this study, each as `seed moscow, not doha`. Empty if there are none. */
  readonly differences: readonly string[];
  /** The number of things in its own study. */
  readonly size: number;
  /** The names of its scenarios. */
  readonly named: string;
}

/**
 * How parts of a study are read, added up and written. The things that are played are numbered from 0. The sum has the
 * same bytes for any parts, in any order, from any machines.
 */
export interface PartSums<Sum, Part = Sum> {
  /** The kind of things that are numbered. */
  readonly things: 'futures' | 'points' | 'levers';
  /** The total number of things. */
  readonly size: number;
  readonly empty: () => Sum;
  readonly doneIn: (sum: Sum | Part) => readonly Range[];
  /** Adds a part to a sum, in place. Throws RangeError if something is in both. */
  readonly add: (sum: Sum, part: Part) => Sum;
  /** A sum as a file. The file can be read alone. */
  readonly encode: (sum: Sum) => Uint8Array;
  /** A part as it travels between machines that know the study. */
  readonly encodePart: (part: Part) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => OrFault<DecodedPart<Part>>;
}

/** A study whose parts may be played apart. */
export interface PartedStudy<Sum, Part = Sum> extends PartSums<Sum, Part> {
  /** The number of futures that each thing takes. Progress counts them. */
  readonly futuresEach: number;
  /** The number of things in the first pieces. Default: as in pieces of futures. */
  readonly first?: number | undefined;
  /** Plays a part on the threads of a pool. Rejects with an AbortError as soon as `signal` aborts. */
  readonly play: (pool: StudyPool, range: Range, signal: AbortSignal | undefined) => Promise<Part>;
  /** Says that a part is no longer needed. Its memory may be used again. `add` does this too. */
  readonly release?: ((part: Part) => void) | undefined;
}
