import type { IsoDate } from '../../domain/ids.ts';
import type { Label } from './labels.ts';
import type { LABEL_LANGUAGES } from './row.ts';

export type LabelLanguage = 'en' | (typeof LABEL_LANGUAGES)[number];

/** The values that are put into a label, by name. The number `n` decides between singular and plural. */
export type LabelValues = Readonly<Record<string, string | number>>;

/** Writes labels, days and shares in one language. */
export interface Say {
  (label: Label, values?: LabelValues): string;
  readonly language: LabelLanguage;
  /** `3 July 2025`, or `July 2025` for a month. */
  readonly day: (date: IsoDate) => string;
  /** A probability, in the form that `percent` gives in English. */
  readonly share: (share: number) => string;
  /** `a, b and c`. */
  readonly list: (items: readonly string[]) => string;
}
