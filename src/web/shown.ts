import type { LiveOddsView } from '../report/odds/live-view.ts';
import type { PageElement } from '../report/page/nodes.ts';
import type { Chosen } from './chosen.ts';
import type { Given } from './given.ts';
import type { SeenFuture } from './seen.ts';
import type { ChosenSide } from './sides.ts';

/** The columns by which the table of all states can be sorted. */
export const SORT_COLUMNS = ['name', 'before', 'now', 'change'] as const;

export interface Sorting {
  readonly by: (typeof SORT_COLUMNS)[number];
  readonly isUp: boolean;
}

/** Likeliest first. */
export const LIKELIEST: Sorting = { by: 'now', isUp: false };

/** The content of the page at a moment. */
export interface Shown {
  readonly given: Given;
  readonly chosen: Chosen;
  readonly side: ChosenSide;
  readonly odds: LiveOddsView;
  /** One future, and the state that is explained in it. */
  readonly seen: SeenFuture;
  readonly state: string;
  /** How the table of all states is sorted. */
  readonly sort: Sorting;
  readonly isPlaying: boolean;
  /** Whether the odds are of an earlier choice, and the odds of this choice are still to come. */
  readonly isStale: boolean;
  /** Whether futures are being counted. */
  readonly isCounting: boolean;
  /** Whether the page can count: not before its script has begun. */
  readonly isLive: boolean;
}

/** The parts of the page that are drawn again, by the id of their element. */
export type DrawnParts = Readonly<Record<string, PageElement>>;
