import type { IsoDate } from '../../domain/ids.ts';

// These are plain types, because users of the library's types do not have zod.

/** A scenario as it was played. */
interface StudiedMark {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly sha256: string;
}

/** The facts of a study that outputs give besides its results: what was played. */
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

/** The facts of a study of points, with the outcome and the condition in words. */
export interface PointsAbout extends StudyAbout {
  /** The command that asked. */
  readonly answer: 'sensitivity' | 'discover' | 'levers' | 'evidence';
  readonly variants: readonly (StudiedMark & { readonly edits: readonly string[] })[];
  readonly outcome: string;
  readonly when?: string | undefined;
}

/** The facts of a study of cascades. */
export interface CascadeAbout extends StudyAbout {
  /** The highest rung in words. */
  readonly top: string;
  readonly states: readonly { readonly id: string; readonly name: string }[];
}
