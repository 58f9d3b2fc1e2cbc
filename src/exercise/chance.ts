import * as z from 'zod/mini';

/** A text with the digits and the decimal sign of Arabic, Dari, Farsi and Pashto as `0` to `9` and a point. */
export const latinDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15)).replace(/٫/g, '.');

/** A chance in per cent as people write it: at most one decimal, with a point or a comma. */
const PER_CENT = /^(\d{1,9})(?:[.,](\d))?\s*[%٪]?$/;

/**
 * Reads `5`, `5.5`, `5,5 %` or `۵٫۵` as that number of per cent. Undefined for any other text. The number may be above
 * 100.
 */
export const readPerCent = (text: string): number | undefined => {
  const [, whole, tenths = '0'] = PER_CENT.exec(latinDigits(text).trim()) ?? [];
  return whole === undefined ? undefined : Number(`${whole}.${tenths}`);
};

/** A number of per cent as a chance, 0 to 1, without the error that a division by 100 leaves in 5.7. */
export const asChance = (perCent: number): number => Math.round(perCent * 10) / 1000;

/** The schema of a chance in per cent. It takes texts too, since JSON and YAML read `5,5` as a text. */
export const perCent = () => {
  const error = 'a chance in per cent, 0 to 100, with one decimal at most: 5.5 or 5,5';
  const isGood = (given: number | string): boolean => (readPerCent(String(given)) ?? 101) <= 100;
  return z.union([z.number({ error }), z.string({ error })], { error }).check(z.refine(isGood, { error }));
};
