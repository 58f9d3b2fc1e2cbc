import type { Act, Move } from '../domain/run.ts';

/** What a turn leaves behind for people to read. Without one, the same step plays a future in silence. */
export interface Trace {
  readonly moves: Move[];
  readonly acts: Act[];
}
