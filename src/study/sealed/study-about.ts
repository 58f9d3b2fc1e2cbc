import type { IsoDate } from '../../domain/ids.ts';

// Plain types: those who take the library's types have no zod.

/** A scenario as it was played. */
interface StudiedMark {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly sha256: string;
}

/** What outputs say of a study besides what was found: what was played. */
interface StudyAbout {
  readonly engine: string;
  readonly scenario: StudiedMark;
  readonly data: Readonly<Record<string, string>>;
  readonly edits: readonly string[];
  readonly options: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly start: IsoDate;
  readonly unit: 'month' | 'week';
  readonly turns: number;
}

/** The same of a study of points, with the outcome and the condition in words. */
export interface PointsAbout extends StudyAbout {
  /** The command that asked. */
  readonly answer: 'sensitivity' | 'discover' | 'levers' | 'evidence';
  readonly variants: readonly (StudiedMark & { readonly edits: readonly string[] })[];
  readonly outcome: string;
  readonly when?: string | undefined;
}

/** The same of a study of cascades. */
export interface CascadeAbout extends StudyAbout {
  /** The highest rung in words. */
  readonly top: string;
  readonly states: readonly { readonly id: string; readonly name: string }[];
}
