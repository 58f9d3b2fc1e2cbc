/** An object, but for the keys whose values are undefined. */
type Defined<Of> = { readonly [Key in keyof Of]?: Exclude<Of[Key], undefined> };

/** The same object without the keys whose values are undefined: where a key that is there says something by itself. */
export function withoutUndefined<Of extends object>(of: Of): Defined<Of>;
export function withoutUndefined(of: object): object {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));
}
