import type { Label } from '../../../report/labels/labels.ts';
import type { LabelValues } from '../../../report/labels/saying.ts';
import { labelText } from '../../../report/labels/texts.ts';
import type { PageWords } from '../words.ts';

const ENGLISH_WORDS: PageWords = { language: 'en', texts: {} };

const isWords = (value: unknown): value is PageWords =>
  typeof value === 'object' && value !== null && 'language' in value && 'texts' in value;

/** The words that the page brought with it, in the language of the exercise. */
const broughtWords = (): PageWords => {
  try {
    const words: unknown = JSON.parse(document.getElementById('words')?.textContent ?? '');
    return isWords(words) ? words : ENGLISH_WORDS;
  } catch {
    return ENGLISH_WORDS;
  }
};

const { language, texts } = broughtWords();

/** Says a label in the language of the exercise. */
export const classSay = (label: Label, values: LabelValues = {}): string =>
  labelText(language, texts[label], label, values);
