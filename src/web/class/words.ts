import type { LabelText } from '../../report/labels/row.ts';
import { CLASS_LABELS } from '../../report/labels/rows/class.ts';
import { DESK_LABELS } from '../../report/labels/rows/room.ts';
import { sayIn, textsIn } from '../../report/labels/say.ts';
import type { LabelLanguage } from '../../report/labels/saying.ts';

/** The words of the pages of a class, in one language. A label itself is its English text. */
export interface PageWords {
  readonly language: LabelLanguage;
  readonly texts: Readonly<Record<string, LabelText>>;
}

/** The words of the pages in the language of an exercise, given by its tag. */
export const pageWords = (tag: string): PageWords => ({
  language: sayIn(tag).language,
  texts: { ...textsIn(tag, CLASS_LABELS), ...textsIn(tag, DESK_LABELS) },
});
