import type { Range } from '../../domain/ranges.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import type { OrFault } from '../../study/sealed/sealed-file.ts';

/** A part as read. */
export interface DecodedPart<Part> {
  readonly part: Part;
  /** How its study differs from this one, each as `seed moscow, not doha`; nothing where it does not. */
  readonly differences: readonly string[];
  /** How many things its own study has. */
  readonly size: number;
  /** How it names its scenarios. */
  readonly named: string;
}

/**
 * How parts of a study are read, added up and written. What is played has numbers, from 0. The sum has the same bytes for any
 * parts, in any order, from any machines.
 */
export interface PartSums<Sum, Part = Sum> {
  /** What has numbers. */
  readonly things: 'futures' | 'points' | 'levers';
  /** How many there are in all. */
  readonly size: number;
  readonly empty: () => Sum;
  readonly doneIn: (sum: Sum | Part) => readonly Range[];
  /** Adds a part to a sum, in place. Throws RangeError if something is in both. */
  readonly add: (sum: Sum, part: Part) => Sum;
  /** A sum as a file, which can be read alone. */
  readonly encode: (sum: Sum) => Uint8Array;
  /** A part as it travels between machines that know the study. */
  readonly encodePart: (part: Part) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => OrFault<DecodedPart<Part>>;
}

/** A study whose parts may be played apart. */
export interface PartedStudy<Sum, Part = Sum> extends PartSums<Sum, Part> {
  /** How many futures each thing takes: what progress counts. */
  readonly futuresEach: number;
  /** How many things the first pieces have; default: as pieces of futures. */
  readonly first?: number | undefined;
  /** Plays a part on the threads of a pool. Rejects with an AbortError as soon as `signal` aborts. */
  readonly play: (pool: StudyPool, range: Range, signal: AbortSignal | undefined) => Promise<Part>;
  /** A part is needed no more: what holds it may be filled again. `add` does this too. */
  readonly release?: ((part: Part) => void) | undefined;
}
