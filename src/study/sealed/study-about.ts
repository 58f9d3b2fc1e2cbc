import type { TurnUnit } from '../../domain/dates.ts';

/** A scenario as a study played it. */
export interface StudyMark {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly sha256: string;
}

/** What outputs say of a study besides what was found. The library's types say it too, so it is not read off a schema. */
export interface StudyAbout {
  readonly engine: string;
  readonly scenario: StudyMark;
  readonly data: Readonly<Record<string, string>>;
  readonly edits: readonly string[];
  readonly options: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly start: string;
  readonly unit: TurnUnit;
  readonly turns: number;
}
