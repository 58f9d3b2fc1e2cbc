import { englishLabel, withValues } from './english.ts';
import type { Label } from './labels.ts';
import type { ByNumber, LabelText } from './row.ts';
import type { LabelLanguage, LabelValues } from './saying.ts';

const byNumber = (language: LabelLanguage, texts: ByNumber, n: number): string => {
  // ICU has no rules for Dari. If a language has no separate forms for numbers, the row has one text.
  const category = new Intl.PluralRules(language === 'prs' ? 'fa' : language).select(n);
  return texts[category] ?? texts.other;
};

/** A label with its text in one language. It is in English if that language has no text. */
export const labelText = (
  language: LabelLanguage,
  text: LabelText | undefined,
  label: Label,
  values: LabelValues,
): string => {
  if (text === undefined) return englishLabel(label, values);
  return withValues(typeof text === 'string' ? text : byNumber(language, text, Number(values.n)), values);
};
