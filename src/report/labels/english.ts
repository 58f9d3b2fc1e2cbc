import { listed, longDate, NBSP, percent } from '../words/numbers.ts';
import type { Label } from './labels.ts';
import type { LabelValues, Say } from './saying.ts';

/** A text with its values put in. A number and its noun stay on one line. */
export const withValues = (text: string, values: LabelValues): string =>
  text
    .replace(/(?<=\{n\}|95) (?=\S)/g, NBSP)
    .replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    );

/** A label in English. The noun after the number 1 loses its s. */
export const englishLabel = (label: Label, values: LabelValues = {}): string =>
  withValues(values.n === 1 ? label.replace(/(?<=\{n\} \w+)s\b/, '') : label, values);

/** Says labels in English without the table of the other languages, which the core of the library does not have. */
export const ENGLISH: Say = Object.assign(englishLabel, {
  language: 'en' as const,
  day: longDate,
  share: percent,
  list: listed,
});
