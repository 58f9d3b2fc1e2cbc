import { isMonth, MONTHS, parseDate } from '../../domain/dates.ts';
import type { IsoDate } from '../../domain/ids.ts';
import { listed, longDate, NBSP, percent } from '../words/numbers.ts';
import { LABELS, type Label } from './labels.ts';
import { LABEL_LANGUAGES, type LabelRow, type LabelText } from './row.ts';
import type { LabelLanguage, LabelValues, Say } from './saying.ts';
import { labelText } from './texts.ts';

/** The names of the months in dates. They are fixed here, so that every version of Node writes the same names. */
const MONTH_NAMES: Readonly<Record<LabelLanguage, readonly string[]>> = {
  en: MONTHS,
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  prs: 'جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر'.split(' '),
  ps: 'جنوري فبروري مارچ اپرېل مۍ جون جولای اګست سپټمبر اکتوبر نومبر ډسمبر'.split(' '),
};

/** The language of the labels for a tag of BCP 47. All of Persian gets Dari. A language without labels gets English. */
const labelLanguage = (tag: string): LabelLanguage => {
  const [language = ''] = tag.toLowerCase().split('-');
  const own = language === 'fa' ? 'prs' : language;
  return LABEL_LANGUAGES.find((each) => each === own) ?? 'en';
};

/** The place of a language's text in a row. */
const placeOf = (language: LabelLanguage): number =>
  language === 'en' ? LABEL_LANGUAGES.length : LABEL_LANGUAGES.indexOf(language);

/** The texts of some labels in a language, by label, for a page that says them by itself. */
export const textsIn = (
  tag: string,
  labels: Readonly<Record<string, LabelRow>>,
): Readonly<Record<string, LabelText>> => {
  const at = placeOf(labelLanguage(tag));
  return Object.fromEntries(
    Object.entries(labels).flatMap(([label, row]) => (row[at] === undefined ? [] : [[label, row[at]]])),
  );
};

/** How labels are said in a language, given by its tag. */
export const sayIn = (tag: string): Say => {
  const language = labelLanguage(tag);
  const at = placeOf(language);
  const say = (label: Label, values: LabelValues = {}): string =>
    labelText(language, LABELS[label][at], label, values);
  const share = (value: number): string => {
    const [, word, rest = ''] = /^(under|over)\s(.*)$/.exec(percent(value)) ?? [];
    return word === undefined || language === 'en'
      ? percent(value)
      : say(word === 'under' ? 'under {x}' : 'over {x}', { x: rest });
  };
  const day = (date: IsoDate): string => {
    if (isMonth(date)) return `${MONTH_NAMES[language][Number(date.slice(5)) - 1]} ${date.slice(0, 4)}`;
    const found = parseDate(date);
    if (!found || language === 'en') return longDate(date);
    return `${found.day}${NBSP}${MONTH_NAMES[language][found.month - 1]} ${found.year}`;
  };
  const list = (items: readonly string[]): string =>
    items.length < 2 || language === 'en'
      ? listed(items)
      : say('{a} and {b}', { a: items.slice(0, -1).join(', '), b: items.at(-1) ?? '' });
  return Object.assign(say, { language, day, share, list });
};
