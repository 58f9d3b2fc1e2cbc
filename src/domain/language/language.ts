export const WRITING = ['ltr', 'rtl'] as const;

/** Where lines begin: left to right, or right to left. */
export type Writing = (typeof WRITING)[number];

/** The language of texts, and their direction. */
export interface Language {
  /** A tag of BCP 47. */
  readonly lang: string;
  readonly dir: Writing;
}

/** BCP 47 without its rare parts: language, then script, region and variants. */
const TAG = /^[a-z]{2,8}(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*$/i;

/** Whether a text has the form of a tag of BCP 47, such as `prs`, `fr` or `uz-Arab-AF`. */
export const isLanguageTag = (text: string): boolean => TAG.test(text);

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(
  'ar arc arz azb bal ckb dv fa glk he iw ji khw lrc mzn nqo pnb prs ps sd syr ug ur yi'.split(' '),
);
const SCRIPTS: ReadonlySet<string> = new Set('adlm arab hebr mand nkoo rohg samr syrc thaa'.split(' '));

/** The direction of the texts of a language. If the tag names a script, it is the direction of this script. */
export const directionOf = (tag: string): Writing => {
  const [language = ''] = tag.toLowerCase().split('-');
  const script = TAG.exec(tag)?.[1]?.slice(1).toLowerCase();
  const isRight = script === undefined ? RIGHT_TO_LEFT.has(language) : SCRIPTS.has(script);
  return isRight ? 'rtl' : 'ltr';
};
