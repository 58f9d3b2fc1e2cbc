import type { Chosen } from './chosen.ts';
import type { DrawnParts } from './shown.ts';

// What the page and its worker say to each other.

/** What the page asks of the worker. */
export type ToWorker =
  | { readonly kind: 'open'; readonly given: string }
  | {
      readonly kind: 'choose';
      readonly chosen: Chosen;
      readonly isStopped: boolean;
      readonly isPlaying: boolean;
    }
  | { readonly kind: 'table' }
  /** Sort the table of all states by a column; the same column again turns it round. */
  | { readonly kind: 'sort'; readonly by: string }
  | { readonly kind: 'file'; readonly chosen: Chosen };

/** What the worker answers. */
export type FromWorker =
  /** It can count now; `first` is the choice of a page that was just opened. */
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
