/** An object type without the keys whose values are undefined. */
type Defined<Of> = { readonly [Key in keyof Of]?: Exclude<Of[Key], undefined> };

/** A copy without the keys whose values are undefined. Use it if the presence of a key has a meaning. */
export const withoutUndefined = <Of extends object>(of: Of): Defined<Of> => {
  const kept: Iterable<readonly unknown[]> = Object.entries(of).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept);
};
