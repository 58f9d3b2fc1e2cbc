/** An object, but for the keys whose values are undefined. */
type Defined<Of> = { readonly [Key in keyof Of]?: Exclude<Of[Key], undefined> };

/** The same object without the keys whose values are undefined: where a key that is there says something by itself. */
export const withoutUndefined = <Of extends object>(of: Of): Defined<Of> => {
  const kept: Iterable<readonly unknown[]> = Object.entries(of).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept);
};
