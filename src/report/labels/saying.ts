import type { IsoDate } from '../../domain/ids.ts';
import type { Label } from './labels.ts';
import type { LABEL_LANGUAGES } from './row.ts';

export type LabelLanguage = 'en' | (typeof LABEL_LANGUAGES)[number];

/** What is put into a label, by name. `n` is the number that decides the form of the label. */
export type LabelValues = Readonly<Record<string, string | number>>;

/** Says labels, days and shares in one language. */
export interface Say {
  (label: Label, values?: LabelValues): string;
  readonly language: LabelLanguage;
  /** `3 July 2025`; of a month `July 2025`. */
  readonly day: (date: IsoDate) => string;
  /** A probability, as `percent` has it in English. */
  readonly share: (share: number) => string;
  /** `a, b and c`. */
  readonly list: (items: readonly string[]) => string;
}
