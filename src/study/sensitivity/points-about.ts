import type { IsoDate } from '../../domain/ids.ts';

/** A scenario as it was played. */
interface StudiedMark {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly sha256: string;
}

/** What outputs say of a study besides what was found: what was played, and the outcome and the condition in words. */
export interface PointsAbout {
  /** The command that asked. */
  readonly answer: 'sensitivity' | 'discover' | 'levers' | 'evidence';
  readonly engine: string;
  readonly scenario: StudiedMark;
  readonly variants: readonly (StudiedMark & { readonly edits: readonly string[] })[];
  readonly data: Readonly<Record<string, string>>;
  readonly edits: readonly string[];
  readonly options: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly outcome: string;
  readonly when?: string | undefined;
  readonly start: IsoDate;
  readonly unit: 'month' | 'week';
  readonly turns: number;
}
