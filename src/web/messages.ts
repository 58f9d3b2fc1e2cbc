import type { Chosen } from './chosen.ts';
import type { DrawnParts } from './shown.ts';

// The messages between the page and its worker.

/** A request of the page to the worker. */
export type ToWorker =
  | { readonly kind: 'open'; readonly given: string }
  | {
      readonly kind: 'choose';
      readonly chosen: Chosen;
      readonly isStopped: boolean;
      readonly isPlaying: boolean;
    }
  | { readonly kind: 'table' }
  /** Sort the table of all states by a column. The same column again reverses the order. */
  | { readonly kind: 'sort'; readonly by: string }
  | { readonly kind: 'file'; readonly chosen: Chosen };

/** An answer of the worker. */
export type FromWorker =
  /** The worker can count now. `first` is the choice of a page that was just opened. */
  | {
      readonly kind: 'ready';
      readonly first: Chosen;
      readonly scenario: string;
      readonly sha: string;
      readonly turns: number;
    }
  | { readonly kind: 'draw'; readonly parts: DrawnParts }
  /** A file to save. */
  | { readonly kind: 'saved'; readonly name: string; readonly type: string; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: string };
