/** The languages of the labels, in the order of each row. English is the key of the row. */
export const LABEL_LANGUAGES = ['fr', 'ru', 'prs', 'ps'] as const;

/** A label that depends on `{n}`: the text for each category of number that the language has. */
export type ByNumber = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export type LabelText = string | ByNumber;

/** A label in French, Russian, Dari and Pashto. It has English by number too, if the key is not enough. */
export type LabelRow = readonly [fr: LabelText, ru: LabelText, prs: LabelText, ps: LabelText, en?: ByNumber];
